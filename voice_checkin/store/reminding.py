"""How reminders, what was put off and what was spoken are written and read."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, Table, delete, insert, select

from voice_checkin.store import tables as t
from voice_checkin.store.contract import Contents
from voice_checkin.store.storable import (
    clean,
    storable_prompt,
    storable_reminder,
    storable_snooze,
    utc,
)
from voice_checkin.types import Prompt, Reminder, Snooze


class Reminding:
    """The part of a store that `contract.ReminderStore` names."""

    def _writing(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def _reading(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def keep_reminder(self, reminder: Reminder) -> None:
        """Keep a reminder, in place of the one with the same id."""
        kept = storable_reminder(reminder)
        with self._writing() as connection:
            connection.execute(delete(t.reminders).where(t.reminders.c.id == kept.id))
            _insert_reminders(connection, [kept])

    def drop_reminder(self, reminder_id: str) -> bool:
        """Remove a reminder, and that it was put off; False when it was not there."""
        wanted = clean(reminder_id)
        with self._writing() as connection:
            connection.execute(delete(t.snoozes).where(t.snoozes.c.of == wanted))
            gone = connection.execute(delete(t.reminders).where(t.reminders.c.id == wanted))
        return gone.rowcount > 0

    def reminders(self) -> tuple[Reminder, ...]:
        """Every reminder, ordered by id."""
        with self._reading() as connection:
            return read_reminders(connection)

    def keep_snooze(self, snooze: Snooze) -> None:
        """Keep that something was put off, in place of its snooze before."""
        kept = storable_snooze(snooze)
        with self._writing() as connection:
            connection.execute(delete(t.snoozes).where(t.snoozes.c.of == kept.of))
            connection.execute(insert(t.snoozes), [asdict(kept)])

    def drop_snooze(self, of: str) -> bool:
        """Forget that this was put off; False when it was not."""
        with self._writing() as connection:
            gone = connection.execute(delete(t.snoozes).where(t.snoozes.c.of == clean(of)))
        return gone.rowcount > 0

    def snoozes(self) -> tuple[Snooze, ...]:
        """Everything that was put off, ordered by what it was."""
        with self._reading() as connection:
            return read_snoozes(connection)

    def keep_prompt(self, prompt: Prompt) -> None:
        """Keep that something was spoken, in place of what is known of the same slot."""
        kept = storable_prompt(prompt)
        p = t.prompts.c
        with self._writing() as connection:
            connection.execute(delete(t.prompts).where(p.of == kept.of, p.slot == kept.slot))
            connection.execute(insert(t.prompts), [asdict(kept)])

    def prompts(self, since: datetime | None = None) -> tuple[Prompt, ...]:
        """What was spoken at or after `since` (aware), ordered by time."""
        with self._reading() as connection:
            return read_prompts(connection, since)


def read_reminders(connection: Connection) -> tuple[Reminder, ...]:
    """Every reminder, ordered by id."""
    rows = connection.execute(select(t.reminders)).mappings()
    found = (Reminder(**{**row, "weekdays": tuple(row["weekdays"])}) for row in rows)
    # Sorted here, for SQLite and Python do not sort all letters alike.
    return tuple(sorted(found, key=lambda reminder: reminder.id))


def read_snoozes(connection: Connection) -> tuple[Snooze, ...]:
    """Everything that was put off."""
    rows = connection.execute(select(t.snoozes)).mappings()
    return tuple(sorted((Snooze(**row) for row in rows), key=lambda snooze: snooze.of))


def read_prompts(connection: Connection, since: datetime | None = None) -> tuple[Prompt, ...]:
    """What was spoken, by time."""
    query = select(t.prompts)
    if since is not None:
        query = query.where(t.prompts.c.at >= utc(since))
    found = (Prompt(**row) for row in connection.execute(query).mappings())
    return tuple(sorted(found, key=lambda prompt: (prompt.at, prompt.of, prompt.slot)))


def add_new(connection: Connection, wanted: Contents) -> int:
    """Write what is not there yet; how many reminders were new."""
    there = {reminder.id for reminder in read_reminders(connection)}
    reminders = {one.id: one for one in wanted.reminders if one.id not in there}
    _insert_reminders(connection, reminders.values())
    put_off = {snooze.of for snooze in read_snoozes(connection)}
    snoozes = {one.of: one for one in wanted.snoozes if one.of not in put_off}
    _insert(connection, t.snoozes, snoozes.values())
    spoken = {(prompt.of, prompt.slot) for prompt in read_prompts(connection)}
    prompts = {(p.of, p.slot): p for p in wanted.prompts if (p.of, p.slot) not in spoken}
    _insert(connection, t.prompts, prompts.values())
    return len(reminders)


def _insert_reminders(connection: Connection, reminders: Iterable[Reminder]) -> None:
    rows = [asdict(one) | {"weekdays": list(one.weekdays)} for one in reminders]
    if rows:
        connection.execute(insert(t.reminders), rows)


def _insert(connection: Connection, table: Table, values: Iterable[Snooze | Prompt]) -> None:
    rows = [asdict(value) for value in values]
    if rows:
        connection.execute(insert(table), rows)
