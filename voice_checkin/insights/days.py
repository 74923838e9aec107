"""Entries by local day, and by part of the day: what everything else is reckoned from."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache, cached_property
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from voice_checkin.types import CheckIn, Entry, Measure

MEASURES: Final[tuple[Measure, ...]] = ("felt", "valence", "rating")
_MORNING, _AFTERNOON, _EVENING = 4, 12, 18
SHORT_NIGHT: Final = "short night"
"""The trigger of having slept less than `_SHORT` hours."""
_SHORT: Final = 6.0


@dataclass
class Day:
    """One logged day, whole: what is reckoned from it is kept, for it is asked for often.

    Values are means over its check-ins; None where nothing was said.
    """

    date: date
    checks: list[tuple[str, CheckIn]] = field(default_factory=list)
    """Part of the day, and what was said."""

    def mean(self, measure: str, part: str | None = None) -> float | None:
        """The mean of a number over the day, or over one part of it."""
        said = [
            value
            for when, check in self.checks
            if (part is None or part == when) and (value := getattr(check, measure)) is not None
        ]
        return sum(said) / len(said) if said else None

    @cached_property
    def done(self) -> frozenset[str]:
        """Habits done, in whatever size."""
        return frozenset([h.name for _, check in self.checks for h in check.habits if h.done])

    @cached_property
    def triggers(self) -> frozenset[str]:
        """Circumstances: contexts, areas, events, and a short night."""
        found: set[str] = set()
        for _, check in self.checks:
            found.update(check.contexts, check.areas)
            if check.event:
                found.add(" ".join(check.event.casefold().split()))
            if check.sleep and check.sleep.hours is not None and check.sleep.hours < _SHORT:
                found.add(SHORT_NIGHT)
        return frozenset(found)


def by_day(entries: Iterable[Entry], until: datetime) -> list[Day]:
    """The logged days up to `until` (aware), in order; each in the zone it was said in."""
    found: dict[date, list[tuple[str, CheckIn]]] = defaultdict(list)
    for entry in entries:
        if entry.said_at > until:
            continue
        local = entry.said_at.astimezone(zone_of(entry.zone))
        found[day_of(local)].append((part_of_day(local.hour), entry.check_in))
    return [Day(day, found[day]) for day in sorted(found)]


def day_of(local: datetime) -> date:
    """The day that a local time belongs to."""
    # What is said in the small hours belongs to the evening before: to whoever says it, the day is
    # not over yet.
    return local.date() if local.hour >= _MORNING else local.date() - timedelta(days=1)


def part_of_day(hour: int) -> str:
    """Morning from 4, afternoon from 12, evening from 18 o'clock to 4."""
    if _MORNING <= hour < _AFTERNOON:
        return "morning"
    return "afternoon" if _AFTERNOON <= hour < _EVENING else "evening"


@cache
def zone_of(name: str) -> ZoneInfo:
    """The zone of that name; UTC for one that this machine does not know."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def since(days: list[Day], first: date) -> list[Day]:
    """Those from `first` on."""
    return [day for day in days if day.date >= first]


def counts(days: list[Day], what: str) -> dict[str, int]:
    """On how many days each habit (`what` "done") or circumstance ("triggers") occurred."""
    found: dict[str, int] = defaultdict(int)
    for day in days:
        for name in getattr(day, what):
            found[name] += 1
    return dict(found)
