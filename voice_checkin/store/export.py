"""Everything handed back: JSON that loses nothing, CSV for a spreadsheet."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from voice_checkin.store.cells import guard, join, number
from voice_checkin.store.contract import Contents
from voice_checkin.store.track import Track, untracked
from voice_checkin.types import Entry, ExerciseEntry, Reminder, Sleep, Snooze

FORMAT: Final = "voice-checkin"
VERSION: Final = 4
"""Of the JSON format; goes up when a reader of the last one would misread the new one."""
COLUMNS: Final = (
    "said_at",
    "zone",
    "felt",
    "valence",
    "energy",
    "rating",
    "feelings",
    "habits",
    "sleep_hours",
    "sleep_quality",
    "contexts",
    "areas",
    "event",
    "note",
)


def to_json(contents: Contents, track: Track = untracked) -> str:
    """Everything as one JSON object, which `import_json.read_json` turns back into the same.

    `{"format", "version", "entries": [...], "exercises": [...], "memories": {key: time},
    "words": [...], "goals": [...], "safety_plan": [[label, said], ...], "name",
    "reminders": [...], "snoozes": [...], "prompts": [...]}`; times are ISO 8601 in UTC, a time of
    day is HH:MM, every field of a check-in stands beside its entry's id and time.
    """
    document = {
        "format": FORMAT,
        "version": VERSION,
        "entries": [
            entry_record(entry)
            for entry in track(contents.entries, "Writing", len(contents.entries))
        ],
        "exercises": [_exercise_record(exercise) for exercise in contents.exercises],
        "memories": {key: at.isoformat() for key, at in contents.memories.items()},
        "words": [asdict(word) for word in contents.words],
        "goals": [asdict(goal) for goal in contents.goals],
        "safety_plan": [list(part) for part in contents.safety_plan],
        "name": contents.name,
        "reminders": [reminder_record(reminder) for reminder in contents.reminders],
        "snoozes": [snooze_record(snooze) for snooze in contents.snoozes],
        "prompts": [
            asdict(prompt) | {"at": prompt.at.isoformat(), "day": prompt.day.isoformat()}
            for prompt in contents.prompts
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def to_csv(entries: Sequence[Entry], track: Track = untracked) -> str:
    """A header and one line for each entry, in the order given; see `cells` for the cells.

    Leaves out what has no column: ids, the words said for a feeling, its intensity, confidence,
    confirmed, declined, backfilled minutes.
    """
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(COLUMNS)
    lines.writerows(csv_row(entry) for entry in track(entries, "Writing", len(entries)))
    return text.getvalue()


def entry_record(entry: Entry) -> dict[str, Any]:
    """One entry as plain values, flat."""
    return {
        "id": entry.id,
        "said_at": entry.said_at.isoformat(),
        "zone": entry.zone,
        "backfilled_minutes": entry.backfilled_minutes,
        **asdict(entry.check_in),
    }


def csv_row(entry: Entry) -> tuple[str, ...]:
    """One entry's cells, in the order of `COLUMNS`."""
    said = entry.check_in
    sleep = said.sleep or Sleep()
    return (
        entry.said_at.isoformat(),
        guard(entry.zone),
        number(said.felt),
        number(said.valence),
        number(said.energy),
        number(said.rating),
        join((feeling.name, not feeling.negated) for feeling in said.feelings),
        join((habit.name, habit.done) for habit in said.habits),
        number(sleep.hours),
        sleep.quality or "",
        join((name, True) for name in said.contexts),
        join((name, True) for name in said.areas),
        guard(said.event or ""),
        guard(said.note or ""),
    )


def reminder_record(reminder: Reminder) -> dict[str, Any]:
    """One reminder as plain values."""
    at, once = reminder.at, reminder.once
    return asdict(reminder) | {
        "at": at and at.isoformat("minutes"),
        "weekdays": list(reminder.weekdays),
        "once": once and once.isoformat(),
    }


def snooze_record(snooze: Snooze) -> dict[str, Any]:
    """What was put off, as plain values."""
    return asdict(snooze) | {"until": snooze.until.isoformat()}


def _exercise_record(exercise: ExerciseEntry) -> dict[str, Any]:
    return {
        "id": exercise.id,
        "at": exercise.at.isoformat(),
        "zone": exercise.zone,
        **asdict(exercise.record),
    }
