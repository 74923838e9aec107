"""How the person's goals stand today, from what was logged: pure, days and zones are passed in."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from voice_checkin.dialogue.context import Step
from voice_checkin.dialogue.lines import holds
from voice_checkin.types import DAILY, Entry, Goal


def steps(goals: Iterable[Goal], entries: Sequence[Entry], now: datetime) -> tuple[Step, ...]:
    """Each goal that does not rest, with when it was last done; `now` is aware."""
    return tuple(_step(goal, entries, now.date()) for goal in goals if not goal.paused)


def _step(goal: Goal, entries: Sequence[Entry], today: date) -> Step:
    ago = {(today - _day(entry)).days for entry in entries if _tells(entry, goal)}
    this_week = sum(days < DAILY for days in ago)
    since = min(ago, default=None)
    return Step(goal, done=since == 0 or this_week >= goal.times_a_week, days_since=since)


def _tells(entry: Entry, goal: Goal) -> bool:
    """True when a habit that was done in this entry is named in the goal."""
    return any(
        habit.done and holds((habit.name.replace("_", " "),), goal.name)
        for habit in entry.check_in.habits
    )


def _day(entry: Entry) -> date:
    """The day it was said on, where it was said."""
    return entry.said_at.astimezone(ZoneInfo(entry.zone)).date()
