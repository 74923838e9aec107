"""Slow change, and this week beside earlier ones."""

from datetime import date, timedelta
from math import sqrt
from statistics import fmean, stdev
from typing import Final

from voice_checkin.insights.days import MEASURES, Day, since
from voice_checkin.types import Claim, Measure, Week

_WEIGHT: Final = 0.2
_LIMIT: Final = 3.5
_BASELINE, _LEAST_BASELINE = 28, 21
_RECENT: Final = 14
_LEAST_RECENT: Final = 6
_LEAST_SPREAD: Final = 0.25
"""Points: so that a baseline without any spread does not make every change a large one."""
_WEEK, _WEEKS_BEFORE = 7, 4
_LEAST_THIS_WEEK, _LEAST_A_WEEK = 4, 3


def ewma(values: list[float], start: float, weight: float = _WEIGHT) -> list[float]:
    """Exponentially weighted moving average, beginning from `start`.

    Source: Roberts, "Control chart tests based on geometric moving averages" (1959).
    """
    found, now = [], start
    for value in values:
        now = weight * value + (1 - weight) * now
        found.append(now)
    return found


def trends(days: list[Day], today: date) -> list[Claim]:
    """Measures whose average has lately left what was usual in the four weeks before."""
    return [claim for measure in MEASURES if (claim := _trend(days, today, measure)) is not None]


def _trend(days: list[Day], today: date, measure: Measure) -> Claim | None:
    turn = today - timedelta(days=_RECENT - 1)
    lately = [v for day in since(days, turn) if (v := day.mean(measure)) is not None]
    before = since(days, turn - timedelta(days=_BASELINE))
    usual = [v for day in before if day.date < turn and (v := day.mean(measure)) is not None]
    if len(usual) < _LEAST_BASELINE or len(lately) < _LEAST_RECENT:
        return None
    middle, spread = fmean(usual), max(stdev(usual), _LEAST_SPREAD)
    limit = _LIMIT * spread * sqrt(_WEIGHT / (2 - _WEIGHT))
    last = [value - middle for value in ewma(lately, middle)[-2:]]
    if not (all(v > limit for v in last) or all(v < -limit for v in last)):
        return None
    return Claim("trend", measure, len(lately), fmean(lately) - middle, None, measure, len(usual))


def week(days: list[Day], today: date) -> Week | None:
    """The last seven days beside each of the four weeks before; None where too few were logged.

    Whole weeks are compared, so each has the same weekdays.
    """
    means = []
    number = 0
    for back in range(_WEEKS_BEFORE + 1):
        last = today - timedelta(days=_WEEK * back)
        first = last - timedelta(days=_WEEK - 1)
        said = [
            v for day in days if first <= day.date <= last and (v := day.mean("felt")) is not None
        ]
        if back == 0:
            this, this_number = said, len(said)
        elif len(said) >= _LEAST_A_WEEK:
            means.append(fmean(said))
            number += len(said)
    if this_number < _LEAST_THIS_WEEK or len(means) < _WEEKS_BEFORE // 2:
        return None
    return Week(this_number, number, fmean(this), fmean(means), (min(means), max(means)))
