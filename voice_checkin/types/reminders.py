"""Reminders: what somebody wants to be told and when, what was put off, what was spoken."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, Literal

About = Literal["morning", "evening", "goal", "therapy", "other"]
"""What a reminder is about: a check-in, a small step, a visit, or something else."""
EVERY_DAY: Final = (0, 1, 2, 3, 4, 5, 6)
MOST_SNOOZES: Final = 2
"""So often one thing is put off; then it is let be."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to be told, over and over or once."""

    id: str
    """See `reminder_id`; "morning" and "evening" are those of the settings."""
    about: About
    words: str = ""
    """The person's own: "take my meds", "draw"."""
    at: time | None = None
    """Local time of day, wherever the person is; None for what is told once."""
    weekdays: tuple[int, ...] = EVERY_DAY
    """0 is Monday; rising."""
    once: datetime | None = None
    """The one moment (aware, UTC); None for what comes over and over."""
    asked: bool = True
    """True: the person named the time. False: the program begins by itself."""
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Snooze:
    """Something put off: tried again later, for a reason."""

    of: str
    """The id of a reminder, or the kind of a conversation ("check_in")."""
    until: datetime
    """Aware, UTC."""
    reason: str = ""
    """The person's own words: "after lunch"."""
    times: int = 1
    """How often it has been put off, up to `MOST_SNOOZES`."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One time the program began to speak by itself."""

    of: str
    """As in `Snooze`."""
    slot: str
    """Which of its times it was; together with `of` there is never a second one."""
    at: datetime
    """When it was spoken (aware, UTC)."""
    day: date
    """The local day on which it counts."""
    again: bool = False
    """True: tried again after it was put off."""
    answered: bool = False


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Local hours in which nothing is begun; they may go over midnight."""

    start: time
    end: time
    """The first moment that is not quiet any more."""

    def hold(self, at: time) -> bool:
        """True when this local time is within them; equal ends are no hours at all."""
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


def reminder_id(words: str, when: time | datetime) -> str:
    """What one is known by: "take my meds, 08:30"; the same twice is one reminder."""
    pattern = "%Y-%m-%d %H:%M" if isinstance(when, datetime) else "%H:%M"
    return ", ".join(filter(None, (words.strip().lower(), when.strftime(pattern))))
