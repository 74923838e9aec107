"""Now, and the zone it is said in. Passed in, so that a test or `--now` decides what time it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tzlocal

PartOfDay = Literal["morning", "day", "evening"]
_MORNING, _DAY, _EVENING = 4, 12, 18


@dataclass(frozen=True, slots=True)
class Clock:
    """Tells the time in the zone of the person who speaks."""

    now: Callable[[], datetime]
    """Returns an aware datetime in the local zone."""
    zone: str
    """IANA name, e.g. "Europe/Dublin"."""

    def part_of_day(self) -> PartOfDay:
        """Morning from 4, day from 12, evening from 18 o'clock to 4."""
        hour = self.now().hour
        if _MORNING <= hour < _DAY:
            return "morning"
        return "day" if _DAY <= hour < _EVENING else "evening"


def make_clock(fixed: datetime | None = None) -> Clock:
    """The system's clock, or one that stands still at `fixed`.

    A naive `fixed` is in the local zone; one with an offset keeps it, and the zone is the local
    one where that has this offset then, else a fixed-offset name such as "Etc/GMT-2".
    """
    name, zone = _local_zone()
    if fixed is None:
        return Clock(lambda: datetime.now(zone), name)
    if fixed.tzinfo is None:
        fixed = fixed.replace(tzinfo=zone)
    elif fixed.utcoffset() != fixed.astimezone(zone).utcoffset():
        name = _offset_name(fixed.utcoffset() or timedelta())
    return Clock(lambda: fixed, name)


def _local_zone() -> tuple[str, ZoneInfo]:
    try:
        name = tzlocal.get_localzone_name() or "UTC"
        return name, ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, LookupError):
        # A machine whose zone is set to nonsense still deserves a check-in.
        return "UTC", ZoneInfo("UTC")


def _offset_name(offset: timedelta) -> str:
    minutes = int(offset.total_seconds() // 60)
    if minutes == 0:
        return "UTC"
    if minutes % 60 == 0:
        return f"Etc/GMT{-minutes // 60:+d}"  # POSIX signs: east is negative
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
