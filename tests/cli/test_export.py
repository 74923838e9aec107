"""Everything handed back."""

import csv
import json
from pathlib import Path

from tests.support.commands import Run


def test_an_empty_store_exports_as_nothing_and_not_as_an_error(run: Run) -> None:
    assert json.loads(run("export").stdout)["entries"] == []
    assert run("export", "--format", "csv").stdout.count("\n") == 1


def test_a_file_is_written_for_the_user_alone(run: Run, home: Path) -> None:
    run("talk", "--text", said="numb and no walk today\nno\nno\n")
    path = home / "mine.csv"
    assert run("export", "--format", "csv", "--to", path).exit_code == 0
    assert path.stat().st_mode & 0o077 == 0
    (row,) = csv.DictReader(path.read_text().splitlines())
    assert row["felt"] == "0"
    assert row["habits"] == "!walk"


def test_a_folder_that_is_not_there_is_said_and_nothing_is_left(run: Run, home: Path) -> None:
    result = run("export", "--to", home / "nowhere" / "mine.json")
    assert result.exit_code == 1
    assert "nowhere" in result.stderr


def test_erase_leaves_nothing_and_asks_first(run: Run, home: Path) -> None:
    run("talk", "--text", said="numb\nno\n")
    refused = run("erase")
    assert refused.exit_code == 1
    assert "--yes" in refused.stderr
    assert run("erase", "--yes").exit_code == 0
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_what_was_exported_comes_back_once(run: Run, home: Path) -> None:
    run("talk", "--text", said="a bit sad and no walk today\nno\nno\n")
    for name in ("mine.json", "mine.csv"):
        run("export", "--format", name.split(".")[1], "--to", home / name)
        before = json.loads(run("export").stdout)["entries"]
        run("erase", "--yes")
        assert "1 check-in came in" in run("import", home / name).stdout
        assert "0 check-ins came in" in run("import", home / name).stdout
        (after,) = json.loads(run("export").stdout)["entries"]
        assert after["feelings"][0]["polarity"] == before[0]["feelings"][0]["polarity"]
        assert after["habits"] == before[0]["habits"]


def test_a_row_that_cannot_be_read_is_named_and_costs_no_other(run: Run, home: Path) -> None:
    header = "said_at,zone,felt,valence,energy,rating,feelings,habits"
    rows = "2026-03-01T07:30:00+00:00,UTC,0,,,,numb,!walk\nyesterday,UTC,9,,,,numb,"
    (home / "mine.csv").write_text(f"{header}\n{rows}\n")
    result = run("import", home / "mine.csv")
    assert "1 check-in came in" in result.stdout
    assert "mine.csv:3" in result.stderr
