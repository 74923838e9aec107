"""What the page asks of the rest of the program, and nothing more."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from voice_checkin.reminders.plan import Known
from voice_checkin.types import CheckIn, Entry, Expect, Goal, Insights, Reminder, Understanding

Understand = Callable[[str, Expect], Understanding]
"""What words mean, given what was asked."""


class PageStore(Protocol):
    """The part of the store that is shown and changed; see `store.contract.CheckInStore`."""

    def entries(self, since: datetime | None = None, until: datetime | None = None) -> list[Entry]:
        """Entries with since <= said_at < until (both aware), ordered by `said_at`."""
        ...

    def save(
        self,
        check_in: CheckIn,
        said_at: datetime,
        zone: str,
        entry_id: str | None = None,
        backfilled_minutes: int = 0,
    ) -> str:
        """Write an entry, or replace the content of the one with this id; return its id."""
        ...

    def delete(self, entry_id: str) -> bool:
        """Remove an entry; False when it was not there."""
        ...

    def goals(self) -> Sequence[Goal]:
        """Every goal, ordered by name."""
        ...

    def keep_goal(self, goal: Goal) -> None:
        """Keep a goal, in place of the one of the same name."""
        ...

    def drop_goal(self, name: str) -> bool:
        """Remove a goal; False when it was not there."""
        ...

    def keep_reminder(self, reminder: Reminder) -> None:
        """Keep a reminder, in place of the one with the same id."""
        ...

    def drop_reminder(self, reminder_id: str) -> bool:
        """Remove a reminder, and that it was put off; False when it was not there."""
        ...


@dataclass(frozen=True, slots=True)
class Kept:
    """What is there while the store is open."""

    store: PageStore
    known: Known
    """Reminders, those of the settings included, and what decides when they come."""
    understand: Understand
    """Knows the person's own words, too."""
    insights: Callable[[], Insights]
    """What the log shows."""


class Home(Protocol):
    """Where a person's data is; asked anew for each page, as other commands may have changed it."""

    def now(self) -> datetime:
        """An aware datetime in the local zone."""
        ...

    def country(self) -> str | None:
        """Two letters; chooses the helplines. Needs no store: they are there in any case."""
        ...

    def open(self) -> AbstractContextManager[Kept]:
        """The store, opened; raises StoreError where that is not possible."""
        ...

    def choose(self, name: str, answer: str) -> None:
        """Keep a setting; empty: take it out. Raises SettingsError."""
        ...
