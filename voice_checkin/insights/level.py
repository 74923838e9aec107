"""The level and the pattern: said only where enough days were logged."""

from datetime import date, timedelta
from itertools import pairwise
from math import sqrt
from statistics import fmean, stdev
from typing import Final

from voice_checkin.insights.days import Day, since
from voice_checkin.types import MoodLevel, Pattern, PatternName

LEVEL_DAYS: Final = 14
VARIABILITY_DAYS: Final = 42
_LATELY: Final = 28

WINDOW: Final = 14
_LEAST_DAYS, _LEAST_SPAN, _WIDEST_GAP = 9, 12, 4
_FLAT: Final = 1.0
"""A day whose mean of felt is this or less is a flat one."""
_FLAT_SHARE, _FLAT_FIRST_WEEK = 0.75, 0.5
_LEAST_AREAS: Final = 2
_STRONG, _STRONG_SHARE = 2, 0.15
_FELT, _FELT_SHARE = 2.0, 0.5
_LEAST_SWING: Final = 0.75


def level(days: list[Day], today: date) -> MoodLevel:
    """Means over the last 28 days; nothing but a count before 14 days were logged."""
    lately = since(days, today - timedelta(days=_LATELY - 1))
    if len(days) < LEVEL_DAYS or len(lately) < LEVEL_DAYS // 2:
        return MoodLevel(len(lately))
    return MoodLevel(
        len(lately),
        _mean(lately, "felt"),
        _mean(lately, "valence"),
        _mean(lately, "energy"),
        _mean(lately, "rating"),
        _instability(days),
    )


def pattern(days: list[Day], today: date) -> Pattern:
    """What the last 14 days are like, from what was asked about numbness, never from a flat line.

    Only days on which felt was said count.
    """
    first = today - timedelta(days=WINDOW - 1)
    said = [(day, felt) for day in since(days, first) if (felt := day.mean("felt")) is not None]
    flat = [day for day, felt in said if felt <= _FLAT]
    areas = tuple(sorted({area for day, _ in said for _, c in day.checks for area in c.areas}))
    span = (said[-1][0].date - said[0][0].date).days + 1 if said else 0
    found = Pattern("not_enough", len(said), len(flat), span, areas)
    if len(said) < _LEAST_DAYS or span < _LEAST_SPAN or _gap([d for d, _ in said]) > _WIDEST_GAP:
        return found
    name: PatternName = "mixed"
    if _is_flat([day for day, _ in said], flat, first, areas):
        name = "lasting_flatness"
    elif _is_rough(said, areas):
        name = "rough_patch"
    return Pattern(name, len(said), len(flat), span, areas)


def _is_flat(said: list[Day], flat: list[Day], first: date, areas: tuple[str, ...]) -> bool:
    week = first + timedelta(days=WINDOW // 2)
    early = [day for day in said if day.date < week]
    early_flat = [day for day in flat if day.date < week]
    strong = sum(any(abs(c.valence or 0) >= _STRONG for _, c in day.checks) for day in said)
    return (
        len(flat) >= _FLAT_SHARE * len(said)
        and bool(early)
        and len(early_flat) >= _FLAT_FIRST_WEEK * len(early)
        and len(areas) >= _LEAST_AREAS
        and strong <= _STRONG_SHARE * len(said)
    )


def _is_rough(said: list[tuple[Day, float]], areas: tuple[str, ...]) -> bool:
    felt = sum(value >= _FELT for _, value in said)
    valences = [value for day, _ in said if (value := day.mean("valence")) is not None]
    event = any(check.event for day, _ in said for _, check in day.checks)
    return (
        felt >= _FELT_SHARE * len(said)
        and len(valences) > 1
        and fmean(valences) < 0
        and stdev(valences) >= _LEAST_SWING
        and (event or len(areas) <= _LEAST_AREAS)
    )


def _gap(days: list[Day]) -> int:
    """The most days without a check-in between two with one."""
    pairs = pairwise(days)
    return max(((b.date - a.date).days - 1 for a, b in pairs), default=0)


def _mean(days: list[Day], measure: str) -> float | None:
    said = [value for day in days if (value := day.mean(measure)) is not None]
    return fmean(said) if len(said) >= LEVEL_DAYS // 2 else None


def _instability(days: list[Day]) -> float | None:
    """Root of the mean square of successive differences, over days that follow each other.

    Source: von Neumann and others, "The mean square successive difference" (1941).
    """
    if len(days) < VARIABILITY_DAYS:
        return None
    said = [(day.date, felt) for day in days if (felt := day.mean("felt")) is not None]
    steps = [(b - a) ** 2 for (one, a), (other, b) in pairwise(said) if (other - one).days == 1]
    return sqrt(fmean(steps)) if len(steps) >= VARIABILITY_DAYS // 2 else None
