"""Files that cannot be read: one clear sentence each, and nothing is changed."""

import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.exchange.files import CHECKMARKS, DAYLIO, HABITS, zipped
from tests.support.commands import Run
from tests.support.lived import live
from voice_checkin.types import CheckIn, Entry

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

WHOLE = zipped(Checkmarks=CHECKMARKS, Habits=HABITS)
NEWER = json.dumps({"format": "voice-checkin", "version": 99}).encode()
DAMAGED: dict[str, tuple[bytes, str]] = {
    "latin.csv": (DAYLIO.encode("utf-16"), "is not UTF-8 text; save it as UTF-8"),
    "cut.zip": (WHOLE[: len(WHOLE) // 2], "is not a whole zip"),
    "torn.zip": (WHOLE[:45] + b"\xff\xff\xff" + WHOLE[48:], "is not a whole zip"),
    "other.zip": (zipped(Checkmarks="a,b\n1,2\n"), "it is not Date"),
    "column.csv": (DAYLIO.replace("time,", "").encode(), "time is not there"),
    "twice.csv": (DAYLIO.replace("weekday", "mood").encode(), "'mood' is there twice"),
    "quotes.csv": (DAYLIO.encode() + b'2026-03-04,"March', ":5: not valid CSV"),
    "days.csv": (
        b"full_date,time,mood\n2026-02-30,09:00,meh\n",
        "no row can be read, the first because of line 2: full_date: '2026-02-30' is not a day",
    ),
    "newer.json": (NEWER, "version 99, and this program reads"),
    "cut.json": (b'{"format": "voice-checkin", "ver', "not valid JSON"),
    "empty.csv": (b"", "is empty"),
    "blank.csv": (b" \r\n\t\n", "is empty"),
    "picture.csv": (b"\x89PNG\r\n\x1a\n\x00\x00", "is not UTF-8 text"),
    "noughts.csv": (b"\x00" * 64, "Nothing was imported"),
    "habits.csv": (b"Date,Walk,Walk,\n2026-03-01,2,2,\n", "'Walk' is there twice"),
    "one.csv": (b"Date,Value,Notes\n2026-03-01,NO,ill\n", "it is not Date and names of habits"),
    "bookmarks.csv": (b"url,title\nx,y\n", "the first line must name columns"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_named_and_changes_nothing(run: Run, home: Path, name: str) -> None:
    live([Entry("e", NOON, "UTC", CheckIn(felt=0, note="mine"))])
    before = run("export").stdout
    data, reason = DAMAGED[name]
    (home / name).write_bytes(data)
    done = run("import", home / name)
    assert done.exit_code == 1
    assert reason in done.stderr
    assert name in done.stderr
    assert done.stderr.count("\n") == 1
    assert run("export").stdout == before


@pytest.mark.parametrize("program", ["daylio", "loop", "voice-checkin"])
def test_a_folder_or_nothing_at_all_is_no_file(run: Run, home: Path, program: str) -> None:
    for path in (home, home / "nowhere.csv"):
        done = run("import", path, "--from", program)
        assert done.exit_code == 1
        assert "cannot be read" in done.stderr


def test_a_zip_without_the_marks_says_so(run: Run, home: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("holiday.txt", "sun")
    (home / "holiday.zip").write_bytes(data.getvalue())
    assert "has no Checkmarks.csv in it" in run("import", home / "holiday.zip").stderr


def test_a_program_or_a_zone_that_nobody_knows(run: Run, home: Path) -> None:
    (home / "any.csv").write_text(DAYLIO)
    assert "--from" in run("import", home / "any.csv", "--from", "diary").stderr
    assert "--zone" in run("import", home / "any.csv", "--zone", "Mars/Base").stderr
    assert "daylio or fhir" in run("export", "--format", "xml").stderr
