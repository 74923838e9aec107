"""Coming over from Daylio, and going back."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.files import DAYLIO
from tests.support.commands import Run

HEADER = "full_date,date,weekday,time,mood,activities,note_title,note"


def entries(run: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("export").stdout)["entries"]
    return found


def written(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


def test_an_export_comes_over_once_and_is_known_by_its_header(run: Run, home: Path) -> None:
    path = written(home / "daylio_export.csv", DAYLIO)
    first = run("import", path, "--zone", "Europe/Dublin")
    assert first.stdout == "3 check-ins came in, 0 were there already.\n"
    assert "0 check-ins came in, 3 were" in run("import", path, "--zone", "Europe/Dublin").stdout
    night, trip, gym = entries(run)
    assert [one["valence"] for one in (night, trip, gym)] == [-2, 2, 1]
    assert night["said_at"] == "2026-03-01T00:30:00+00:00"
    assert trip["said_at"] == "2026-03-01T22:05:00+00:00"
    assert night["note"] == "no sleep\nat all & so on"
    assert trip["note"] == "A day out\nby the sea, at last"
    assert [habit["name"] for habit in gym["habits"]] == ["exercise"]
    assert gym["contexts"] == ["family", "good meal"]
    assert gym["felt"] is None


def test_an_activity_with_a_name_of_ones_own_is_that_habit(run: Run, home: Path) -> None:
    run("words", "add", "habit", "Zither")
    row = "2026-03-02,March 2,Monday,09:00,meh,zither,,"
    run("import", written(home / "own.csv", f"{HEADER}\n{row}\n"))
    (entry,) = entries(run)
    assert entry["habits"] == [{"name": "Zither", "done": True}]


def test_moods_of_ones_own_are_told_by_an_option(run: Run, home: Path) -> None:
    rows = "2026-03-02,,,09:00,cosy,,,\n2026-03-03,,,09:00,Grim,,,\n2026-03-04,,,09:00,meh,,,"
    path = written(home / "own.csv", f"{HEADER}\n{rows}\n")
    refused = run("import", path)
    assert refused.exit_code == 1
    assert "cosy, Grim" in refused.stderr
    assert "--mood 'cosy=1'" in refused.stderr
    assert entries(run) == []
    assert run("import", path, "--mood", "Cosy=2", "--mood", "grim=-2").exit_code == 0
    assert [entry["valence"] for entry in entries(run)] == [2, -2, 0]


def test_at_a_terminal_moods_of_ones_own_are_asked_for(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(home / "own.csv", f"{HEADER}\n2026-03-02,,,09:00,cosy,,,\n")
    monkeypatch.setattr("voice_checkin.cli.importing._at_terminal", lambda: True)
    done = run("import", path, said="great\n5\n")
    assert "cosy" in done.stderr
    assert [entry["valence"] for entry in entries(run)] == [2]
    other = written(home / "more.csv", f"{HEADER}\n2026-03-02,,,09:00,grim,,,\n")
    assert run("import", other, said="").exit_code == 1
    assert len(entries(run)) == 1


@pytest.mark.parametrize("pair", ["rad", "=1", "rad=3", "rad=x"])
def test_an_option_that_says_no_mood_is_refused(run: Run, home: Path, pair: str) -> None:
    path = written(home / "any.csv", DAYLIO)
    assert "--mood" in run("import", path, "--mood", pair).stderr


BAD_ROWS = {
    "2026-02-30,,,09:00,meh,,,": "full_date: '2026-02-30' is not a day",
    "2026-02-03,,,25:00,meh,,,": "time: '25:00'",
    "2026-02-03,,,13:00 PM,meh,,,": "time: '13:00 PM'",
    "2026-02-03,,,0:00 AM,meh,,,": "time: '0:00 AM'",
    "2026-02-03,,,later,meh,,,": "time: 'later'",
    "2026-02-03,09:00,meh": "has 3 cells, not 8",
}


@pytest.mark.parametrize(("row", "reason"), BAD_ROWS.items())
def test_a_row_that_cannot_be_read_is_named_and_costs_no_other(
    run: Run, home: Path, row: str, reason: str
) -> None:
    good = "2026-03-02,,,09:00,meh,,,"
    path = written(home / "some.csv", f"{HEADER}\n{good}\n{row}\n{good}\n")
    done = run("import", path, "--json")
    told = json.loads(done.stdout)
    assert told["entries"] == len(entries(run)) == 2
    (problem,) = told["problems"]
    assert problem["line"] == 3
    assert reason in problem["reason"]
    assert f"some.csv:3: {problem['reason']}; this row was left out" in done.stderr


@pytest.mark.parametrize("said", ["12:00 AM", "00:00", "12.00 a.m."])
def test_midnight_has_several_spellings(run: Run, home: Path, said: str) -> None:
    run(
        "import",
        written(home / "a.csv", f"{HEADER}\n2026-03-02,,,{said},meh,,,\n"),
        "--zone",
        "UTC",
    )
    assert entries(run)[0]["said_at"] == "2026-03-02T00:00:00+00:00"


def test_older_and_newer_exports_and_other_separators(run: Run, home: Path) -> None:
    older = "full_date,date,weekday,time,mood,activities,note\n2025-01-01,,,09:00,meh,,short\n"
    newer = (
        "full_date\tdate\tweekday\ttime\tmood\tactivities\tscales\tnote_title\tnote\n"
        "2026-01-01\t\t\t09:00\tmeh\t\tSleep 7\t\tlong\n"
    )
    assert run("import", written(home / "older.csv", older)).exit_code == 0
    assert run("import", written(home / "newer.csv", newer)).exit_code == 0
    assert [entry["note"] for entry in entries(run)] == ["short", "long\nscales: Sleep 7"]


def test_what_was_logged_goes_to_daylio_and_comes_back(run: Run, home: Path) -> None:
    run(
        "talk", "--text", "--now", "2026-03-02T07:30+01:00", said="really sad and went for a walk\n"
    )
    path = home / "daylio.csv"
    assert run("export", "--format", "daylio", "--to", path).exit_code == 0
    header, row = path.read_text(encoding="utf-8").splitlines()
    assert header == HEADER
    assert row.startswith("2026-03-02,March 2,Monday,07:30,")
    assert "walk | sad" in row
    (before,) = entries(run)
    run("erase", "--yes")
    run("import", path, "--zone", "Etc/GMT-1")
    (after,) = entries(run)
    assert after["said_at"] == before["said_at"]
    assert after["valence"] == before["valence"]
    assert after["habits"] == [{"name": "walk", "done": True}]


def test_numb_is_no_mood_of_daylios(run: Run) -> None:
    run("talk", "--text", said="numb\nno\n")
    row = run("export", "--format", "daylio").stdout.splitlines()[1]
    assert row.split(",")[4] == ""
