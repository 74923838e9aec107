"""Numbers for somebody in danger: complete, speakable, and not old."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from voice_checkin.catalogue.helplines import load_helplines
from voice_checkin.dialogue.helplines import Helpline, stale
from voice_checkin.errors import CatalogueError
from voice_checkin.resources import intents_root

GOOD = """\
helplines:
  - country: GB
    who: the Samaritans
    kind: crisis
    dial: "116 123"
    spoken: one one six, one two three
    hours: day and night
    languages: [en]
    verified_on: 2026-11-22
    source: https://www.samaritans.org/
"""


def shipped() -> tuple[Helpline, ...]:
    return load_helplines(intents_root() / "en" / "helplines.yaml")


def load(tmp_path: Path, text: str) -> tuple[Helpline, ...]:
    path = tmp_path / "helplines.yaml"
    path.write_text(text, encoding="utf-8")
    return load_helplines(path)


def test_no_shipped_number_is_older_than_a_year() -> None:
    today = datetime.now(UTC).date()
    assert [f"{line.country} {line.dial}" for line in stale(shipped(), today)] == []


def test_a_number_grows_old(tmp_path: Path) -> None:
    lines = load(tmp_path, GOOD)
    day = lines[0].verified_on
    assert stale(lines, day) == ()
    assert stale(lines, day + timedelta(days=365)) == ()
    assert stale(lines, day + timedelta(days=366)) == lines


def test_nothing_is_verified_in_the_future(tmp_path: Path) -> None:
    lines = load(tmp_path, GOOD)
    assert stale(lines, date(2026, 11, 21)) == lines


@pytest.mark.parametrize(
    ("country", "crisis", "emergency"),
    [
        ("US", "988", "911"),
        ("CA", "988", "911"),
        ("GB", "116 123", "999"),
        ("IE", "116 123", "112"),
        ("AU", "13 11 14", "000"),
        ("NZ", "1737", "111"),
        ("ES", "024", "112"),
        ("DE", "0800 111 0 111", "112"),
        ("IN", "14416", "112"),
        ("EU", None, "112"),
    ],
)
def test_the_numbers_of_a_country(country: str, crisis: str | None, emergency: str) -> None:
    numbers = {line.kind: line.dial for line in shipped() if line.country == country}
    assert numbers.get("crisis") == crisis
    assert numbers.get("emergency") == emergency


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("one two three", "one two four", ":6: 'one one six, one two four' does not say 116 123"),
        ("one two three", "a hundred and twenty-three", ":6: "),
        ("country: GB", "country: uk", ":2: helplines.0.country: "),
        ("kind: crisis", "kind: chat", ":4: helplines.0.kind: "),
        ('"116 123"', '"+44 116 123"', ":5: helplines.0.dial: "),
        ("    hours: day and night\n", "", ":2: helplines.0.hours: is missing"),
        ("2026-11-22", "last week", ":9: helplines.0.verified_on: "),
        ("https:", "see", ":10: helplines.0.source: "),
        ("[en]", "[]", ":8: helplines.0.languages: "),
        ("[en]", "[en]\n    also_in: [Uk]", ":9: helplines.0.also_in.0: "),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(CatalogueError) as refused:
        load(tmp_path, GOOD.replace(old, new))
    assert str(refused.value).removeprefix(str(tmp_path / "helplines.yaml")).startswith(message)


def test_a_country_is_not_served_by_two_numbers_of_a_kind(tmp_path: Path) -> None:
    shared = GOOD + "    also_in: [FR, UK]\n"
    other = shared.partition("\n")[2].replace("country: GB", "country: IE")
    with pytest.raises(CatalogueError, match=":21: also_in: FR is served by 116 123 already"):
        load(tmp_path, shared + other)


def test_a_number_cannot_be_there_twice(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=":14: 116 123 is there twice for GB"):
        load(tmp_path, GOOD + GOOD.partition("\n")[2])
