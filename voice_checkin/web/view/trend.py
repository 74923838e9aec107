"""How feeling, pleasantness and energy went, day by day, with the gaps there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from voice_checkin.insights.days import Day

Scale = Literal["felt", "valence", "energy"]
RANGES: Final[dict[Scale, tuple[int, int]]] = {"felt": (0, 4), "valence": (-2, 2), "energy": (0, 4)}


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a graph."""

    scale: Scale
    low: int
    high: int
    values: tuple[float | None, ...]
    """The mean of each day; None where nothing was said, which no line bridges."""

    @property
    def said(self) -> int:
        """Days with a value."""
        return sum(value is not None for value in self.values)


@dataclass(frozen=True, slots=True)
class Trend:
    """Every day from the first to the last, and the lines over them."""

    dates: tuple[date, ...]
    series: tuple[Series, ...]

    @property
    def rows(self) -> tuple[tuple[date, tuple[float | None, ...]], ...]:
        """The days on which anything was said, with the value of each line, the last first."""
        columns = zip(*(one.values for one in self.series), strict=True)
        said = (
            (day, values) for day, values in zip(self.dates, columns, strict=True) if _any(values)
        )
        return tuple(reversed(list(said)))


def trend(days: Sequence[Day], first: date, today: date) -> Trend:
    """The lines from `first` up to and with `today`."""
    by_date = {day.date: day for day in days}
    dates = tuple(first + timedelta(days=n) for n in range((today - first).days + 1))

    def value(day: date, scale: Scale) -> float | None:
        found = by_date.get(day)
        mean = found.mean(scale) if found else None
        return None if mean is None else round(mean, 2)

    series = tuple(
        Series(scale, low, high, tuple(value(day, scale) for day in dates))
        for scale, (low, high) in RANGES.items()
    )
    return Trend(dates, series)


def _any(values: Sequence[float | None]) -> bool:
    return any(value is not None for value in values)
