"""How the person's goals stand today, from what was logged: pure, days and zones are passed in."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from voice_checkin.dialogue.context import Step
from voice_checkin.dialogue.lines import holds
from voice_checkin.types import DAILY, Entry, Goal, Reminder


def steps(goals: Iterable[Goal], entries: Sequence[Entry], now: datetime) -> tuple[Step, ...]:
    """Each goal that does not rest, with when it was last done; `now` is aware."""
    return tuple(_step(goal, entries, now.date()) for goal in goals if not goal.paused)


def done_today(
    reminders: Iterable[Reminder], entries: Sequence[Entry], now: datetime
) -> frozenset[str]:
    """Ids of the reminders about a goal that was logged as done today; `now` is aware."""
    today = [entry for entry in entries if _day(entry) == now.date()]
    return frozenset(
        one.id
        for one in reminders
        if one.about == "goal" and any(_tells(entry, one.words) for entry in today)
    )


def _step(goal: Goal, entries: Sequence[Entry], today: date) -> Step:
    ago = {(today - _day(entry)).days for entry in entries if _tells(entry, goal.name)}
    this_week = sum(days < DAILY for days in ago)
    since = min(ago, default=None)
    return Step(goal, done=since == 0 or this_week >= goal.times_a_week, days_since=since)


def _tells(entry: Entry, name: str) -> bool:
    """True when a habit that was done in this entry is named in what the goal is called."""
    return any(
        habit.done and holds((habit.name.replace("_", " "),), name)
        for habit in entry.check_in.habits
    )


def _day(entry: Entry) -> date:
    """The day it was said on, where it was said."""
    return entry.said_at.astimezone(ZoneInfo(entry.zone)).date()
