"""What happens to clocks and machines over a weekend, and when a reminder comes all the same.

Each lives from Saturday to Monday (five days asleep: to Friday); what matters happens around the
Sunday's reminder. In the zones of the matrix 02:00 to 03:00 on that Sunday is left out in spring
and there twice in autumn.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time, timedelta

from tests.reminders.days import Day
from voice_checkin.types import QuietHours

ORDINARY, SPRING, AUTUMN = "ordinary", "spring", "autumn"
NIGHT = QuietHours(time(22), time(7))
LOOKS = timedelta(minutes=10)
"""tests/reminders/test_plan.py looks each minute, as the program does; what is here is many."""
MONDAY_NIGHT, FRIDAY_NIGHT = "Tue 00:00", "Sat 00:00"


class Lived(Day):
    """A day whose steps are told by the weekday and the time on the wall."""

    def wall(self) -> str:
        """What the clock on the wall shows."""
        return f"{self.now:%a %H:%M}"

    def until(self, wall: str) -> None:
        """Awake until the clock on the wall shows this, as "Sun 08:30"."""
        while self.wall() != wall:
            self.live(every=LOOKS, minutes=10)

    def off_until(self, wall: str) -> None:
        """Asleep, or the clock is set forth."""
        while self.wall() != wall:
            self.sleep(minutes=10)

    def restart(self) -> None:
        """What is not in the store is forgotten."""
        self.known = replace(self.known)

    def heard(self) -> str:
        """Everything that came, as "Sat 08:30, Sun 08:30"."""
        return ", ".join(f"{at:%a %H:%M}" for _, at in self.spoken)


Living = Callable[[Lived], None]


@dataclass(frozen=True)
class Event:
    """One thing that happens, and when the reminder comes all the same."""

    at: str
    """The local time the reminder is meant for."""
    happens: Living
    daily: str
    """When one comes that is meant for every day."""
    sunday: str
    """When one comes that is meant for the Sunday alone."""
    weekend: str = ORDINARY
    quiet: QuietHours | None = None

    @property
    def end(self) -> str:
        """When the last day that counts is over."""
        return FRIDAY_NIGHT if "Fri" in self.daily else MONDAY_NIGHT


def nothing(day: Lived) -> None:
    """An ordinary weekend."""


def steps(*walls: str) -> Living:
    """Awake to the first time, off (or the clock set) to the second, awake to the third ..."""

    def happen(day: Lived) -> None:
        for number, wall in enumerate(walls):
            (day.off_until if number % 2 else day.until)(wall)

    return happen


def both(first: Living, then: Living) -> Living:
    """One after the other."""

    def happen(day: Lived) -> None:
        first(day)
        then(day)

    return happen


def back(wall: str, hours: int) -> Living:
    """The clock is set back by so many hours when it shows this."""

    def happen(day: Lived) -> None:
        day.until(wall)
        day.sleep(hours=-hours)

    return happen


def restarts(day: Lived) -> None:
    """Every ten minutes the program starts anew."""
    while day.wall() != MONDAY_NIGHT:
        day.live(every=LOOKS, minutes=10)
        day.restart()


EVENTS = {
    "nothing": Event("08:30", nothing, "Sat 08:30, Sun 08:30, Mon 08:30", "Sun 08:30"),
    "spring, left out": Event(
        "02:30", nothing, "Sat 02:30, Sun 03:30, Mon 02:30", "Sun 03:30", SPRING
    ),
    "spring, by day": Event(
        "08:30", nothing, "Sat 08:30, Sun 08:30, Mon 08:30", "Sun 08:30", SPRING
    ),
    "autumn, there twice": Event(
        "02:30", nothing, "Sat 02:30, Sun 02:30, Mon 02:30", "Sun 02:30", AUTUMN
    ),
    "autumn, by day": Event(
        "08:30", nothing, "Sat 08:30, Sun 08:30, Mon 08:30", "Sun 08:30", AUTUMN
    ),
    "five days asleep": Event("08:30", steps("Sat 09:00", "Thu 12:00"), "Sat 08:30, Fri 08:30", ""),
    "five days asleep, awake in the grace": Event(
        "08:30", steps("Sat 09:00", "Thu 09:00"), "Sat 08:30, Thu 09:00, Fri 08:30", ""
    ),
    "five days asleep, awake past the grace": Event(
        "08:30", steps("Sat 09:00", "Thu 09:10"), "Sat 08:30, Fri 08:30", ""
    ),
    "restarts": Event("08:30", restarts, "Sat 08:30, Sun 08:30, Mon 08:30", "Sun 08:30"),
    "off over it": Event("08:30", steps("Sun 08:00", "Sun 09:10"), "Sat 08:30, Mon 08:30", ""),
    "off into the grace": Event(
        "08:30", steps("Sun 08:00", "Sun 08:50"), "Sat 08:30, Sun 08:50, Mon 08:30", "Sun 08:50"
    ),
    "off over midnight, into the grace": Event(
        "23:50",
        steps("Sun 23:40", "Mon 00:10"),
        "Sat 00:00, Sat 23:50, Mon 00:10, Mon 23:50",  # the first is late from Friday
        "Mon 00:10",
    ),
    "an hour forth before it": Event(
        "08:30", steps("Sun 07:20", "Sun 08:20"), "Sat 08:30, Sun 08:30, Mon 08:30", "Sun 08:30"
    ),
    "three hours forth over it": Event(
        "08:30", steps("Sun 07:00", "Sun 10:00"), "Sat 08:30, Mon 08:30", ""
    ),
    "three hours back before it": Event(
        "08:30", back("Sun 08:00", 3), "Sat 08:30, Sun 08:30, Mon 08:30", "Sun 08:30"
    ),
    "an hour back after it": Event(
        "08:30", back("Sun 09:00", 1), "Sat 08:30, Sun 08:30, Mon 08:30", "Sun 08:30"
    ),
    "eleven hours back, over midnight": Event(
        "08:30", back("Sun 09:00", 11), "Sat 08:30, Sun 08:30, Mon 08:30", "Sun 08:30"
    ),
    "in quiet hours": Event("23:30", nothing, "", "", quiet=NIGHT),
    "at their first minute": Event("22:00", nothing, "", "", quiet=NIGHT),
    "in their last half hour": Event(
        "06:30", nothing, "Sat 07:00, Sun 07:00, Mon 07:00", "Sun 07:00", quiet=NIGHT
    ),
    "before their last half hour": Event("06:20", nothing, "", "", quiet=NIGHT),
    "in quiet hours, in spring": Event(
        "06:40", nothing, "Sat 07:00, Sun 07:00, Mon 07:00", "Sun 07:00", SPRING, NIGHT
    ),
    "in quiet hours, in autumn": Event(
        "06:40", nothing, "Sat 07:00, Sun 07:00, Mon 07:00", "Sun 07:00", AUTUMN, NIGHT
    ),
}
PAIRS = {
    "off into the grace, and restarts there": Event(
        "08:30",
        both(steps("Sun 08:00", "Sun 08:40", "Sun 08:50"), restarts),
        "Sat 08:30, Sun 08:40, Mon 08:30",
        "Sun 08:40",
    ),
    "off into the grace, then back over it": Event(
        "08:30",
        both(steps("Sun 08:00", "Sun 08:50"), back("Sun 09:10", 2)),
        "Sat 08:30, Sun 08:50, Mon 08:30",
        "Sun 08:50",
    ),
    "forth over it, then back to before it": Event(
        "08:30",
        both(steps("Sun 07:00", "Sun 10:00"), back("Sun 10:30", 3)),
        "Sat 08:30, Sun 08:30, Mon 08:30",
        "Sun 08:30",
    ),
    "twice back over it": Event(
        "08:30",
        both(back("Sun 09:00", 1), back("Sun 09:00", 5)),
        "Sat 08:30, Sun 08:30, Mon 08:30",
        "Sun 08:30",
    ),
    "forth over the night's quiet hours, into the grace": Event(
        "06:40",
        steps("Sat 21:00", "Sun 07:10"),
        "Sat 07:00, Sun 07:10, Mon 07:00",
        "Sun 07:10",
        quiet=NIGHT,
    ),
    "forth over the night's quiet hours, past the grace": Event(
        "06:40", steps("Sat 21:00", "Sun 07:20"), "Sat 07:00, Mon 07:00", "", quiet=NIGHT
    ),
    "late, and quiet by then": Event(
        "21:50", steps("Sun 21:40", "Sun 22:10"), "Sat 21:50, Mon 21:50", "", quiet=NIGHT
    ),
    "back out of the quiet hours, over it": Event(
        "21:50",
        back("Sun 22:30", 2),
        "Sat 21:50, Sun 21:50, Mon 21:50",
        "Sun 21:50",
        quiet=NIGHT,
    ),
    "spring, asleep over the hour that is left out": Event(
        "02:30", steps("Sun 01:30", "Sun 03:50"), "Sat 02:30, Sun 03:50, Mon 02:30", "Sun 03:50",
        SPRING,
    ),
    "spring, asleep past the grace": Event(
        "02:30", steps("Sun 01:30", "Sun 04:10"), "Sat 02:30, Mon 02:30", "", SPRING
    ),
    "autumn, an hour back by hand as well": Event(
        "02:30", back("Sun 04:00", 2), "Sat 02:30, Sun 02:30, Mon 02:30", "Sun 02:30", AUTUMN
    ),
    "autumn, restarts in both hours": Event(
        "02:30", restarts, "Sat 02:30, Sun 02:30, Mon 02:30", "Sun 02:30", AUTUMN
    ),
    "five days asleep over the change in spring": Event(
        "08:30", steps("Sat 09:00", "Thu 08:50"), "Sat 08:30, Thu 08:50, Fri 08:30", "", SPRING
    ),
    "five days asleep over the change in autumn": Event(
        "08:30", steps("Sat 09:00", "Thu 08:50"), "Sat 08:30, Thu 08:50, Fri 08:30", "", AUTUMN
    ),
}  # fmt: skip
