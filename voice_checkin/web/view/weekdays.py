"""Weekday by part of the day: how much could be felt then, where there is enough to say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from voice_checkin.insights.days import Day
from voice_checkin.insights.level import LEVEL_DAYS
from voice_checkin.web.view.levels import level

PARTS: Final = ("morning", "afternoon", "evening")
LEAST: Final = 4
"""Days before anything is said of a weekday's morning, as for the weekdays of `insights`."""


@dataclass(frozen=True, slots=True)
class PartCell:
    """One part of one weekday."""

    n: int
    """Days on which something was said then."""
    mean: float | None
    """None below `LEAST` days."""

    @property
    def level(self) -> int | None:
        """Which of the five colours."""
        return None if self.mean is None else level(self.mean)


def weekday_map(days: Sequence[Day]) -> tuple[tuple[PartCell, ...], ...]:
    """A row for each weekday, Monday first, a cell for each of `PARTS`; empty before 14 days."""
    if len(days) < LEVEL_DAYS:
        return ()
    return tuple(tuple(_cell(days, weekday, part) for part in PARTS) for weekday in range(7))


def _cell(days: Sequence[Day], weekday: int, part: str) -> PartCell:
    of_weekday = [day for day in days if day.date.weekday() == weekday]
    said = [felt for day in of_weekday if (felt := day.mean("felt", part)) is not None]
    return PartCell(len(said), sum(said) / len(said) if len(said) >= LEAST else None)
