"""Daylio's CSV export: `full_date,date,weekday,time,mood,activities,note_title,note`.

Commas, semicolons or tabs between; older files have no title, newer ones more columns. Times are
local, in 24 or 12 hours. What its columns hold: docs/exchange.md.
"""

import csv
import html
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from uuid import uuid4
from zoneinfo import ZoneInfo

from voice_checkin.errors import StoreError
from voice_checkin.exchange.names import habit_called
from voice_checkin.insights.days import zone_of
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.store.cells import guard, unguard
from voice_checkin.store.csv_rows import csv_rows
from voice_checkin.store.import_csv import CsvRead, Problem
from voice_checkin.store.storable import storable
from voice_checkin.store.track import Track, untracked
from voice_checkin.types import CheckIn, Entry, HabitMention

COLUMNS: Final = (
    "full_date",
    "date",
    "weekday",
    "time",
    "mood",
    "activities",
    "note_title",
    "note",
)
_NEEDED: Final = ("full_date", "time", "mood")
MOODS: Final[Mapping[str, int]] = {"rad": 2, "good": 1, "meh": 0, "bad": -1, "awful": -2}
"""Daylio's own five moods as a valence; people give them other names, and add some."""
_TIME: Final = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*(?:([ap])\.?\s?m\.?)?", re.I)
_BREAK: Final = re.compile(r"<(?:br|/p|/div|/li)\s*/?>", re.I)
_TAG: Final = re.compile(
    r"</?(?:b|i|u|s|p|br|div|ul|ol|li|em|strong|span|font)(?:\s[^<>]*)?>", re.I
)
_BETWEEN: Final = " | "

Moods = Mapping[str, int]
"""Valence, -2 to 2, by mood, in small letters."""
Ask = Callable[[Sequence[str]], Moods]
"""Asks what moods mean that nobody knows; raises StoreError where nobody can be asked."""


@dataclass(frozen=True)
class Reader:
    """What reading needs to know of the person."""

    lexicon: Callable[[], Lexicon]
    """With their own words; takes a while to read, and not every file needs it."""
    zone: str
    """IANA name of the zone that the times are in."""
    moods: Moods
    """What they said of moods; goes before `MOODS`."""
    ask: Ask


def read_daylio(text: str, name: str, reader: Reader, track: Track = untracked) -> CsvRead:
    """The check-ins of an export; `name` is the file's.

    Raises StoreError when the file as a whole cannot be trusted, or a mood stays unknown.
    """
    lines = csv_rows(text, name, delimiter(text))
    header = _header(next(lines, (1, []))[1], name)
    rows: list[tuple[int, Sequence[str]]] = [(n, cells) for n, cells in lines if any(cells)]
    moods = _moods(header, [cells for _, cells in rows], reader)
    entries: list[Entry] = []
    problems: list[Problem] = []
    for line, cells in track(rows, "Reading", len(rows)):
        try:
            entries.append(_entry(_named(header, cells), reader, moods))
        except (StoreError, ValueError) as bad:
            problems.append(Problem(line, str(bad).removesuffix(".")))
    return CsvRead(entries, tuple(problems))


def to_daylio(entries: Sequence[Entry], track: Track = untracked) -> str:
    """The entries as Daylio writes them, the newest first; times are those of the entry's zone.

    Holds what Daylio has a place for: how pleasant it was as a mood, which stays empty where
    nobody said; habits done, circumstances, areas and feelings as activities; the event as the
    title, and the note.
    """
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(COLUMNS)
    lines.writerows(_row(entry) for entry in track(entries[::-1], "Writing", len(entries)))
    return text.getvalue()


def delimiter(text: str) -> str:
    """What stands between the cells of the first line."""
    first = text.split("\n", 1)[0]
    return max((",", ";", "\t"), key=first.count)


def header_of(text: str) -> list[str]:
    """The names in the first line, in small letters."""
    first = text.split("\n", 1)[0]
    return [cell.strip().strip('"').lower() for cell in first.split(delimiter(text))]


