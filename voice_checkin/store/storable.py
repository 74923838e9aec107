"""What may go into a store: values in their ranges, text that can be written."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final, get_args

from voice_checkin.errors import StoreError
from voice_checkin.store.contract import Contents, SafetyPlan
from voice_checkin.types import (
    DAILY,
    EVERY_DAY,
    MOST_SNOOZES,
    About,
    CheckIn,
    Entry,
    ExerciseEntry,
    FeelingMention,
    Goal,
    HabitMention,
    PersonalKind,
    PersonalWord,
    Polarity,
    Prompt,
    Reminder,
    Sleep,
    SleepQuality,
    Snooze,
)

POLARITIES: Final[tuple[Polarity, ...]] = get_args(Polarity)
QUALITIES: Final[tuple[SleepQuality, ...]] = get_args(SleepQuality)
KINDS: Final[tuple[PersonalKind, ...]] = get_args(PersonalKind)
ABOUTS: Final[tuple[About, ...]] = get_args(About)


def utc(moment: datetime) -> datetime:
    """The same moment in UTC. Raises StoreError without a zone, or off the calendar."""
    if moment.utcoffset() is None:
        raise StoreError(
            f"The time {moment.isoformat()} says no zone; add its offset, as in 07:30+01:00."
        )
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise StoreError(
            f"The time {moment.isoformat()} is off the calendar; use another."
        ) from None


def storable(entry: Entry) -> Entry:
    """The entry as a store keeps it; raises StoreError for a value out of its range.

    A `Sleep` of which nothing is known becomes None, and what is not valid Unicode becomes "?".
    """
    _within("backfilled minutes", entry.backfilled_minutes, 0, 2**31 - 1)
    return replace(
        entry,
        said_at=utc(entry.said_at),
        zone=clean(entry.zone),
        check_in=_storable_check_in(entry.check_in),
    )


def storable_exercise(exercise: ExerciseEntry) -> ExerciseEntry:
    """The exercise as a store keeps it; raises StoreError for a value out of its range."""
    record = exercise.record
    _within("felt before", record.felt_before, 0, 4)
    _within("felt after", record.felt_after, 0, 4)
    return replace(
        exercise,
        at=utc(exercise.at),
        zone=clean(exercise.zone),
        record=replace(record, name=clean(record.name)),
    )


def storable_contents(contents: Contents) -> Contents:
    """The contents as a store keeps them; raises StoreError for the first value it cannot keep."""
    return Contents(
        entries=[storable(entry) for entry in contents.entries],
        exercises=[storable_exercise(exercise) for exercise in contents.exercises],
        memories={clean(key): utc(at) for key, at in contents.memories.items()},
        words=[storable_word(word) for word in contents.words],
        goals=[storable_goal(goal) for goal in contents.goals],
        safety_plan=storable_plan(contents.safety_plan),
        name=clean(contents.name),
        reminders=tuple(storable_reminder(reminder) for reminder in contents.reminders),
        snoozes=tuple(storable_snooze(snooze) for snooze in contents.snoozes),
        prompts=tuple(storable_prompt(prompt) for prompt in contents.prompts),
    )


def storable_word(word: PersonalWord) -> PersonalWord:
    """The word as a store keeps it; raises StoreError for one without a name, or of no kind."""
    _one_of("kind", word.kind, KINDS)
    if not word.name.strip():
        raise StoreError("a personal word needs a name; write one.")
    return PersonalWord(word.kind, clean(word.name), tuple(map(clean, word.said_as)))


def storable_goal(goal: Goal) -> Goal:
    """The goal as a store keeps it; raises StoreError for one without a name, or out of range."""
    if not goal.name.strip():
        raise StoreError("a goal needs a name; write one.")
    _within("minutes", goal.minutes, 0, 24 * 60)
    _within("times a week", goal.times_a_week, 1, DAILY)
    _within("predicted", goal.predicted, 0, 4)
    _within("actual", goal.actual, 0, 4)
    return replace(
        goal,
        name=clean(goal.name),
        why=None if goal.why is None else clean(goal.why),
        after=None if goal.after is None else clean(goal.after),
        hoped=None if goal.hoped is None else clean(goal.hoped),
    )


def storable_reminder(reminder: Reminder) -> Reminder:
    """The reminder as a store keeps it; raises StoreError without an id or a time."""
    if not reminder.id.strip():
        raise StoreError("a reminder needs an id; write one.")
    _one_of("about", reminder.about, ABOUTS)
    if (reminder.at is None) == (reminder.once is None):
        raise StoreError("a reminder has either a time of day or one moment; correct it.")
    for day in reminder.weekdays:
        _one_of("weekday", day, EVERY_DAY)
    if not reminder.weekdays:
        raise StoreError("a reminder needs a weekday; write one.")
    return replace(
        reminder,
        id=clean(reminder.id),
        words=clean(reminder.words),
        at=reminder.at and reminder.at.replace(second=0, microsecond=0, tzinfo=None, fold=0),
        weekdays=tuple(sorted(set(reminder.weekdays))),
        once=reminder.once and utc(reminder.once),
    )


def storable_snooze(snooze: Snooze) -> Snooze:
    """The snooze as a store keeps it; raises StoreError for one too many."""
    _within("times", snooze.times, 1, MOST_SNOOZES)
    until, reason = utc(snooze.until), clean(snooze.reason)
    return replace(snooze, of=clean(snooze.of), until=until, reason=reason)


def storable_prompt(prompt: Prompt) -> Prompt:
    """The prompt as a store keeps it."""
    return replace(prompt, of=clean(prompt.of), slot=clean(prompt.slot), at=utc(prompt.at))


def storable_plan(plan: SafetyPlan) -> SafetyPlan:
    """The plan as a store keeps it."""
    return tuple((clean(label), clean(said)) for label, said in plan)


def word_key(name: str) -> str:
    """What two spellings of one name have in common."""
    return clean(name).strip().casefold()


def clean(text: str) -> str:
    """The text with anything that UTF-8 cannot carry (a stray half character) as "?"."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _storable_check_in(check_in: CheckIn) -> CheckIn:
    _ranges(check_in)
    return replace(
        check_in,
        feelings=tuple(_feeling(f) for f in check_in.feelings),
        habits=tuple(HabitMention(clean(h.name), h.done) for h in check_in.habits),
        sleep=None if check_in.sleep == Sleep() else check_in.sleep,
        contexts=tuple(map(clean, check_in.contexts)),
        areas=tuple(map(clean, check_in.areas)),
        event=None if check_in.event is None else clean(check_in.event),
        note=None if check_in.note is None else clean(check_in.note),
    )


