"""Loop Habit Tracker's export: `Checkmarks.csv`, alone or in its zip beside `Habits.csv`.

A day in each row, a habit in each column. Which marks mean what, and from where we know it:
docs/exchange.md.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import PurePosixPath
from typing import Final
from uuid import uuid4
from zoneinfo import ZoneInfo

from voice_checkin.errors import StoreError
from voice_checkin.exchange.names import habit_called
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.store.csv_rows import csv_rows
from voice_checkin.store.files import as_text
from voice_checkin.store.import_csv import CsvRead, Problem
from voice_checkin.store.storable import storable
from voice_checkin.store.track import Track, untracked
from voice_checkin.types import CheckIn, Entry, HabitMention

ZIP: Final = b"PK"
"""What every zip begins with."""
_CHECKMARKS, _HABITS = "Checkmarks.csv", "Habits.csv"
_LARGEST: Final = 50_000_000
"""Bytes of a file in the zip: a century of a hundred habits is smaller."""
_PACKED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MARKS: Final[Mapping[str, bool | None]] = {
    "YES_MANUAL": True,
    "NO": False,
    "YES_AUTO": None,
    "SKIP": None,
    "UNKNOWN": None,
    "": None,
}
"""What each mark says of the habit: done, not done, or nothing."""
_NUMBERS: Final[Mapping[int, bool | None]] = {
    2: True,
    1: None,
    0: None,
    -1: None,
    3: None,
    -3: None,
}
"""The same where the export has numbers. There a 0 is also written where nobody tapped anything, so
it says nothing."""
_AMOUNT_FROM: Final = 4
"""From here on a number is an amount, in thousandths."""
_NOON: Final = time(12)
"""The export has days without a time."""


@dataclass(frozen=True)
class _Files:
    """What of the export matters here."""

    checkmarks: str
    name: str
    """Of the file, for messages."""
    amounts: Mapping[str, str] = field(default_factory=dict)
    """By habit, for those that count an amount: which kind of target."""
    habits: Sequence[str] = ()
    """Names in the order of the columns; empty: not known."""


def read_loop(
    data: bytes, name: str, lexicon: Callable[[], Lexicon], zone: str, track: Track = untracked
) -> CsvRead:
    """A check-in at noon for each day on which something is known; `name` is the file's.

    Raises StoreError when the file as a whole cannot be trusted.
    """
    files = _zipped(data, name) if data.startswith(ZIP) else _Files(as_text(data, name), name)
    lines = csv_rows(files.checkmarks, files.name)
    header = _header(next(lines, (1, []))[1], files)
    rows = [(line, cells) for line, cells in lines if any(cells)]
    amounts = _amounts(header, [cells for _, cells in rows], files.amounts)
    called = {habit: habit_called(habit, lexicon()) or habit for habit in header}
    problems = [_below(habit) for habit in header if amounts.get(habit) == "AT_MOST"]
    entries: list[Entry] = []
    for line, cells in track(rows, "Reading", len(rows)):
        try:
            found = _entry(header, cells, amounts, called, zone)
        except (StoreError, ValueError) as bad:
            problems.append(Problem(line, str(bad).removesuffix(".")))
        else:
            entries += [found] if found else []
    return CsvRead(entries, tuple(problems))


def _header(cells: Sequence[str], files: _Files) -> Sequence[str]:
    """The habits; a name with a comma in it, which Loop writes as it is, is known from the zip."""
    known = ["Date", *",".join(files.habits).split(",")]
    names = [cell.strip() for cell in cells]
    if names and not names[-1]:
        names.pop()
    if len(files.habits) > 0 and names == [cell.strip() for cell in known]:
        names = ["Date", *files.habits]
    twice = sorted({name for name in names if names.count(name) > 1})
    if not names or names[0] != "Date" or names[1:3] == ["Value", "Notes"] or twice or "" in names:
        wrong = f"{twice[0]!r} is there twice" if twice else "it is not Date and names of habits"
        raise StoreError(
            f"{files.name}:1: in the first line of a Loop export {wrong}; export it from Loop "
            "again, as CSV. Nothing was imported."
        )
    return names[1:]


def _entry(
    header: Sequence[str],
    cells: Sequence[str],
    amounts: Mapping[str, str],
    called: Mapping[str, str],
    zone: str,
) -> Entry | None:
    """The day's check-in; None when nothing is known of it."""
    day, *marks = cells
    if marks and not marks[-1] and len(marks) == len(header) + 1:
        marks.pop()  # Loop ends every row with a comma
    if len(marks) != len(header):
        raise ValueError(f"has {len(marks) + 1} cells, not {len(header) + 1}")
    known: dict[str, bool] = {}
    for habit, mark in zip(header, marks, strict=True):
        done = _done(habit, mark.strip(), amounts.get(habit))
        if done is not None:
            known[called[habit]] = done or known.get(called[habit], False)
    if not known:
        return None
    habits = tuple(HabitMention(habit, done) for habit, done in known.items())
    at = datetime.combine(_day(day), _NOON, ZoneInfo(zone))
    return storable(Entry(str(uuid4()), at, zone, CheckIn(habits=habits)))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"Date: {text!r} is not a day like 2025-01-31") from None