def _header(cells: Sequence[str], name: str) -> Sequence[str]:
    header = [cell.strip().lower() for cell in cells]
    lacking = [column for column in _NEEDED if column not in header]
    twice = sorted({cell for cell in header if header.count(cell) > 1})
    if lacking or twice:
        wrong = f"{', '.join(lacking)} is not there" if lacking else f"{twice[0]!r} is there twice"
        raise StoreError(
            f"{name}:1: in the first line of a Daylio export {wrong}; export it from Daylio again. "
            "Nothing was imported."
        )
    return header


def _moods(header: Sequence[str], rows: Sequence[Sequence[str]], reader: Reader) -> Moods:
    """Every mood of the file as a valence; those that nobody knows are asked for."""
    place = header.index("mood")
    cells = (unguard(row[place]).strip() for row in rows if len(row) == len(header))
    said = {mood.casefold(): mood for mood in cells if mood}
    known = {**MOODS, **{mood.casefold(): valence for mood, valence in reader.moods.items()}}
    unknown = [mood for name, mood in said.items() if name not in known]
    if not unknown:
        return known
    asked = reader.ask(unknown)
    return {**known, **{mood.casefold(): valence for mood, valence in asked.items()}}


def _named(header: Sequence[str], cells: Sequence[str]) -> Mapping[str, str]:
    if len(cells) != len(header):
        raise ValueError(f"has {len(cells)} cells, not {len(header)}")
    return {column: unguard(cell) for column, cell in zip(header, cells, strict=True)}


def _entry(row: Mapping[str, str], reader: Reader, moods: Moods) -> Entry:
    mood = row["mood"].strip().casefold()
    habits: dict[str, HabitMention] = {}
    contexts: dict[str, None] = {}
    for activity in filter(None, (one.strip() for one in row.get("activities", "").split("|"))):
        habit = habit_called(activity, reader.lexicon())
        if habit is None:
            contexts[activity] = None
        else:
            habits[habit] = HabitMention(habit)
    check_in = CheckIn(
        valence=moods[mood] if mood else None,
        habits=tuple(habits.values()),
        contexts=tuple(contexts),
        note=_note(row) or None,
    )
    return storable(Entry(str(uuid4()), _said_at(row, reader.zone), reader.zone, check_in))


def _said_at(row: Mapping[str, str], zone: str) -> datetime:
    try:
        day = date.fromisoformat(row["full_date"].strip())
    except ValueError:
        raise ValueError(f"full_date: {row['full_date']!r} is not a day like 2025-01-31") from None
    return datetime.combine(day, _time(row["time"]), ZoneInfo(zone))


def _time(text: str) -> time:
    found = _TIME.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError(text)
        hour, minute = int(found[1]), int(found[2])
        half = (found[3] or "").lower()
        if half:
            time(hour - 1 if hour <= 12 else 24)  # noon and midnight are 12, not 0
            hour = hour % 12 + (12 if half == "p" else 0)
        return time(hour, minute)
    except ValueError:
        raise ValueError(f"time: {text!r} is not one like 22:13 or 10:13 PM") from None


def _note(row: Mapping[str, str]) -> str:
    """Title, note, and what stands in columns that we do not know, with its name."""
    others = (f"{name}: {cell}" for name, cell in row.items() if name not in COLUMNS and cell)
    parts = (row.get("note_title", ""), row.get("note", ""), *others)
    return "\n".join(filter(None, (_plain(part) for part in parts)))


def _plain(text: str) -> str:
    """Without the marks of bold type and lists that newer exports have."""
    if _TAG.search(text):
        text = html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    return text.strip()


def _row(entry: Entry) -> tuple[str, ...]:
    said, local = entry.check_in, entry.said_at.astimezone(zone_of(entry.zone))
    names = [habit.name for habit in said.habits if habit.done]
    names += [*said.contexts, *said.areas]
    names += [feeling.name for feeling in said.feelings if not feeling.negated]
    activities = _BETWEEN.join(name.replace("|", "/") for name in dict.fromkeys(names))
    mood = next((mood for mood, valence in MOODS.items() if valence == said.valence), "")
    return (
        local.date().isoformat(),
        f"{local:%B} {local.day}",
        f"{local:%A}",
        f"{local:%H:%M}",
        mood,
        guard(activities),
        guard(said.event or ""),
        guard(said.note or ""),
    )
