"""Every event of a clock, a machine and a place, with every kind of reminder, in two zones."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.reminders.days import BERLIN, NEW_YORK
from tests.reminders.events import (
    AUTUMN,
    EVENTS,
    LOOKS,
    MONDAY_NIGHT,
    NIGHT,
    ORDINARY,
    PAIRS,
    SPRING,
    Event,
    Lived,
    nothing,
)
from voice_checkin.reminders.plan import Known, comes, moment
from voice_checkin.types import Reminder, Snooze

SYDNEY = ZoneInfo("Australia/Sydney")
ZONES = {"Berlin": BERLIN, "Sydney": SYDNEY}
SATURDAYS = {
    ("Berlin", ORDINARY): date(2026, 6, 13),
    ("Berlin", SPRING): date(2026, 3, 28),
    ("Berlin", AUTUMN): date(2026, 10, 24),
    ("Sydney", ORDINARY): date(2026, 6, 13),
    ("Sydney", SPRING): date(2026, 10, 3),
    ("Sydney", AUTUMN): date(2026, 4, 4),
}


def kind_of(kind: str, at: time, sunday: datetime) -> tuple[list[Reminder], list[Snooze]]:
    """What the store holds for one kind of reminder; `sunday` is its moment on the Sunday."""
    match kind:
        case "morning" | "evening":
            return [Reminder(kind, kind, at=at, asked=False)], []
        case "goal":
            return [Reminder("draw", "goal", "draw", at)], []
        case "therapy":
            return [Reminder("visit", "therapy", "therapy", once=sunday)], []
        case _:
            return [], [Snooze("check_in", sunday, "after lunch")]


EVERY_DAY, THE_SUNDAY = ("morning", "evening", "goal"), ("therapy", "snooze")


def weekend(event: Event, kind: str, place: str) -> Lived:
    """The Saturday at midnight."""
    zone, first = ZONES[place], SATURDAYS[place, event.weekend]
    start = datetime.combine(first, time(), zone)
    at = time.fromisoformat(event.at)
    reminders, snoozes = kind_of(kind, at, moment(first + timedelta(days=1), at, start))
    return Lived(start, Known(reminders, snoozes, quiet=event.quiet))


@pytest.mark.parametrize("place", ZONES)
@pytest.mark.parametrize("kind", [*EVERY_DAY, *THE_SUNDAY])
@pytest.mark.parametrize("event", EVENTS | PAIRS)
def test_exactly_these_come(event: str, kind: str, place: str) -> None:
    _comes((EVENTS | PAIRS)[event], kind, place)


def _comes(event: Event, kind: str, place: str) -> None:
    day = weekend(event, kind, place)
    event.happens(day)
    day.until(event.end)
    assert day.heard() == (event.daily if kind in EVERY_DAY else event.sunday)


# --- moving over midnight ---


@pytest.mark.parametrize("kind", EVERY_DAY)
def test_who_flies_west_over_midnight_hears_nothing_twice_on_a_date(kind: str) -> None:
    """At 00:30 it came in Berlin; six hours west it is Saturday again, and then Sunday."""
    day = weekend(Event("00:30", nothing, "", ""), kind, "Berlin")
    day.until("Sun 01:00")
    day.fly(NEW_YORK)
    day.until(MONDAY_NIGHT)
    assert day.heard() == "Sat 00:30, Sun 00:30, Mon 00:30"
    assert [due.slot[8:10] for due, _ in day.spoken] == ["13", "14", "15"]


@pytest.mark.parametrize("kind", EVERY_DAY)
def test_who_flies_east_over_midnight_keeps_to_the_dates_there(kind: str) -> None:
    """At 17:00 in Berlin it is 01:00 in Sydney: the Saturday's evening is over."""
    day = weekend(Event("20:30", nothing, "", ""), kind, "Berlin")
    day.until("Sat 17:00")
    day.fly(SYDNEY)
    day.until(MONDAY_NIGHT)
    assert day.heard() == "Sun 20:30, Mon 20:30"


@pytest.mark.parametrize("kind", THE_SUNDAY)
def test_a_moment_stays_that_moment_in_another_zone(kind: str) -> None:
    day = weekend(Event("08:30", nothing, "", ""), kind, "Berlin")
    day.until("Sat 23:30")
    day.fly(SYDNEY)  # eight hours on
    day.until(MONDAY_NIGHT)
    assert day.heard() == "Sun 16:30"


