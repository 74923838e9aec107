"""What every store of check-ins promises, and what may go into one.

`Store` keeps it encrypted on disk, `MemoryStore` keeps it while the program runs; both refuse and
return the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Final, Protocol, get_args

from voice_checkin.errors import StoreError
from voice_checkin.types import (
    DAILY,
    CheckIn,
    Entry,
    ExerciseEntry,
    ExerciseRecord,
    FeelingMention,
    Goal,
    HabitMention,
    PersonalKind,
    PersonalWord,
    Polarity,
    Sleep,
    SleepQuality,
    Unfinished,
)

POLARITIES: Final[tuple[Polarity, ...]] = get_args(Polarity)
QUALITIES: Final[tuple[SleepQuality, ...]] = get_args(SleepQuality)
KINDS: Final[tuple[PersonalKind, ...]] = get_args(PersonalKind)


SafetyPlan = tuple[tuple[str, str], ...]
"""What each part of the plan for bad days is called, and what the person said."""


@dataclass(frozen=True)
class Contents:
    """Everything a store holds, or that is to be added to one."""

    entries: Sequence[Entry] = ()
    """Ordered by `said_at`."""
    exercises: Sequence[ExerciseEntry] = ()
    """Ordered by `at`."""
    memories: Mapping[str, datetime] = field(default_factory=dict)
    """When something last happened, by key; aware, UTC."""
    words: Sequence[PersonalWord] = ()
    """Ordered by name, see `word_key`."""
    goals: Sequence[Goal] = ()
    """Ordered by name, see `word_key`."""
    safety_plan: SafetyPlan = ()


@dataclass(frozen=True)
class Added:
    """How much of some `Contents` was new to a store."""

    entries: int
    exercises: int
    words: int = 0
    goals: int = 0


class CheckInStore(Protocol):
    """A store of check-ins, exercises, memories and words. Every method may raise StoreError."""

    def save(
        self,
        check_in: CheckIn,
        said_at: datetime,
        zone: str,
        entry_id: str | None = None,
        backfilled_minutes: int = 0,
    ) -> str:
        """Write one entry in one transaction; return its id.

        With the id of a stored entry its content is replaced, while `said_at` and `zone` stay
        those of the first time. `said_at` is aware; `zone` is an IANA name.
        """
        ...

    def delete(self, entry_id: str) -> bool:
        """Remove an entry; False when it was not there."""
        ...

    def last(self) -> Entry | None:
        """The newest entry by `said_at`."""
        ...

    def entries(self, since: datetime | None = None, until: datetime | None = None) -> list[Entry]:
        """Entries with since <= said_at < until (both aware), ordered by `said_at`."""
        ...

    def save_exercise(self, record: ExerciseRecord, at: datetime, zone: str) -> str:
        """Write that an exercise was done; return its id."""
        ...

    def exercises(self) -> list[ExerciseEntry]:
        """Every exercise, ordered by time."""
        ...

    def remember(self, key: str, at: datetime) -> None:
        """Keep when something last happened, in place of the time before."""
        ...

    def recall(self, key: str) -> datetime | None:
        """When it last happened (aware, UTC); None when it never did."""
        ...

    def keep_word(self, word: PersonalWord) -> None:
        """Keep a personal word, in place of the one of the same name."""
        ...

    def drop_word(self, name: str) -> bool:
        """Remove a personal word; False when it was not there."""
        ...

    def words(self) -> list[PersonalWord]:
        """Every personal word, ordered by name."""
        ...

    def keep_goal(self, goal: Goal) -> None:
        """Keep a goal, in place of the one of the same name."""
        ...

    def drop_goal(self, name: str) -> bool:
        """Remove a goal; False when it was not there."""
        ...

    def goals(self) -> list[Goal]:
        """Every goal, ordered by name."""
        ...

    def put_aside(self, unfinished: Unfinished | None) -> None:
        """Keep the conversation that is going on, in place of any other; None: there is none."""
        ...

    def unfinished(self) -> Unfinished | None:
        """The conversation that was going on; it is in no export."""
        ...

    def keep_safety_plan(self, plan: SafetyPlan) -> None:
        """Keep the plan for bad days, in place of any other."""
        ...

    def safety_plan(self) -> SafetyPlan:
        """The plan for bad days; empty when there is none."""
        ...

    def contents(self) -> Contents:
        """Everything, from one moment."""
        ...

    def add(self, contents: Contents) -> Added:
        """Add everything in one transaction; what is there already (same id) stays as it is."""
        ...

    def erase(self) -> None:
        """Remove everything for good; the store is closed afterwards."""
        ...


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
    return replace(
        goal,
        name=clean(goal.name),
        why=None if goal.why is None else clean(goal.why),
        after=None if goal.after is None else clean(goal.after),
    )


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
