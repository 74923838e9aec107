"""Coming over from Loop Habit Tracker."""

import json
from pathlib import Path
from typing import Any

from tests.exchange.files import CHECKMARKS, HABITS, NUMBERS, zipped
from tests.support.commands import Run


def habits(run: Run) -> dict[str, dict[str, bool]]:
    """By day: each habit, and whether it was done."""
    found: list[dict[str, Any]] = json.loads(run("export").stdout)["entries"]
    return {
        entry["said_at"][:10]: {habit["name"]: habit["done"] for habit in entry["habits"]}
        for entry in found
    }


def test_only_what_was_said_to_be_done_or_not_comes_over(run: Run, home: Path) -> None:
    path = home / "Loop Habits CSV 2026-03-03.zip"
    path.write_bytes(zipped(Checkmarks=CHECKMARKS, Habits=HABITS))
    assert "2 check-ins came in" in run("import", path, "--zone", "UTC").stdout
    assert habits(run) == {
        "2026-03-01": {"Wake up early": True},
        "2026-03-03": {"meditation": True, "Wake up early": False, "Pages": True},
    }
    assert "0 check-ins came in, 2 were" in run("import", path, "--zone", "UTC").stdout


def test_in_older_exports_a_nought_says_nothing(run: Run, home: Path) -> None:
    path = home / "Checkmarks.csv"
    path.write_text(NUMBERS)
    assert "2 check-ins came in" in run("import", path, "--from", "loop").stdout
    assert list(habits(run).values()) == [{"Wake up early": True}] * 2


def test_amounts_are_known_by_their_size_without_the_list_of_habits(run: Run, home: Path) -> None:
    path = home / "Checkmarks.csv"
    path.write_text("Date,Pages,\n2026-03-01,500,\n2026-03-02,2,\n2026-03-03,0,\n")
    run("import", path)
    assert habits(run) == {"2026-03-01": {"Pages": True}}


def test_a_habit_to_stay_below_is_left_out_and_named(run: Run, home: Path) -> None:
    below = HABITS.replace("AT_LEAST", "AT_MOST")
    (home / "loop.zip").write_bytes(zipped(Checkmarks=CHECKMARKS, Habits=below))
    done = run("import", home / "loop.zip")
    assert "'Pages' is a habit to stay below" in done.stderr
    assert "this column was left out" in done.stderr
    assert "Pages" not in habits(run)["2026-03-03"]


def test_a_comma_in_a_name_is_understood_with_the_list_of_habits(run: Run, home: Path) -> None:
    listed = 'Position,Name\n001,"Tea, no sugar"\n002,Walk\n'
    marks = "Date,Tea, no sugar,Walk,\n2026-03-01,YES_MANUAL,NO,\n"
    (home / "loop.zip").write_bytes(zipped(Checkmarks=marks, Habits=listed))
    run("import", home / "loop.zip")
    assert habits(run) == {"2026-03-01": {"Tea, no sugar": True, "walk": False}}


def test_a_row_with_a_foreign_mark_costs_no_other(run: Run, home: Path) -> None:
    path = home / "Checkmarks.csv"
    path.write_text("Date,Walk,\n2026-03-01,YES_MANUAL,\n2026-03-02,PERHAPS,\n2026-02-30,NO,\n")
    done = run("import", path, "--json")
    told = json.loads(done.stdout)
    assert told["entries"] == 1
    assert [problem["line"] for problem in told["problems"]] == [3, 4]
    assert "'PERHAPS'" in told["problems"][0]["reason"]