def _done(habit: str, mark: str, amount: str | None) -> bool | None:
    """Whether the mark says that the habit was done, or that it was not; None: neither."""
    if amount == "AT_MOST":
        return None
    number = _number(mark)
    if number is None and mark in _MARKS:
        return _MARKS[mark]
    if number is not None and amount is not None:
        return True if number >= _AMOUNT_FROM else None
    if number is not None and number in _NUMBERS:
        return _NUMBERS[number]
    raise ValueError(f"{habit}: {mark!r} is no mark that Loop writes")


def _number(mark: str) -> int | None:
    try:
        return int(mark)
    except ValueError:
        return None


def _amounts(
    header: Sequence[str], rows: Iterable[Sequence[str]], known: Mapping[str, str]
) -> Mapping[str, str]:
    """Which habits count an amount; without `Habits.csv` those with a number beyond any mark."""
    found = {habit: kind for habit, kind in known.items() if habit in header}
    for row in rows:
        for habit, mark in zip(header, row[1:], strict=False):
            if (_number(mark.strip()) or 0) >= _AMOUNT_FROM:
                found.setdefault(habit, "AT_LEAST")
    return found


def _below(habit: str) -> Problem:
    return Problem(1, f"{habit!r} is a habit to stay below an amount, and so never done", "column")


def _zipped(data: bytes, name: str) -> _Files:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            checkmarks = _member(archive, _CHECKMARKS)
            habits = _member(archive, _HABITS)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
        # RuntimeError: encrypted, or packed in a way that Python does not know.
        raise StoreError(
            f"{name} is not a whole zip that can be read; export it from Loop again. "
            "Nothing was imported."
        ) from None
    if checkmarks is None:
        raise StoreError(
            f"{name} has no {_CHECKMARKS} in it; choose the zip that Loop's CSV export makes. "
            "Nothing was imported."
        )
    inside = f"{name}/{_CHECKMARKS}"
    text = as_text(checkmarks, inside)
    if habits is None:
        return _Files(text, inside)
    return _Files(text, inside, *_told(as_text(habits, f"{name}/{_HABITS}"), f"{name}/{_HABITS}"))


def _member(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """The file of that name that lies least deep: each habit has a folder with its own."""
    found = [info for info in archive.infolist() if PurePosixPath(info.filename).name == name]
    if not found:
        return None
    first = min(found, key=lambda info: info.filename.count("/"))
    if first.file_size > _LARGEST or first.compress_type not in _PACKED:
        raise ValueError("not what Loop writes")
    return archive.read(first)


def _told(text: str, name: str) -> tuple[Mapping[str, str], Sequence[str]]:
    """What `Habits.csv` tells: which habits count an amount and how, and all names in order."""
    lines = csv_rows(text, name)
    header = [cell.strip() for cell in next(lines, (1, []))[1]]
    rows = [dict(zip(header, cells, strict=False)) for _, cells in lines if any(cells)]
    amounts = {
        row["Name"].strip(): row.get("Target Type") or "AT_LEAST"
        for row in rows
        if row.get("Type") in ("NUMERICAL", "MEASURABLE") and row.get("Name")
    }
    return amounts, [row["Name"].strip() for row in rows if row.get("Name")]
