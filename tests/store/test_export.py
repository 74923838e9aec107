"""What is handed back, as a person opens it."""

import csv
import io
import json
from datetime import UTC, datetime, time

from voice_checkin.store.contract import Contents
from voice_checkin.store.export import COLUMNS, to_csv, to_json
from voice_checkin.types import (
    CheckIn,
    Entry,
    ExerciseEntry,
    ExerciseRecord,
    FeelingMention,
    Goal,
    HabitMention,
    PersonalWord,
    Prompt,
    Reminder,
    Sleep,
    Snooze,
)

NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)
FULL = Entry(
    "one",
    NOON,
    "Europe/Dublin",
    CheckIn(
        felt=0,
        valence=-2,
        energy=1,
        rating=3.5,
        feelings=(
            FeelingMention("numb", "dead inside", "numb", intensity=1),
            FeelingMention("anxious", "not anxious", "neg", negated=True),
        ),
        habits=(HabitMention("water"), HabitMention("walk", done=False)),
        sleep=Sleep(5.0, "bad"),
        contexts=("kitchen", "a;b"),
        areas=("!odd", "work"),
        event="=1+1",
        note='She said "no",\nthen left.',
        confidence=0.5,
        confirmed=True,
    ),
    15,
)


def row(entry: Entry) -> dict[str, str]:
    return next(csv.DictReader(io.StringIO(to_csv([entry]), newline="")))


def test_csv_has_exactly_these_columns() -> None:
    assert to_csv([]) == ",".join(COLUMNS) + "\r\n"
    assert ",".join(COLUMNS) == (
        "said_at,zone,felt,valence,energy,rating,feelings,habits,sleep_hours,sleep_quality,"
        "contexts,areas,event,note"
    )


def test_a_csv_row_as_a_spreadsheet_shows_it() -> None:
    assert row(FULL) == {
        "said_at": "2025-06-01T12:00:00+00:00",
        "zone": "Europe/Dublin",
        "felt": "0",
        "valence": "-2",
        "energy": "1",
        "rating": "3.5",
        "feelings": "numb;!anxious",
        "habits": "water;!walk",
        "sleep_hours": "5",
        "sleep_quality": "bad",
        "contexts": "kitchen;a\\;b",
        "areas": "\\!odd;work",
        "event": "'=1+1",
        "note": 'She said "no",\nthen left.',
    }


def test_what_was_not_said_is_empty() -> None:
    cells = row(Entry("two", NOON, "UTC", CheckIn()))
    assert [name for name, cell in cells.items() if cell] == ["said_at", "zone"]


def test_json_has_every_field_flat_and_readable() -> None:
    exercise = ExerciseEntry("x", NOON, "UTC", ExerciseRecord("grounding", True, 0, 1))
    word = PersonalWord("person", "Siobhán", ("shivawn",))
    meds = Reminder(
        "take my meds, 08:30", "other", "take my meds", time(8, 30), weekdays=(0, 1, 2, 3, 4)
    )
    goal = Goal("draw", 10.0, "it was my granny's", hoped="the quiet", predicted=1)
    text = to_json(
        Contents(
            [FULL],
            [exercise],
            {"asked_about_safety": NOON},
            [word],
            [goal],
            (("Signs", "no sleep"),),
            "Sam",
            (meds,),
            (Snooze("check_in", NOON, "after lunch"),),
            (Prompt(meds.id, "2025-06-01T08:30", NOON, NOON.date(), answered=True),),
        )
    )
    assert json.loads(text) == {
        "format": "voice-checkin",
        "version": 4,
        "entries": [
            {
                "id": "one",
                "said_at": "2025-06-01T12:00:00+00:00",
                "zone": "Europe/Dublin",
                "backfilled_minutes": 15,
                "felt": 0,
                "valence": -2,
                "energy": 1,
                "rating": 3.5,
                "feelings": [
                    {
                        "name": "numb",
                        "said": "dead inside",
                        "polarity": "numb",
                        "negated": False,
                        "intensity": 1,
                    },
                    {
                        "name": "anxious",
                        "said": "not anxious",
                        "polarity": "neg",
                        "negated": True,
                        "intensity": 0,
                    },
                ],
                "habits": [{"name": "water", "done": True}, {"name": "walk", "done": False}],
                "sleep": {"hours": 5.0, "quality": "bad"},
                "contexts": ["kitchen", "a;b"],
                "areas": ["!odd", "work"],
                "event": "=1+1",
                "note": 'She said "no",\nthen left.',
                "confidence": 0.5,
                "confirmed": True,
                "declined": False,
            }
        ],
        "exercises": [
            {
                "id": "x",
                "at": "2025-06-01T12:00:00+00:00",
                "zone": "UTC",
                "name": "grounding",
                "completed": True,
                "felt_before": 0,
                "felt_after": 1,
            }
        ],
        "memories": {"asked_about_safety": "2025-06-01T12:00:00+00:00"},
        "words": [{"kind": "person", "name": "Siobhán", "said_as": ["shivawn"]}],
        "goals": [
            {
                "name": "draw",
                "minutes": 10.0,
                "why": "it was my granny's",
                "after": None,
                "times_a_week": 7,
                "paused": False,
                "hoped": "the quiet",
                "predicted": 1,
                "actual": None,
            }
        ],
        "safety_plan": [["Signs", "no sleep"]],
        "name": "Sam",
        "reminders": [
            {
                "id": "take my meds, 08:30",
                "about": "other",
                "words": "take my meds",
                "at": "08:30",
                "weekdays": [0, 1, 2, 3, 4],
                "once": None,
                "asked": True,
                "paused": False,
            },
        ],
        "snoozes": [
            {
                "of": "check_in",
                "until": "2025-06-01T12:00:00+00:00",
                "reason": "after lunch",
                "times": 1,
            }
        ],
        "prompts": [
            {
                "of": "take my meds, 08:30",
                "slot": "2025-06-01T08:30",
                "at": "2025-06-01T12:00:00+00:00",
                "day": "2025-06-01",
                "again": False,
                "answered": True,
            }
        ],
    }
