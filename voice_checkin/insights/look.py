"""Everything the log shows at one moment."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from voice_checkin.insights.change import trends, week
from voice_checkin.insights.days import by_day
from voice_checkin.insights.effects import effects
from voice_checkin.insights.lately import lately
from voice_checkin.insights.level import level, pattern
from voice_checkin.insights.paired import before_and_after
from voice_checkin.insights.signs import signs
from voice_checkin.insights.strength import strengths
from voice_checkin.types import Claim, Entry, ExerciseEntry, Insights, Strength

_SETTLED: Final = 0.5
"""Strength from which a habit is said to have settled: about two weeks of every day."""
_MORNING: Final = timedelta(hours=4)
SELF_CARE: Final = frozenset(
    {"shower", "breakfast", "water", "medication", "walk", "exercise", "nature", "brushing teeth"}
)


@dataclass(frozen=True, slots=True)
class Known:
    """What the person has said that guides the look."""

    nominated: Collection[str] = ()
    """Habits or circumstances that they suspect; at most three are asked about."""
    times_a_week: Mapping[str, int] = field(default_factory=dict)
    """How often a habit is meant to be done; daily where nothing was said."""


def look(
    entries: Iterable[Entry], exercises: Iterable[ExerciseEntry], now: datetime, known: Known
) -> Insights:
    """What may be said at `now` (aware, in the person's zone); later entries are not looked at."""
    logged = list(entries)
    days = by_day(logged, now)
    today = (now - _MORNING).date()
    strong = strengths(days, known.times_a_week)
    done = [one for one in exercises if one.at <= now]
    claims = (
        *trends(days, today),
        *effects(days, today, known.nominated),
        *before_and_after(done),
        *signs(days, today, SELF_CARE),
        *_settled(strong),
    )
    return Insights(
        len(days),
        sum(len(day.checks) for day in days),
        level(days, today),
        pattern(days, today),
        week(days, today),
        lately(days, today),
        strong,
        claims,
    )


def _settled(strong: tuple[Strength, ...]) -> list[Claim]:
    return [
        Claim("habit", one.habit, one.done_days, one.strength)
        for one in strong
        if one.strength >= _SETTLED
    ]
