"""What goes with more or less feeling, between days: activities, triggers, weekdays, parts of day.

A slow rise or fall is no effect of a habit taken up meanwhile, so outcome and factor are both
taken as differences from their own mean over the ten days before and after, and, where there are
weeks enough, from their own weekday. All questions are asked of chance together, once.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from voice_checkin.insights.chance import (
    Floats,
    discoveries,
    interval,
    p_of_largest,
    p_values,
)
from voice_checkin.insights.days import MEASURES, Day, counts, since
from voice_checkin.types import Claim, ClaimKind, Measure

Dates = NDArray[np.int64]
"""Day numbers, in order."""

LOOKS_BACK: Final = 182
"""Days: what helped long ago may not help now."""
LEAST_DAYS: Final = 14
NOMINATED_AT_MOST: Final = 3
_EACH_ARM: Final = 8
_EACH_WEEKDAY, _WEEKS = 4, 6
_EACH_PART: Final = 10
_AROUND: Final = 10
"""Days before and after over which a local mean is taken."""
_FALSE_AT_MOST: Final = 0.03
"""Of all that is found. Stricter than 0.10, for people look again and again."""
_SHRINK: Final = 8
_SMALLEST: Final[dict[Measure, float]] = {"felt": 0.25, "valence": 0.25, "rating": 0.5}
"""Points, after shrinking by n / (n + 8), below which nobody would notice."""
_SHARE: Final = 0.9
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PARTS: Final = ("morning", "afternoon", "evening")


@dataclass(frozen=True, slots=True)
class _Test:
    """One question, its p, and the claim if it stands."""

    p: float
    factor: Floats
    outcome: Floats
    claim: Claim


def effects(days: list[Day], today: date, nominated: Collection[str] = ()) -> list[Claim]:
    """The effects that are surer than chance, the surest first; mostly there is none.

    Of `nominated` habits or circumstances the first three are asked about; without any, all that
    have days enough, at a price in sureness.
    """
    lately = since(days, today - timedelta(days=LOOKS_BACK - 1))
    if len(lately) < LEAST_DAYS:
        return []
    tests = [test for measure in MEASURES for test in _tests(lately, measure, nominated)]
    if not tests:
        return []
    stand = discoveries([test.p for test in tests], _FALSE_AT_MOST)
    sure = sorted((t for t, yes in zip(tests, stand, strict=True) if yes), key=lambda t: t.p)
    return _once(claim for test in sure if (claim := _weighed(test)) is not None)


def _tests(days: list[Day], measure: Measure, nominated: Collection[str]) -> Iterator[_Test]:
    said = [(day, value) for day in days if (value := day.mean(measure)) is not None]
    if len(said) < LEAST_DAYS:
        return
    when = np.array([day.date.toordinal() for day, _ in said])
    outcome = _beside_neighbours(np.array([[value for _, value in said]]), when)[0]
    if not outcome.any():
        return
    left = _freedom_left(when)
    logged = [day for day, _ in said]
    weekdays = np.array([[day.date.weekday() == i for day in logged] for i in range(7)], float)
    weekly = weekdays.sum(axis=1).min() >= _EACH_WEEKDAY and when[-1] - when[0] >= 7 * _WEEKS - 1
    if weekly:
        yield _standing_out("weekday", WEEKDAYS, weekdays, outcome, measure, left)
        outcome = _beside(outcome[None, :], weekdays)[0]
        left -= (len(WEEKDAYS) - 1) / len(said)
    named = _candidates(logged, nominated)
    if named:
        factors = _rows(logged, named)
        adjusted = _beside_neighbours(factors, when)
        adjusted = _beside(adjusted, weekdays) if weekly else adjusted
        p = p_values(adjusted, outcome, left)
        for i, (name, what) in enumerate(named):
            yield _between_days(name, what, measure, factors[i], adjusted[i], outcome, float(p[i]))
    yield from _parts(days, measure)


def _between_days(
    name: str,
    what: str,
    measure: Measure,
    factor: Floats,
    adjusted: Floats,
    outcome: Floats,
    p: float,
) -> _Test:
    kind: ClaimKind = "activity" if what == "done" else "trigger"
    estimate = float(adjusted @ outcome) / max(float(adjusted @ adjusted), 1e-9)
    n = int(factor.sum())
    claim = Claim(kind, name, n, estimate, None, measure, len(factor) - n)
    return _Test(p, adjusted, outcome, claim)


def _rows(logged: list[Day], named: list[tuple[str, str]]) -> Floats:
    """One row for each factor: 1 on the days it occurred, else 0."""
    return np.array([[name in getattr(day, what) for day in logged] for name, what in named], float)


def _candidates(logged: list[Day], nominated: Collection[str]) -> list[tuple[str, str]]:
    found = [
        (name, what)
        for what in ("done", "triggers")
        for name, n in sorted(counts(logged, what).items())
        if min(n, len(logged) - n) >= _EACH_ARM
    ]
    wanted = [one for one in found if one[0] in nominated]
    return wanted[:NOMINATED_AT_MOST] or found


def _parts(days: list[Day], measure: Measure) -> Iterator[_Test]:
    told = [
        (day.date.toordinal(), part, value)
        for day in days
        for part in _PARTS
        if (value := day.mean(measure, part)) is not None
    ]
    number = {part: sum(p == part for _, p, _ in told) for part in _PARTS}
    enough = [part for part in _PARTS if number[part] >= _EACH_PART]
    told = [one for one in told if one[1] in enough]
    if len(enough) > 1:
        when = np.array([day for day, _, _ in told])
        outcome = _beside_neighbours(np.array([[value for _, _, value in told]]), when)[0]
        groups = np.array([[part == p for _, p, _ in told] for part in enough], float)
        if outcome.any():
            left = _freedom_left(when)
            yield _standing_out("part_of_day", tuple(enough), groups, outcome, measure, left)


def _standing_out(
    kind: ClaimKind,
    names: tuple[str, ...],
    groups: Floats,
    outcome: Floats,
    measure: Measure,
    left: float,
) -> _Test:
    most, p = p_of_largest(groups, outcome, left)
    inside = groups[most]
    n = int(inside.sum())
    factor = inside - inside.mean()
    estimate = float(factor @ outcome / (factor @ factor))
    claim = Claim(kind, names[most], n, estimate, None, measure, len(outcome) - n)
    return _Test(p, factor, outcome, claim)


def _weighed(test: _Test) -> Claim | None:
    """The claim with its interval; None where that holds nought, or the effect is tiny."""
    c = test.claim
    least = _SMALLEST[c.measure or "felt"]
    low, high = interval(test.factor * test.outcome, test.factor**2, _SHARE)
    if low <= 0 <= high or abs(c.estimate) * c.n / (c.n + _SHRINK) < least:
        return None
    return Claim(c.kind, c.about, c.n, c.estimate, (low, high), c.measure, c.others)


def _once(claims: Iterator[Claim]) -> list[Claim]:
    """One claim for each thing, from its surest measure."""
    found: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        found.setdefault((claim.kind, claim.about), claim)
    return list(found.values())


def _beside_neighbours(rows: Floats, when: Dates) -> Floats:
    """Each value less the mean of its row over the days around it."""
    sums = np.concatenate([np.zeros((len(rows), 1)), rows.cumsum(axis=1)], axis=1)
    first, last = _around(when)
    found: Floats = rows - (sums[:, last] - sums[:, first]) / (last - first)
    found -= found.mean(axis=1, keepdims=True)
    return found


def _freedom_left(when: Dates) -> float:
    """The share of the degrees of freedom that taking local means leaves."""
    first, last = _around(when)
    return float(1 - (1 / (last - first)).mean())


def _around(when: Dates) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """For each day the first, and one past the last, of the days around it."""
    first = np.searchsorted(when, when - _AROUND, side="left")
    return first, np.searchsorted(when, when + _AROUND, side="right")


def _beside(rows: Floats, groups: Floats) -> Floats:
    """Each value less the mean of its row over its own group."""
    means = rows @ groups.T / groups.sum(axis=1)
    found: Floats = rows - means @ groups
    return found