def _ranges(check_in: CheckIn) -> None:
    _within("felt", check_in.felt, 0, 4)
    _within("valence", check_in.valence, -2, 2)
    _within("energy", check_in.energy, 0, 4)
    _within("rating", check_in.rating, 0, 10)
    _within("confidence", check_in.confidence, 0, 1)
    if check_in.sleep:
        _within("sleep hours", check_in.sleep.hours, 0, 24)
        _one_of("sleep quality", check_in.sleep.quality, (*QUALITIES, None))


def _feeling(feeling: FeelingMention) -> FeelingMention:
    _one_of("polarity", feeling.polarity, POLARITIES)
    _one_of("intensity", feeling.intensity, (-1, 0, 1))
    return replace(feeling, name=clean(feeling.name), said=clean(feeling.said))


def _within(name: str, value: float | None, low: int, high: int) -> None:
    # Written so that NaN, which is within nothing, is refused too.
    if value is not None and not low <= value <= high:
        raise StoreError(f"{name} goes from {low} to {high}, not {value}; correct it.")


def _one_of(name: str, value: Any, allowed: Sequence[Any]) -> None:
    if value not in allowed:
        known = ", ".join(str(a) for a in allowed if a is not None)
        raise StoreError(f"{name} is one of {known}, not {value!r}; correct it.")
