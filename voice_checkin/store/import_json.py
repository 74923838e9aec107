"""Reads what `export.to_json` wrote, whole or not at all."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from datetime import datetime
from functools import cache
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from voice_checkin.errors import StoreError
from voice_checkin.store.contract import Contents, SafetyPlan
from voice_checkin.store.export import FORMAT, VERSION
from voice_checkin.store.storable import (
    clean,
    storable,
    storable_exercise,
    storable_goal,
    storable_plan,
    storable_prompt,
    storable_reminder,
    storable_snooze,
    storable_word,
    utc,
    word_key,
)
from voice_checkin.store.track import Track, untracked
from voice_checkin.types import (
    CheckIn,
    Entry,
    ExerciseEntry,
    ExerciseRecord,
    Goal,
    PersonalWord,
    Prompt,
    Reminder,
    Snooze,
)

_KEYS: Final = {
    "format",
    "version",
    "entries",
    "exercises",
    "memories",
    "words",
    "goals",
    "safety_plan",
    "name",
    "reminders",
    "snoozes",
    "prompts",
}
_SINCE: Final[dict[str, tuple[int, Any]]] = {
    "words": (2, []),
    "goals": (3, []),
    "safety_plan": (3, []),
    "name": (3, ""),
    "reminders": (4, []),
    "snoozes": (4, []),
    "prompts": (4, []),
}
"""The version of the first exports that have it, and what older ones are taken to say."""

T = TypeVar("T", Entry, ExerciseEntry, PersonalWord, Goal, Reminder, Snooze, Prompt)


def read_json(text: str, name: str, track: Track = untracked) -> Contents:
    """The contents of an export; `name` is the file's, for messages.

    Raises StoreError, naming the place, for anything that is not a whole and valid export.
    """
    try:
        document = _document(text)
        entries = _list(document, "entries", _entry, lambda entry: entry.id, track)
        exercises = _list(document, "exercises", _exercise, lambda exercise: exercise.id)
        memories = _memories(document["memories"])
        words = _list(document, "words", _word, lambda word: word_key(word.name))
        goals = _list(document, "goals", _goal, lambda goal: word_key(goal.name))
        plan = storable_plan(_valid(_adapters()["safety_plan"], document["safety_plan"]))
        reminders = _list(document, "reminders", _reminder, lambda reminder: reminder.id)
        snoozes = _list(document, "snoozes", _snooze, lambda snooze: snooze.of)
        prompts = _list(document, "prompts", _prompt, lambda one: f"{one.of} {one.slot}")
        called = clean(_valid(_adapters()["name"], document["name"]))
    except (StoreError, ValueError) as bad:
        raise StoreError(f"{name}: {bad} Nothing was imported.") from None
    later = (tuple(reminders), tuple(snoozes), tuple(prompts))
    return Contents(entries, exercises, memories, words, goals, plan, called, *later)


def _document(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as bad:
        where = f"line {bad.lineno}, column {bad.colno}"
        raise StoreError(f"not valid JSON ({bad.msg}, {where}); export it again.") from None
    except (ValueError, RecursionError):
        raise StoreError("not valid JSON that could be an export; export it again.") from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise StoreError("not an export of voice-checkin; choose a file that is one.")
    version = document.get("version")
    if version in range(1, VERSION):
        for part, (first, nothing) in _SINCE.items():
            if version in range(1, first):
                document.setdefault(part, nothing)
    elif version != VERSION:
        raise StoreError(
            f"the export has version {version!r}, and this program reads {VERSION}; "
            "update the program, or export it again."
        )
    if document.keys() != _KEYS:
        odd = sorted(map(str, document.keys() ^ _KEYS))
        raise StoreError(f"missing or unknown: {', '.join(odd)}; export it again.")
    return document


def _list(
    document: Mapping[str, Any],
    part: str,
    read: Callable[[Any], T],
    key: Callable[[T], str],
    track: Track = untracked,
) -> list[T]:
    records = document[part]
    if not isinstance(records, list):
        raise StoreError(f"{part}: not a list; correct it.")
    found: dict[str, T] = {}
    for index, record in enumerate(track(records, "Reading", len(records))):
        where = f"{part}[{index}]"
        try:
            value = read(record)
        except (StoreError, ValueError) as bad:
            raise StoreError(f"{where}: {bad}") from None
        if key(value) in found:
            raise StoreError(f"{where}: the id {key(value)!r} is there twice; remove one.")
        found[key(value)] = value
    return list(found.values())


def _entry(record: Any) -> Entry:
    nested = _nested(record, "check_in", CheckIn)
    return storable(_checked("entries", nested))


def _exercise(record: Any) -> ExerciseEntry:
    nested = _nested(record, "record", ExerciseRecord)
    return storable_exercise(_checked("exercises", nested))


def _word(record: Any) -> PersonalWord:
    return storable_word(_checked("words", record))


def _goal(record: Any) -> Goal:
    return storable_goal(_checked("goals", record))


def _reminder(record: Any) -> Reminder:
    return storable_reminder(_checked("reminders", record))


def _snooze(record: Any) -> Snooze:
    return storable_snooze(_checked("snoozes", record))


def _prompt(record: Any) -> Prompt:
    return storable_prompt(_checked("prompts", record))


def _memories(record: Any) -> dict[str, datetime]:
    if not isinstance(record, dict):
        raise StoreError("memories: not an object; correct it.")
    times = _valid(_adapters()["memories"], record)
    return {clean(key): utc(at) for key, at in times.items()}


def _nested(record: Any, part: str, inner: type) -> dict[str, Any]:
    """The flat record with the fields of `inner` moved under `part`, as the dataclasses have it."""
    if not isinstance(record, dict):
        raise StoreError("not an object; correct it.")
    names = {field.name for field in fields(inner)}
    below = {key: value for key, value in record.items() if key in names}
    return {key: value for key, value in record.items() if key not in names} | {part: below}


def _checked(part: str, record: Any) -> Any:
    if not isinstance(record, dict):
        raise StoreError("not an object; correct it.")
    value = _valid(_adapters()[part], record)
    unknown = _unknown(record, asdict(value))
    if unknown:
        raise StoreError(f"{unknown}: unknown; export it again with this version.")
    return value


def _valid(adapter: TypeAdapter[Any], record: Any) -> Any:
    try:
        # By way of JSON, for only there "strict" still takes lists for tuples, text for times.
        return adapter.validate_json(json.dumps(record), strict=True)
    except ValidationError as bad:
        first = bad.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"] if part not in ("check_in", "record"))
        raise StoreError(f"{place}: {first['msg'].lower()}; correct it.") from None


@cache
def _adapters() -> dict[str, TypeAdapter[Any]]:
    return {
        "entries": TypeAdapter(Entry),
        "exercises": TypeAdapter(ExerciseEntry),
        "memories": TypeAdapter(dict[str, datetime]),
        "words": TypeAdapter(PersonalWord),
        "goals": TypeAdapter(Goal),
        "reminders": TypeAdapter(Reminder),
        "snoozes": TypeAdapter(Snooze),
        "prompts": TypeAdapter(Prompt),
        "safety_plan": TypeAdapter(SafetyPlan),
        "name": TypeAdapter(str),
    }


def _unknown(given: Any, known: Any) -> str | None:
    """The first key in `given` that `known`, the same thing as we understood it, does not have."""
    if isinstance(given, dict) and isinstance(known, dict):
        for key, value in given.items():
            if key not in known:
                return str(key)
            deeper = _unknown(value, known[key])
            if deeper:
                return deeper
    if isinstance(given, list) and isinstance(known, tuple):
        pairs = zip(given, known, strict=True)
        return next(filter(None, (_unknown(a, b) for a, b in pairs)), None)
    return None