def test_quiet_hours_go_with_the_place() -> None:
    day = weekend(Event("08:30", nothing, "", "", quiet=NIGHT), "snooze", "Berlin")
    day.until("Sun 08:00")
    day.fly(NEW_YORK)  # 02:00, and half an hour on it is night
    day.until(MONDAY_NIGHT)
    assert day.heard() == ""


# --- how much begins by itself ---

MORNING = Reminder("morning", "morning", at=time(8), asked=False)
EVENING = Reminder("evening", "evening", at=time(20, 30), asked=False)
MEDS = Reminder("meds", "other", "take my meds", time(13))
DRAW = Reminder("draw", "goal", "draw", time(17))


def saturday(place: str, *reminders: Reminder) -> Lived:
    start = datetime.combine(SATURDAYS[place, ORDINARY], time(), ZONES[place])
    return Lived(start, Known(reminders))


@pytest.mark.parametrize("place", ZONES)
def test_two_a_day_begin_by_themselves(place: str) -> None:
    noon = Reminder("noon", "other", at=time(12), asked=False)
    day = saturday(place, MORNING, noon, EVENING)
    assert day.live(every=LOOKS, days=2) == ["08:00 morning", "12:00 noon"] * 2


@pytest.mark.parametrize("place", ZONES)
def test_one_that_nobody_answers_and_the_program_begins_nothing_more_that_day(place: str) -> None:
    day = saturday(place, MORNING, MEDS, EVENING)
    day.answers = False
    assert day.live(every=LOOKS, days=1) == ["08:00 morning", "13:00 meds"], (
        "what was asked for still comes"
    )
    day.answers = True
    assert day.live(every=LOOKS, days=1) == ["08:00 morning", "13:00 meds"], "two are enough"
    day.known = replace(day.known, reminders=(MORNING, EVENING))
    assert day.live(every=LOOKS, days=1) == ["08:00 morning", "20:30 evening"]


def test_what_was_asked_for_and_not_answered_silences_itself_alone() -> None:
    day = saturday("Berlin", MEDS, EVENING)
    day.answers = False
    day.until("Sat 14:00")
    day.answers = True
    day.until("Sun 00:00")
    assert day.heard() == "Sat 13:00, Sat 20:30"


def test_neither_a_restart_nor_a_clock_set_back_ends_the_silence() -> None:
    day = saturday("Sydney", MORNING, EVENING)
    day.answers = False
    day.until("Sat 21:00")
    day.restart()
    day.sleep(hours=-14)
    day.until("Sun 00:00")
    assert day.heard() == "Sat 08:00"


def test_put_off_and_then_unanswered_is_silence_too() -> None:
    day = saturday("Berlin", MORNING, EVENING)
    day.until("Sat 09:00")
    again = datetime.combine(day.now.date(), time(11), day.now.tzinfo).astimezone(UTC)
    day.known = replace(day.known, snoozes=(Snooze("morning", again, "after the walk"),))
    day.answers = False
    day.until("Sun 00:00")
    assert day.heard() == "Sat 08:00, Sat 11:00"


# --- a goal that was done ---


def test_a_goal_that_was_done_today_is_not_asked_about_until_tomorrow() -> None:
    day = saturday("Berlin", DRAW, MEDS)
    day.until("Sat 16:00")
    day.known = replace(day.known, done=frozenset(("draw",)))
    then = comes(DRAW, day.known, day.now)
    assert f"{then:%a %H:%M}" == "Sun 17:00", "and tomorrow's is told"
    day.until("Sun 00:00")
    day.known = replace(day.known, done=frozenset())
    day.until("Mon 00:00")
    assert day.heard() == "Sat 13:00, Sun 13:00, Sun 17:00"


def test_nor_is_it_when_it_was_put_off() -> None:
    day = saturday("Sydney", DRAW)
    day.until("Sat 17:30")
    again = datetime.combine(day.now.date(), time(19), day.now.tzinfo).astimezone(UTC)
    day.known = replace(day.known, snoozes=(Snooze("draw", again),), done=frozenset(("draw",)))
    day.until("Sun 00:00")
    assert day.heard() == "Sat 17:00"
