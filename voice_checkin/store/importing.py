"""Brings a file that was handed in into a store, in one transaction."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from voice_checkin.errors import StoreError
from voice_checkin.store.contract import CheckInStore, Contents
from voice_checkin.store.export import csv_row
from voice_checkin.store.files import read_text
from voice_checkin.store.import_csv import CsvRead, Problem, read_csv
from voice_checkin.store.import_json import read_json
from voice_checkin.store.track import Track, untracked
from voice_checkin.types import Entry, Polarity


@dataclass(frozen=True)
class Imported:
    """What came of an import."""

    entries: int
    """Check-ins that were new."""
    exercises: int
    """Exercises that were new."""
    known: int
    """Check-ins that the store had already; they stay as they were."""
    problems: tuple[Problem, ...] = ()
    """Rows and columns that could not be read (tables only)."""


def import_file(
    path: Path,
    store: CheckInStore,
    polarities: Mapping[str, Polarity] | None = None,
    track: Track = untracked,
) -> Imported:
    """Add a JSON or CSV export to the store; which of the two is told by its first character.

    JSON comes in whole or not at all; of CSV every row that can be read, all in one transaction.
    The same file a second time adds nothing. Raises StoreError when nothing can be read of it.
    """
    text = read_text(path)
    if not text.strip():
        raise StoreError(f"{path} is empty; choose another file. Nothing was imported.")
    if path.suffix.lower() == ".json" or text.lstrip().startswith("{"):
        contents = read_json(text, str(path), track)
        added = store.add(contents)
        return Imported(added.entries, added.exercises, len(contents.entries) - added.entries)
    return add_rows(read_csv(text, str(path), polarities, track), str(path), store)


def add_rows(read: CsvRead, name: str, store: CheckInStore) -> Imported:
    """Add what was read of a table, in one transaction; `name` is the file's.

    Raises StoreError when no row of it could be read.
    """
    if read.problems and not read.entries:
        first = read.problems[0]
        raise StoreError(
            f"{name}: no row can be read, the first because of line {first.line}: {first.reason}. "
            "Nothing was imported."
        )
    new = _new(read.entries, store.entries())
    added = store.add(Contents(entries=new))
    return Imported(added.entries, 0, len(read.entries) - added.entries, read.problems)


def _new(read: Sequence[Entry], stored: Sequence[Entry]) -> list[Entry]:
    """Rows that the store does not have: a table has no ids, so a row is known by all its cells."""
    known = Counter(csv_row(entry) for entry in stored)
    new = []
    for entry in read:
        row = csv_row(entry)
        if known[row]:
            known[row] -= 1
        else:
            new.append(entry)
    return new
