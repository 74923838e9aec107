"""Habit strength instead of streaks: a miss lowers it a little, and nothing is ever lost at once.

The published formula of Loop Habit Tracker, in code of our own: with m = 0.5 ** (sqrt(f) / 13) for
a habit meant f times a day, each day s = s * m + v * (1 - m). A habit that is not daily is judged
over a window of twice its period, so that it does not matter on which days it is done.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from math import sqrt
from typing import Final

from voice_checkin.insights.days import Day
from voice_checkin.types import DAILY, Strength

_HALF_LIFE: Final = 13
"""Days in which a daily habit gains or loses half of what is left."""


def strength(done: Collection[date], known: Iterable[date], times_a_week: int = DAILY) -> float:
    """0 to 1 after the last of `known`, the days that count, in order.

    A day that is not among them (skipped, paused, or nothing was logged) changes nothing.
    """
    daily = times_a_week >= DAILY
    length, wanted = (1, 1) if daily else (2 * DAILY, 2 * times_a_week)
    window = [timedelta(days=back) for back in range(length)]
    keeps = 0.5 ** (sqrt(min(1.0, times_a_week / DAILY)) / _HALF_LIFE)
    found = 0.0
    for day in known:
        recent = sum(day - back in done for back in window)
        found = found * keeps + (1 - keeps) * (recent / wanted if recent < wanted else 1)
    return found


def _from(first: date, days: list[Day]) -> Iterator[date]:
    return (day.date for day in days if day.date >= first)


def strengths(days: list[Day], times_a_week: Mapping[str, int]) -> tuple[Strength, ...]:
    """For every habit that was done, the strongest first; counted from its first day on."""
    done: dict[str, set[date]] = {}
    for day in days:
        for habit in day.done:
            done.setdefault(habit, set()).add(day.date)
    found = [
        Strength(
            habit,
            strength(
                when,
                _from(min(when), days),
                times_a_week.get(habit, DAILY),
            ),
            len(when),
        )
        for habit, when in done.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.strength, one.habit)))
