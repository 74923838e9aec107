"""A calendar of how much could be felt: a row for each weekday, a column for each week."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from voice_checkin.web.view.levels import level

_WEEK = 7


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day. Where nothing was said, that is how it stays: no value, no colour."""

    date: date
    felt: float | None
    to_come: bool = False

    @property
    def level(self) -> int | None:
        """Which of the five colours; None for a day on which nothing was said."""
        return None if self.felt is None else level(self.felt)


@dataclass(frozen=True, slots=True)
class Month:
    """The head of the columns of one month."""

    name: str
    weeks: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """Whole weeks, up to the one of today."""

    rows: tuple[tuple[DayCell, ...], ...]
    """Seven, from Monday on."""
    months: tuple[Month, ...]

    @property
    def said(self) -> tuple[DayCell, ...]:
        """The days on which something was said, the last first."""
        cells = (cell for row in self.rows for cell in row if cell.felt is not None)
        return tuple(sorted(cells, key=lambda cell: cell.date, reverse=True))


def first_day(today: date, weeks: int) -> date:
    """The Monday on which so many weeks begin, the one of today being the last."""
    return today - timedelta(days=today.weekday() + _WEEK * (weeks - 1))


def calendar(felt: Mapping[date, float], today: date, weeks: int) -> Calendar:
    """The calendar of so many weeks; `felt` has the mean of each day on which it was said."""
    first = first_day(today, weeks)
    mondays = [first + timedelta(days=_WEEK * week) for week in range(weeks)]
    rows = tuple(
        tuple(_cell(monday + timedelta(days=weekday), felt, today) for monday in mondays)
        for weekday in range(_WEEK)
    )
    return Calendar(rows, tuple(_months(mondays)))


def _cell(day: date, felt: Mapping[date, float], today: date) -> DayCell:
    return DayCell(day, felt.get(day) if day <= today else None, day > today)


def _months(mondays: list[date]) -> Iterator[Month]:
    """One head for the weeks that begin in the same month."""
    begins = 0
    for week in range(1, len(mondays) + 1):
        if week == len(mondays) or mondays[week].month != mondays[begins].month:
            yield Month(f"{mondays[begins]:%b}", week - begins)
            begins = week
