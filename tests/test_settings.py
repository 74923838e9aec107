"""Settings for reminders: read from the file, and what is wrong is named with its line."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from voice_checkin.errors import SettingsError
from voice_checkin.settings import keep_settings, load_settings
from voice_checkin.types import QuietHours


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VOICE_CHECKIN_CONFIG_DIR", str(tmp_path))
    return tmp_path / "settings.toml"


def test_without_any_nothing_begins_by_itself(file: Path) -> None:
    settings = load_settings({})
    assert (settings.morning_time, settings.evening_time, settings.quiet_hours) == (None,) * 3
    assert settings.grace == timedelta(minutes=30)


def test_times_of_day_are_read(file: Path) -> None:
    file.write_text(
        'morning_time = "07:30"\nevening_time = 21:00:00\n'
        'quiet_from = "22:00"\nquiet_to = "07:00"\ngrace_minutes = 10\n'
    )
    settings = load_settings({})
    assert (settings.morning_time, settings.evening_time) == (time(7, 30), time(21))
    assert settings.quiet_hours == QuietHours(time(22), time(7))
    assert settings.grace == timedelta(minutes=10)


@pytest.mark.parametrize("wrong", ['"25:30"', '"7"', '"7:30"', "7", '"half eight"', '""'])
def test_what_is_no_time_of_day_is_named_with_its_line(file: Path, wrong: str) -> None:
    file.write_text(f"rate = 140\nmorning_time = {wrong}\n")
    with pytest.raises(SettingsError, match=r":2: morning_time is no time of day, write it like"):
        load_settings({})


@pytest.mark.parametrize("alone", ["quiet_from", "quiet_to"])
def test_quiet_hours_have_two_ends(file: Path, alone: str) -> None:
    file.write_text(f'{alone} = "22:00"\n')
    with pytest.raises(SettingsError, match="quiet_from and quiet_to belong together"):
        load_settings({})


@pytest.mark.parametrize("minutes", [-1, 241])
def test_the_grace_is_no_longer_than_it_makes_sense(file: Path, minutes: int) -> None:
    file.write_text(f"grace_minutes = {minutes}\n")
    with pytest.raises(SettingsError, match=":1: grace_minutes"):
        load_settings({})


def test_what_is_kept_and_taken_back_leaves_the_rest_alone(file: Path) -> None:
    file.write_text("# mine\nrate = 140\n")
    keep_settings([("morning_time", "07:30"), ("country", "IE")])
    assert load_settings({}).morning_time == time(7, 30)
    keep_settings([("morning_time", ""), ("evening_time", "")])
    assert load_settings({}).morning_time is None
    assert file.read_text() == '# mine\nrate = 140\ncountry = "IE"\n'
