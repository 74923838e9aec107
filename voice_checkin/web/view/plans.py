"""Goals and reminders as lines of a list, and a reminder moved to another time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from voice_checkin.reminders.plan import Known, comes
from voice_checkin.types import EVERY_DAY, QuietHours, Reminder, reminder_id

OWN = {"morning": "morning_time", "evening": "evening_time"}
"""Reminders that come from the settings, by the setting."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One reminder."""

    id: str
    words: str
    at: time
    """Local."""
    weekdays: tuple[int, ...]
    """Empty for every day; 0 is Monday."""
    once: datetime | None
    """Local; None for what comes over and over."""
    next: datetime | None
    """Local; None when it rests or has passed."""
    paused: bool


def planned(known: Known, now: datetime) -> list[Planned]:
    """Every reminder, in the order of the day."""
    lines = [_line(one, known, now) for one in known.reminders]
    return sorted(lines, key=lambda one: (one.at, one.words))


def _line(reminder: Reminder, known: Known, now: datetime) -> Planned:
    once = reminder.once.astimezone(now.tzinfo) if reminder.once else None
    at = reminder.at or (once.time() if once else time())
    return Planned(
        reminder.id,
        reminder.words or reminder.id,
        at.replace(second=0, microsecond=0),
        () if reminder.weekdays == EVERY_DAY or once else reminder.weekdays,
        once,
        None if reminder.paused else comes(reminder, known, now),
        reminder.paused,
    )


def moved(reminder: Reminder, at: time, now: datetime) -> Reminder:
    """The same at another local time; what comes once keeps its day."""
    if reminder.id in OWN:
        return replace(reminder, at=at)
    if reminder.once is None:
        return replace(reminder, id=reminder_id(reminder.words, at), at=at)
    day = reminder.once.astimezone(now.tzinfo).date()
    when = datetime.combine(day, at, now.tzinfo)
    return replace(reminder, id=reminder_id(reminder.words, when), once=when.astimezone(UTC))


def found(reminders: Sequence[Reminder], reminder_id: str) -> Reminder | None:
    """The one with this id."""
    return next((one for one in reminders if one.id == reminder_id), None)


def clash(reminder: Reminder, quiet: QuietHours | None, now: datetime) -> str | None:
    """Why it cannot be at its time: "quiet" hours, or "past"; None when it can."""
    local = reminder.once.astimezone(now.tzinfo) if reminder.once else None
    at = reminder.at or (local.time() if local else None)
    if local is not None and local <= now:
        return "past"
    return "quiet" if quiet is not None and at is not None and quiet.hold(at) else None
