"""What is known before the first word of a conversation."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal

from voice_checkin.types import Goal, Insights, QuietHours


@dataclass(frozen=True, slots=True)
class Step:
    """A goal as it stands today."""

    goal: Goal
    done: bool = False
    """Done today, in whatever size, or as often this week as it was meant to be."""
    days_since: int | None = None
    """Days since it was last done; None when it never was, or is new."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known before the first word."""

    part_of_day: Literal["morning", "day", "evening"] = "day"
    seed: int = 0
    """Any number; another one rotates the wording."""
    country: str | None = None
    """Two capital letters; chooses the numbers that are named in need."""
    name: str | None = None
    """What the person is called."""
    low_energy: bool = False
    """True: one question, more time, the short form of an exercise."""
    brief: bool = False
    """True: ten seconds. One sentence, its echo, and nothing more."""
    recent_flat: int = 0
    """How many flat check-ins in a row came before this one."""
    may_ask_safety: bool = True
    """False when the weekly question was asked within the week."""
    private: bool = False
    """True: no details are spoken."""
    exercise: str | None = None
    """Name of the exercise for `Kind.EXERCISE`, and the one that a check-in may offer."""
    form: str | None = None
    """Which form of the exercise; None lets the person's energy decide."""
    lights_off: bool = False
    """True: wording for closed eyes and dark rooms."""
    steps: tuple[Step, ...] = ()
    """The person's goals that do not rest."""
    safety_plan: tuple[tuple[str, str], ...] = ()
    """The person's own plan for bad days: what each part is called, and what they said."""
    insights: Insights | None = None
    """What the log shows; None where nobody looked."""
    may_tell_flatness: bool = True
    """False when lasting flatness was spoken of within 14 days."""
    area: str | None = None
    """The part of life to ask about; None when one was asked about within the week."""
    may_ask_before: bool = False
    """True: after the plan it is asked what might be pleasant; once a day."""
    now: datetime | None = None
    """Aware; without it nothing can be said later."""
    zone: str = ""
    """IANA name of the person's zone; without one it is that of `now`."""
    quiet: QuietHours | None = None
    morning: time | None = None
    """Local time that is meant by "in the morning"."""
    evening: time | None = None
    reminder: str | None = None
    """Id of the reminder that began this conversation."""
    reminding: str | None = None
    """What that reminder is about, in the person's own words; None for the check-in's own times."""
    snoozed: int = 0
    """How often this conversation was put off today."""
    put_off: str | None = None
    """What was put off and has not come yet."""
    goes_on: bool = True
    """False: what was cut short is too long ago to be gone on with."""
