"""Reads check-ins from CSV: every good row, and for every other its line and what is wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeVar
from uuid import uuid4
from zoneinfo import ZoneInfo

from voice_checkin.errors import StoreError
from voice_checkin.store.cells import split, unguard
from voice_checkin.store.csv_rows import csv_rows
from voice_checkin.store.export import COLUMNS
from voice_checkin.store.storable import QUALITIES, storable
from voice_checkin.store.track import Track, untracked
from voice_checkin.types import (
    CheckIn,
    Entry,
    FeelingMention,
    HabitMention,
    Polarity,
    Sleep,
)

N = TypeVar("N", int, float)


@dataclass(frozen=True)
class Problem:
    """A row, or a column, that could not be read."""

    line: int
    """Of the file, from 1."""
    reason: str
    part: Literal["row", "column"] = "row"
    """What was left out because of it."""


@dataclass(frozen=True)
class CsvRead:
    """What a CSV file holds."""

    entries: Sequence[Entry]
    """With new ids, in the file's order."""
    problems: tuple[Problem, ...]


def read_csv(
    text: str,
    name: str,
    polarities: Mapping[str, Polarity] | None = None,
    track: Track = untracked,
) -> CsvRead:
    """The check-ins of a CSV file with the columns of `export.COLUMNS`; `name` is the file's.

    `polarities` gives each known feeling's; one that is not in it counts as neutral. A time
    without an offset is local time in `zone`. Raises StoreError when the file as a whole cannot be
    trusted: no header, a foreign one, broken quotes.
    """
    lines = csv_rows(text, name)
    entries: list[Entry] = []
    problems: list[Problem] = []
    header = _header(next(lines, (1, []))[1], name)
    for line, cells in track(lines, "Reading", text.count("\n")):
        row = _row(header, cells, polarities or {})
        if isinstance(row, Entry):
            entries.append(row)
        elif row:
            problems.append(Problem(line, row))
    return CsvRead(entries, tuple(problems))


def _header(cells: Sequence[str], name: str) -> Sequence[str]:
    header = [cell.strip().lower() for cell in cells]
    unknown = [cell for cell in header if cell not in COLUMNS]
    if not header or unknown or "said_at" not in header or len(set(header)) < len(header):
        raise StoreError(
            f"{name}:1: the first line must name columns out of {','.join(COLUMNS)}, with said_at "
            "among them, each once and with commas between; correct it. Nothing was imported."
        )
    return header


def _row(
    header: Sequence[str], cells: Sequence[str], polarities: Mapping[str, Polarity]
) -> Entry | str:
    """The row's entry, or what is wrong with it; "" for an empty line."""
    if not any(cell.strip() for cell in cells):
        return ""
    if len(cells) != len(header):
        return f"has {len(cells)} cells, not {len(header)}"
    try:
        return _entry(dict(zip(header, cells, strict=True)), polarities)
    except (StoreError, ValueError) as bad:
        return str(bad).removesuffix(".")


def _entry(cells: Mapping[str, str], polarities: Mapping[str, Polarity]) -> Entry:
    zone = unguard(cells.get("zone", "")) or "UTC"
    check_in = CheckIn(
        felt=_number(cells, "felt", _whole),
        valence=_number(cells, "valence", _whole),
        energy=_number(cells, "energy", _whole),
        rating=_number(cells, "rating", float),
        feelings=tuple(
            FeelingMention(name, name, polarities.get(name, "neutral"), negated=not holds)
            for name, holds in _names(cells, "feelings")
        ),
        habits=tuple(HabitMention(*habit) for habit in _names(cells, "habits")),
        sleep=_sleep(cells),
        contexts=_plain_names(cells, "contexts"),
        areas=_plain_names(cells, "areas"),
        event=unguard(cells.get("event", "")) or None,
        note=unguard(cells.get("note", "")) or None,
    )
    return storable(Entry(str(uuid4()), _time(cells["said_at"], zone), zone, check_in))


def _time(text: str, zone: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(
            f"said_at: {text!r} is not a time such as 2025-01-31T07:30+01:00"
        ) from None
    if moment.utcoffset() is not None:
        return moment
    try:
        return moment.replace(tzinfo=ZoneInfo(zone))
    except (ValueError, OSError, KeyError):
        raise ValueError(f"zone: {zone!r} is not one such as Europe/Dublin") from None


def _number(cells: Mapping[str, str], name: str, kind: Callable[[str], N]) -> N | None:
    text = cells.get(name, "").strip()
    if not text:
        return None
    try:
        return kind(text)
    except ValueError:
        raise ValueError(f"{name}: {text!r} is not a number that fits there") from None


def _whole(text: str) -> int:
    value = float(text)
    if not value.is_integer():
        raise ValueError(text)
    return int(value)


def _sleep(cells: Mapping[str, str]) -> Sleep | None:
    hours = _number(cells, "sleep_hours", float)
    said = cells.get("sleep_quality", "").strip()
    quality = next((known for known in QUALITIES if known == said), None)
    if said and quality is None:
        raise ValueError(f"sleep_quality: {said!r} is not one of {', '.join(QUALITIES)}")
    return Sleep(hours, quality)


def _names(cells: Mapping[str, str], name: str) -> list[tuple[str, bool]]:
    try:
        return split(cells.get(name, ""))
    except ValueError as bad:
        raise ValueError(f"{name}: {bad}") from None


def _plain_names(cells: Mapping[str, str], name: str) -> tuple[str, ...]:
    found = _names(cells, name)
    if not all(holds for _, holds in found):
        raise ValueError(f"{name}: only a feeling or a habit can have a '!' in front")
    return tuple(text for text, _ in found)
