"""The numbers that were said, day by day: a graph with gaps, and a table that says the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean
from typing import Final

from voice_checkin.insights.days import Day
from voice_checkin.report import words
from voice_checkin.report.page import Field, Section, Series, Table, Wanted

_BY_DAY: Final = 7
"""Days up to which the table has a row for each; beyond, one for each week."""
_BY_WEEK: Final = 7 * 13
"""Days up to which it has a row for each week; beyond, one for each month."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How a number is shown."""

    title: str
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    signed: bool = False
    bars: bool = False


SCALES: Final[Mapping[Field, Scale]] = {
    "felt": Scale(
        "How much could be felt", 0, 4, ((0, "0 nothing"), (2, "2 some"), (4, "4 overwhelming"))
    ),
    "valence": Scale(
        "How pleasant it was",
        -2,
        2,
        ((-2, "\u22122 very hard"), (0, "0 neither"), (2, "+2 very pleasant")),
        signed=True,
    ),
    "energy": Scale("Energy", 0, 4, ((0, "0 none"), (2, "2 some"), (4, "4 buzzing"))),
    "sleep": Scale(
        "Hours of sleep", 0, 12, ((0, "0 h"), (4, "4 h"), (8, "8 h"), (12, "12 h")), bars=True
    ),
}
"""The fields that are numbers, in the order in which they are shown."""


def values(field: Field, logged: Sequence[Day], wanted: Wanted) -> tuple[float | None, ...]:
    """The mean of what was said on each day of the period; None where nothing was."""
    said = {day.date: _mean(field, day) for day in logged}
    return tuple(said.get(when) for when in words.every(wanted.first, wanted.last))


def section(field: Field, found: Sequence[float | None], wanted: Wanted) -> Section:
    """The graph and its table; one sentence where nothing was said."""
    scale = SCALES[field]
    said = [value for value in found if value is not None]
    if not said:
        return Section(scale.title, ("Nothing was said about it in this time.",))
    high = max(scale.high, *said)
    label = f"By day: {describe(field, found)}"
    series = Series(
        label, wanted.first, tuple(found), scale.low, high, scale.ticks, bars=scale.bars
    )
    return Section(scale.title, (), (series,), _table(scale, found, wanted))


def describe(field: Field, found: Sequence[float | None]) -> str:
    """For example "said on 21 of 28 days, mean 1.8, from 0.0 to 3.5"."""
    said = [value for value in found if value is not None]
    signed = SCALES[field].signed
    mean, low, high = (words.number(of(said), signed) for of in (fmean, min, max))
    return f"said on {len(said)} of {len(found)} days, mean {mean}, from {low} to {high}"


def glance(found: Mapping[Field, Sequence[float | None]]) -> Table | None:
    """All of them in a row each; None when nothing was said of any."""
    rows = []
    for field, days in found.items():
        said = [value for value in days if value is not None]
        if said:
            scale = SCALES[field]
            mean, low, high = (words.number(of(said), scale.signed) for of in (fmean, min, max))
            bounds = " to ".join(words.number(n, scale.signed) for n in (scale.low, scale.high))
            bounds = "hours" if field == "sleep" else bounds.replace(".0", "")
            n = f"{len(said)} of {len(days)}"
            rows.append((scale.title, bounds, n, mean, f"{low} to {high}"))
    heads = ("", "Scale", "Days (n)", "Mean", "Lowest to highest day")
    return Table(heads, tuple(rows)) if rows else None


def _mean(field: Field, day: Day) -> float | None:
    if field != "sleep":
        return day.mean(field)
    hours = [c.sleep.hours for _, c in day.checks if c.sleep and c.sleep.hours is not None]
    return fmean(hours) if hours else None


def _table(scale: Scale, found: Sequence[float | None], wanted: Wanted) -> Table:
    if len(found) <= _BY_DAY:
        rows = tuple(
            (words.short_day(when), words.number(value, scale.signed))
            for when, value in zip(words.every(wanted.first, wanted.last), found, strict=True)
        )
        return Table(("Day", "Value"), rows)
    by_week = len(found) <= _BY_WEEK
    heads = ("Week" if by_week else "Month", "Days", "Mean", "Range")
    parts = _parts(found, wanted, by_week)
    return Table(heads, tuple(_row(scale, *part, by_week) for part in parts))


def _parts(
    found: Sequence[float | None], wanted: Wanted, by_week: bool
) -> list[tuple[date, Sequence[float | None]]]:
    """The period in weeks, from Monday to Sunday, or in months; both ends may be shorter."""
    days = zip(words.every(wanted.first, wanted.last), found, strict=True)
    parts: dict[tuple[int, int], tuple[date, list[float | None]]] = {}
    for when, value in days:
        key = when.isocalendar()[:2] if by_week else (when.year, when.month)
        parts.setdefault(key, (when, []))[1].append(value)
    return list(parts.values())


def _row(scale: Scale, first: date, part: Sequence[float | None], by_week: bool) -> tuple[str, ...]:
    said = [value for value in part if value is not None]
    last = first + timedelta(days=len(part) - 1)
    name = words.week(first, last) if by_week else words.month(first)
    n = f"{len(said)} of {len(part)}"
    if not said:
        return (name, n, words.DASH, words.DASH)
    mean, low, high = (words.number(of(said), scale.signed) for of in (fmean, min, max))
    return (name, n, mean, low if low == high else f"{low} to {high}")
