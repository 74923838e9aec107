"""Files handed in: good ones come in once, damaged ones change nothing and say where."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from voice_checkin.errors import StoreError
from voice_checkin.store.contract import CheckInStore, Contents
from voice_checkin.store.export import COLUMNS, to_csv, to_json
from voice_checkin.store.import_csv import Problem, read_csv
from voice_checkin.store.importing import Imported, import_file
from voice_checkin.store.memory import MemoryStore
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
HEADER = ",".join(COLUMNS)


def many(count: int) -> Contents:
    """Random entries and a few exercises."""
    chance = Random(7)
    entries = [
        Entry(
            f"e{number}",
            NOON + timedelta(minutes=number, microseconds=chance.randrange(1_000_000)),
            chance.choice(["UTC", "Europe/Dublin", "Asia/Kolkata"]),
            CheckIn(
                felt=chance.choice([None, 0, 1, 2, 3, 4]),
                rating=chance.choice([None, 10 * chance.random()]),
                feelings=(FeelingMention("numb", "numb", "numb", negated=chance.random() < 0.5),),
                habits=(HabitMention("walk", done=chance.random() < 0.5),),
                sleep=Sleep(8 * chance.random()),
                note=chance.choice([None, "=SUM(A1)", "-3 today", "'tis fine", "a\r\nb\n"]),
                confidence=chance.random(),
            ),
            chance.randrange(100),
        )
        for number in range(count)
    ]
    exercise = ExerciseEntry("x", NOON, "UTC", ExerciseRecord("grounding", completed=False))
    words = [PersonalWord("habit", "pilates"), PersonalWord("person", "Zoë", ("zowie",))]
    goals = [Goal("draw", 10.0, "why not", "lunch", 3), Goal("water", paused=True)]
    return Contents(
        entries,
        [exercise],
        {"asked_about_safety": NOON},
        words,
        goals,
        (("Signs", "no sleep"),),
        "Sam",
        (
            Reminder("bank", "other", "call the bank", once=NOON),
            Reminder("meds", "other", "take my meds", time(8, 30), (1, 3)),
        ),
        (Snooze("check_in", NOON, "after lunch", 2),),
        (Prompt("meds", "2025-06-01T08:30", NOON, NOON.date(), answered=True),),
    )


def written(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


def test_export_and_import_into_an_empty_store_give_the_same_store(
    store: CheckInStore, tmp_path: Path
) -> None:
    contents = many(2_000)
    path = written(tmp_path / "all.json", to_json(contents))
    assert import_file(path, store) == Imported(entries=2_000, exercises=1, known=0)
    assert store.contents() == contents
    assert import_file(path, store) == Imported(entries=0, exercises=0, known=2_000)
    assert store.contents() == contents


def test_the_same_csv_comes_in_once(store: CheckInStore, tmp_path: Path) -> None:
    path = written(tmp_path / "all.csv", to_csv(many(50).entries))
    assert import_file(path, store) == Imported(entries=50, exercises=0, known=0)
    assert import_file(path, store) == Imported(entries=0, exercises=0, known=50)
    assert to_csv(store.entries()).encode() == path.read_bytes()


def test_two_rows_that_are_alike_are_two_check_ins(store: CheckInStore, tmp_path: Path) -> None:
    row = "2025-06-01T12:00:00+00:00,UTC,1" + "," * 11
    path = written(tmp_path / "two.csv", f"{HEADER}\n{row}\n{row}\n")
    assert import_file(path, store).entries == 2
    assert import_file(path, store).entries == 0


def test_a_csv_written_by_hand(tmp_path: Path) -> None:
    text = (
        "\ufeffnote,Said_At,zone,feelings,habits,felt\r\n"
        "'tis raining,2025-06-01 13:00,Europe/Dublin,tired; !anxious,!walk;water;,2.0\r\n"
        ",,,,,\r\n\r\n"
        "-3 things,2025-06-01T12:00Z,,,,\r\n"
    )
    store = MemoryStore()
    path = written(tmp_path / "hand.csv", text)
    assert import_file(path, store, {"tired": "neg", "anxious": "neg"}).entries == 2
    said = {entry.check_in.note: entry for entry in store.entries()}
    first, second = said["'tis raining"], said["-3 things"]
    assert first.said_at == second.said_at == NOON
    assert (first.zone, second.zone) == ("Europe/Dublin", "UTC")
    assert first.check_in.felt == 2
    assert first.check_in.feelings == (
        FeelingMention("tired", "tired", "neg"),
        FeelingMention("anxious", "anxious", "neg", negated=True),
    )
    assert first.check_in.habits == (HabitMention("walk", done=False), HabitMention("water"))


def test_a_feeling_that_nobody_knows_counts_as_neutral() -> None:
    text = "said_at,feelings\n2025-06-01T12:00Z,flumoxed\n"
    (entry,) = read_csv(text, "one.csv").entries
    assert entry.check_in.feelings == (FeelingMention("flumoxed", "flumoxed", "neutral"),)


BAD_ROWS = {
    "yesterday,UTC,1": "said_at: 'yesterday' is not a time",
    ",UTC,1": "said_at: '' is not a time",
    "2025-06-01T12:00,Mars/Base,1": "zone: 'Mars/Base' is not one such as",
    "2025-06-01T12:00,../../etc,1": "zone: '../../etc' is not one such as",
    "2025-06-01T12:00Z,UTC,five": "felt: 'five' is not a number",
    "2025-06-01T12:00Z,UTC,1.5": "felt: '1.5' is not a number that fits",
    "2025-06-01T12:00Z,UTC,9": "felt goes from 0 to 4, not 9",
    "0001-01-01T00:00+14:00,UTC,1": "off the calendar",
    "2025-06-01T12:00Z,UTC,,,,nan": "rating goes from 0 to 10, not nan",
    "2025-06-01T12:00Z,UTC,,,,,a\\": "feelings: ends in a single backslash",
    "2025-06-01T12:00Z,UTC,,,,,,,,great": "sleep_quality: 'great' is not one of bad, ok, good",
    "2025-06-01T12:00Z,UTC,,,,,,,,,!home": "contexts: only a feeling or a habit can have",
}


def test_an_export_from_before_there_were_personal_words_is_read(
    store: CheckInStore, tmp_path: Path
) -> None:
    document = json.loads(to_json(many(3)))
    for part in ("words", "goals", "safety_plan", "name", "reminders", "snoozes", "prompts"):
        del document[part]
    path = written(tmp_path / "old.json", json.dumps(document | {"version": 1}))
    assert import_file(path, store).entries == 3
    assert store.words() == []


def test_an_export_from_before_there_were_reminders_is_read(
    store: CheckInStore, tmp_path: Path
) -> None:
    document = json.loads(to_json(many(3)))
    for part in ("reminders", "snoozes", "prompts"):
        del document[part]
    path = written(tmp_path / "old.json", json.dumps(document | {"version": 3}))
    assert import_file(path, store).entries == 3
    assert store.goals() == list(many(3).goals)
    assert store.reminders() == ()


@pytest.mark.parametrize(("row", "reason"), BAD_ROWS.items())
def test_a_bad_row_is_reported_by_its_line_and_stops_no_other(
    store: CheckInStore, tmp_path: Path, row: str, reason: str
) -> None:
    cells = row.split(",")
    bad = ",".join(cells + [""] * (len(COLUMNS) - len(cells)))
    good = '2025-06-01T12:00Z,UTC,1,,,,,,,,,,,"two\nlines"'
    path = written(tmp_path / "some.csv", f"{HEADER}\n{good}\n{bad}\n{good}\n")
    done = import_file(path, store)
    assert done.entries == len(store.entries()) == 2
    (problem,) = done.problems
    assert problem.line == 4
    assert reason in problem.reason


def test_a_row_that_was_cut_off_is_reported() -> None:
    read = read_csv(f"{HEADER}\n2025-06-01T12:00Z,UTC,1\n", "cut.csv")
    assert read.problems == (Problem(2, "has 3 cells, not 14"),)


def damaged_json(change: Callable[[dict[str, Any]], object]) -> str:
    document = json.loads(to_json(many(3)))
    change(document)
    return json.dumps(document)


WHOLE = to_json(many(3))
DAMAGED = {
    "cut.json": (WHOLE[:-200], r"not valid JSON \(.*line \d+, column \d+\)"),
    "deep.json": ("[" * 100_000, "not valid JSON"),
    "huge.json": ('{"format": ' + "9" * 5_000 + "}", "not valid JSON"),
    "list.json": ("[1, 2]", "not an export of voice-checkin"),
    "foreign.json": ('{"bookmarks": []}', "not an export of voice-checkin"),
    "newer.json": (damaged_json(lambda d: d.update(version=5)), "version 5, and this program"),
    "less.json": (damaged_json(lambda d: d.pop("exercises")), "missing or unknown: exercises"),
    "kind.json": (
        damaged_json(lambda d: d["entries"][1].update(felt="two")),
        r"entries\[1\]: felt: input should be a valid integer",
    ),
    "range.json": (
        damaged_json(lambda d: d["entries"][2].update(felt=9)),
        r"entries\[2\]: felt goes from 0 to 4, not 9",
    ),
    "zone.json": (
        damaged_json(lambda d: d["entries"][0].update(said_at="2025-06-01T12:00:00")),
        r"entries\[0\]: The time .* says no zone",
    ),
    "twice.json": (
        damaged_json(lambda d: d["entries"].append(d["entries"][0])),
        r"entries\[3\]: the id 'e0' is there twice",
    ),
    "unknown.json": (
        damaged_json(lambda d: d["entries"][0]["feelings"][0].update(colour="blue")),
        r"entries\[0\]: colour: unknown",
    ),
    "short.json": (
        damaged_json(lambda d: d["entries"][0].pop("said_at")),
        r"entries\[0\]: said_at: field required",
    ),
    "text.json": (damaged_json(lambda d: d.update(entries="none")), "entries: not a list"),
    "record.json": (damaged_json(lambda d: d.update(exercises=[5])), r"exercises\[0\]: not an obj"),
    "word.json": (
        damaged_json(lambda d: d["words"][0].update(kind="pet")),
        r"words\[0\]: kind: input should be 'habit', 'person' or 'goal'",
    ),
    "named.json": (
        damaged_json(lambda d: d["words"][0].update(name="ZOË")),
        r"words\[1\]: the id 'zoë' is there twice",
    ),
    "goal.json": (
        damaged_json(lambda d: d["goals"][0].update(times_a_week=9)),
        r"goals\[0\]: times a week goes from 1 to 7, not 9",
    ),
    "reminder.json": (
        damaged_json(lambda d: d["reminders"][0].update(weekdays=[7])),
        r"reminders\[0\]: weekday is one of 0, 1, 2, 3, 4, 5, 6, not 7",
    ),
    "never.json": (
        damaged_json(lambda d: d["reminders"][1].update(at=None)),
        r"reminders\[1\]: a reminder has either a time of day or one moment",
    ),
    "snooze.json": (
        damaged_json(lambda d: d["snoozes"][0].update(times=3)),
        r"snoozes\[0\]: times goes from 1 to 2, not 3",
    ),
    "prompt.json": (
        damaged_json(lambda d: d["prompts"].append(d["prompts"][0])),
        r"prompts\[1\]: the id '.*' is there twice",
    ),
    "memory.json": (damaged_json(lambda d: d.update(memories={"a": 1.5})), "a: input should be"),
    "empty.csv": ("\n \n", "is empty"),
    "foreign.csv": ("date,mood,activities\n2025,rad,x\n", ":1: the first line must name columns"),
    "semicolons.csv": (HEADER.replace(",", ";"), "commas between"),
    "twice.csv": ("said_at,felt,felt\n", "each once"),
    "quotes.csv": (f'{HEADER}\n"2025', r"quotes\.csv:2: not valid CSV"),
    "mixed.csv": (f'{HEADER}\n2025,"a"b,\n', r"mixed\.csv:2: not valid CSV"),
    "useless.csv": (f"{HEADER}\nyesterday\n", "no row can be read, the first because of line 2"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_changes_nothing_and_says_where(tmp_path: Path, name: str) -> None:
    text, reason = DAMAGED[name]
    store = MemoryStore()
    store.save(CheckIn(felt=1), NOON, "UTC")
    before = store.contents()
    with pytest.raises(StoreError, match=reason) as caught:
        import_file(written(tmp_path / name, text), store)
    assert name in str(caught.value)
    assert store.contents() == before


def test_a_file_that_is_no_text_or_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(StoreError, match=r"picture\.csv is not UTF-8 text; save it as UTF-8"):
        import_file(tmp_path / "picture.csv", MemoryStore())
    for missing in (tmp_path / "nowhere.csv", tmp_path):
        with pytest.raises(StoreError, match="cannot be read"):
            import_file(missing, MemoryStore())
