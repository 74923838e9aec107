"""A saved entry in a few words, for the screen."""

from calendar import day_abbr
from datetime import datetime

from voice_checkin.types import (
    DAILY,
    EVERY_DAY,
    CheckIn,
    FeelingMention,
    Goal,
    Reminder,
    Sleep,
)


def logged_words(check_in: CheckIn) -> str:
    """For example "felt 0/4 · numb · slept 5 h · water"."""
    c = check_in
    parts = [
        f"felt {c.felt}/4" if c.felt is not None else "",
        ", ".join(_feeling(f) for f in c.feelings),
        f"pleasant {c.valence:+d}" if c.valence is not None else "",
        f"energy {c.energy}/4" if c.energy is not None else "",
        f"mood {c.rating:g}/10" if c.rating is not None else "",
        _sleep(c.sleep) if c.sleep else "",
        ", ".join(h.name if h.done else f"no {h.name}" for h in c.habits),
        "a note" if c.note else "",
    ]
    return " · ".join(part for part in parts if part) or "a check-in"


def goal_words(goal: Goal) -> str:
    """For example "a slow walk · 10 min (small 3, or one breath) · after lunch · 3 a week"."""
    parts = [
        goal.name,
        f"{goal.minutes:g} min (small {goal.small:g}, or one breath)" if goal.minutes else "",
        f"after {goal.after}" if goal.after else "",
        "" if goal.times_a_week == DAILY else f"{goal.times_a_week} a week",
        f'"{goal.why}"' if goal.why else "",
        "resting" if goal.paused else "",
    ]
    return " · ".join(part for part in parts if part)


def reminder_cells(
    reminder: Reminder, comes: datetime | None, now: datetime
) -> tuple[str, str, str]:
    """What, when, and when next: "stretch", "16:00, Mon Thu", "Thu 5 Mar 16:00"; moments local."""
    if reminder.once is not None:
        when = f"once, {_moment(reminder.once.astimezone(now.tzinfo))}"
    else:
        daily = reminder.weekdays == EVERY_DAY
        days = "every day" if daily else " ".join(day_abbr[day] for day in reminder.weekdays)
        when = f"{reminder.at:%H:%M}, {days}"
    following = "resting" if reminder.paused else _moment(comes) if comes else "past"
    return reminder.words or reminder.id, when, following


def _moment(at: datetime) -> str:
    return f"{at:%a} {at.day} {at:%b %H:%M}"


def check_ins(count: int) -> str:
    """For example "1 check-in", "2 check-ins"."""
    return f"{count} check-in{'' if count == 1 else 's'}"


def _feeling(feeling: FeelingMention) -> str:
    strength = {-1: "a bit ", 0: "", 1: "very "}[feeling.intensity]
    return f"{'not ' if feeling.negated else ''}{strength}{feeling.name}"


def _sleep(sleep: Sleep) -> str:
    hours = f"slept {sleep.hours:g} h" if sleep.hours is not None else "slept"
    return f"{hours} ({sleep.quality})" if sleep.quality else hours
