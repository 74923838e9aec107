"""What every store of check-ins promises, and what may go into one.

`Store` keeps it encrypted on disk, `MemoryStore` keeps it while the program runs; both refuse and
return the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

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
    Unfinished,
)

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
    name: str = ""
    """What the person is called; empty when nobody said."""
    reminders: tuple[Reminder, ...] = ()
    """Ordered by id."""
    snoozes: tuple[Snooze, ...] = ()
    """Ordered by what was put off."""
    prompts: tuple[Prompt, ...] = ()
    """Ordered by `at`."""


@dataclass(frozen=True)
class Added:
    """How much of some `Contents` was new to a store."""

    entries: int
    exercises: int
    words: int = 0
    goals: int = 0
    reminders: int = 0


class ReminderStore(Protocol):
    """What is to be told and when. Every method may raise StoreError."""

    def keep_reminder(self, reminder: Reminder) -> None:
        """Keep a reminder, in place of the one with the same id."""
        ...

    def drop_reminder(self, reminder_id: str) -> bool:
        """Remove a reminder, and that it was put off; False when it was not there."""
        ...

    def reminders(self) -> tuple[Reminder, ...]:
        """Every reminder, ordered by id."""
        ...

    def keep_snooze(self, snooze: Snooze) -> None:
        """Keep that something was put off, in place of its snooze before."""
        ...

    def drop_snooze(self, of: str) -> bool:
        """Forget that this was put off; False when it was not."""
        ...

    def snoozes(self) -> tuple[Snooze, ...]:
        """Everything that was put off, ordered by what it was."""
        ...

    def keep_prompt(self, prompt: Prompt) -> None:
        """Keep that something was spoken, in place of what is known of the same slot."""
        ...

    def prompts(self, since: datetime | None = None) -> tuple[Prompt, ...]:
        """What was spoken at or after `since` (aware), ordered by time."""
        ...


class CheckInStore(ReminderStore, Protocol):
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

    def keep_name(self, name: str) -> None:
        """Keep what the person is called, in place of any other; empty: forget it."""
        ...

    def name(self) -> str:
        """What the person is called; empty when nobody said."""
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
