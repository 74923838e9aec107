"""Reminders that last as long as the program."""

from datetime import datetime

from voice_checkin.store.contract import Contents
from voice_checkin.store.storable import (
    clean,
    storable_prompt,
    storable_reminder,
    storable_snooze,
    utc,
)
from voice_checkin.types import Prompt, Reminder, Snooze


class MemoryReminding:
    """The part of a store that `contract.ReminderStore` names, without a disk."""

    def __init__(self) -> None:
        self._reminders: dict[str, Reminder] = {}
        self._snoozes: dict[str, Snooze] = {}
        self._prompts: dict[tuple[str, str], Prompt] = {}

    def keep_reminder(self, reminder: Reminder) -> None:
        """Keep a reminder, in place of the one with the same id."""
        self._check_open()
        kept = storable_reminder(reminder)
        self._reminders[kept.id] = kept

    def drop_reminder(self, reminder_id: str) -> bool:
        """Remove a reminder, and that it was put off; False when it was not there."""
        self.drop_snooze(reminder_id)
        return self._reminders.pop(clean(reminder_id), None) is not None

    def reminders(self) -> tuple[Reminder, ...]:
        """Every reminder, ordered by id."""
        self._check_open()
        return tuple(reminder for _, reminder in sorted(self._reminders.items()))

    def keep_snooze(self, snooze: Snooze) -> None:
        """Keep that something was put off, in place of its snooze before."""
        self._check_open()
        kept = storable_snooze(snooze)
        self._snoozes[kept.of] = kept

    def drop_snooze(self, of: str) -> bool:
        """Forget that this was put off; False when it was not."""
        self._check_open()
        return self._snoozes.pop(clean(of), None) is not None

    def snoozes(self) -> tuple[Snooze, ...]:
        """Everything that was put off, ordered by what it was."""
        self._check_open()
        return tuple(snooze for _, snooze in sorted(self._snoozes.items()))

    def keep_prompt(self, prompt: Prompt) -> None:
        """Keep that something was spoken, in place of what is known of the same slot."""
        self._check_open()
        kept = storable_prompt(prompt)
        self._prompts[kept.of, kept.slot] = kept

    def prompts(self, since: datetime | None = None) -> tuple[Prompt, ...]:
        """What was spoken at or after `since` (aware), ordered by time."""
        self._check_open()
        first = since and utc(since)
        found = (prompt for prompt in self._prompts.values() if first is None or prompt.at >= first)
        return tuple(sorted(found, key=lambda prompt: (prompt.at, prompt.of, prompt.slot)))

    def _add_reminding(self, wanted: Contents) -> int:
        """Add what is not there yet; how many reminders were new."""
        reminders = {one.id: one for one in wanted.reminders}
        new = reminders.keys() - self._reminders.keys()
        self._reminders = reminders | self._reminders
        self._snoozes = {one.of: one for one in wanted.snoozes} | self._snoozes
        self._prompts = {(one.of, one.slot): one for one in wanted.prompts} | self._prompts
        return len(new)

    def _check_open(self) -> None:
        raise NotImplementedError
