"""Reminders, typed: added, listed with when they come next, paused and removed."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.commands import Run, events

NOW = "2026-03-02T09:10+00:00"
"""A Monday."""


@pytest.fixture
def settings(home: Path) -> Path:
    (home / "config").mkdir()
    file = home / "config" / "settings.toml"
    file.write_text('morning_time = "07:30"\nquiet_from = "22:00"\nquiet_to = "07:00"\n')
    return file


def listed(run: Run) -> list[dict[str, Any]]:
    return events(run("remind", "--json", "--now", NOW))


def test_there_is_none_yet_and_a_way_to_one(run: Run) -> None:
    assert "remind add" in run("remind").stdout
    assert listed(run) == []


def test_one_is_added_and_listed_with_when_it_comes_next(run: Run) -> None:
    added = run("remind", "add", "Take my meds", "--at", "08:30", "--now", NOW)
    assert added.stdout == "Take my meds · 08:30, every day · Tue 3 Mar 08:30\n"
    (one,) = listed(run)
    assert one == {
        "id": "take my meds, 08:30",
        "about": "other",
        "words": "Take my meds",
        "at": "08:30",
        "weekdays": [0, 1, 2, 3, 4, 5, 6],
        "once": None,
        "asked": True,
        "paused": False,
        "next": "2026-03-03T08:30:00+00:00",
    }


def test_the_list_is_a_table(run: Run, settings: Path) -> None:
    run("remind", "add", "therapy", "--at", "16:00", "--days", "tue,fri", "--now", NOW)
    lines = [line.split() for line in run("remind", "--now", NOW).stdout.splitlines()]
    assert lines == [
        ["what", "when", "next"],
        ["morning", "07:30,", "every", "day", "Tue", "3", "Mar", "07:30"],
        ["therapy", "16:00,", "Tue", "Fri", "Tue", "3", "Mar", "16:00"],
    ]


@pytest.mark.parametrize(
    ("options", "weekdays"),
    [
        (("--days", "mon, Thursday"), [0, 3]),
        (("--times-a-week", "3"), [0, 2, 4]),
        (("--times-a-week", "7"), [0, 1, 2, 3, 4, 5, 6]),
        (("--times-a-week", "6"), [0, 1, 2, 3, 4, 5]),
    ],
)
def test_days_are_chosen_or_spread_over_the_week(
    run: Run, options: tuple[str, ...], weekdays: list[int]
) -> None:
    run("remind", "add", "breathe", "--at", "12:00", *options)
    assert listed(run)[0]["weekdays"] == weekdays


def test_one_moment_comes_once_and_is_past_then(run: Run) -> None:
    run("remind", "add", "call the bank", "--once", "2026-03-03T10:00+00:00", "--now", NOW)
    assert listed(run)[0]["next"] == "2026-03-03T10:00:00+00:00"
    assert "past" in run("remind", "--now", "2026-03-03T11:00+00:00").stdout


def test_one_rests_and_is_taken_up_again(run: Run) -> None:
    run("remind", "add", "stretch", "--at", "16:00")
    assert "resting" in run("remind", "pause", "STRETCH").stdout
    assert (listed(run)[0]["paused"], listed(run)[0]["next"]) == (True, None)
    assert "resting" not in run("remind", "resume", "stretch").stdout
    assert not listed(run)[0]["paused"]


def test_the_morning_of_the_settings_rests_and_is_not_removed(run: Run, settings: Path) -> None:
    assert json.loads(run("remind", "pause", "morning", "--json").stdout)["paused"]
    assert listed(run)[0]["paused"]
    refused = run("remind", "remove", "morning")
    assert refused.exit_code == 1
    assert "take morning_time out of settings.toml" in refused.stderr


def test_one_is_removed(run: Run) -> None:
    run("remind", "add", "stretch", "--at", "16:00")
    assert run("remind", "remove", "stretch").stdout == "stretch is gone.\n"
    assert listed(run) == []


def test_of_two_with_the_same_words_the_id_says_which(run: Run) -> None:
    for at in ("08:00", "20:00"):
        run("remind", "add", "meds", "--at", at)
    refused = run("remind", "remove", "meds")
    assert (refused.exit_code, '"meds, 08:00" or "meds, 20:00"' in refused.stderr) == (1, True)
    run("remind", "remove", "meds, 08:00")
    assert [one["at"] for one in listed(run)] == ["20:00"]


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ((), "--at HH:MM or --once"),
        (("--at", "8"), "--at '8' is no time of day, write it like"),
        (("--at", "23:15"), "23:15 is in your quiet hours (22:00 to 07:00)"),
        (("--at", "08:00", "--days", "someday"), "write it like mon,thu"),
        (("--at", "08:00", "--times-a-week", "8"), "goes from 1 to 7"),
        (("--at", "08:00", "--days", "mon", "--times-a-week", "2"), "not both"),
        (("--at", "08:00", "--about", "party"), "choose goal, therapy or other"),
        (("--once", "tomorrow"), "write it like 2026-03-01T16:00"),
        (("--once", "2026-03-01T10:00"), "has passed"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(
    run: Run, settings: Path, options: tuple[str, ...], reason: str
) -> None:
    refused = run("remind", "add", "stretch", *options, "--now", NOW)
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)
    assert reason in refused.stderr
    assert len(listed(run)) == 1


def test_what_is_not_there_is_told(run: Run) -> None:
    for what in ("pause", "resume", "remove"):
        refused = run("remind", what, "juggling")
        assert (refused.exit_code, "voice-checkin remind" in refused.stderr) == (1, True)


def test_one_that_was_put_off_comes_when_it_was_put_off_to(run: Run, home: Path) -> None:
    run("remind", "add", "stretch", "--at", "16:00")
    document = json.loads(run("export").stdout)
    snooze = {"of": "stretch, 16:00", "until": "2026-03-02T11:00:00Z", "reason": "", "times": 1}
    (home / "all.json").write_text(json.dumps(document | {"snoozes": [snooze]}))
    run("erase", "--yes")
    run("import", home / "all.json")
    assert listed(run)[0]["next"] == "2026-03-02T11:00:00+00:00"


def test_erasing_takes_them_too(run: Run, home: Path) -> None:
    run("remind", "add", "stretch", "--at", "16:00")
    run("erase", "--yes")
    assert [path for path in home.rglob("*") if path.is_file()] == []
    assert listed(run) == []
