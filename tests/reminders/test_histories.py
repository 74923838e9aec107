"""Whatever happens to the clock, the place and the person, some things always hold."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reminders.days import Day, at, local_days
from voice_checkin.reminders.plan import MOST_A_DAY, Known, times_put_off
from voice_checkin.types import MOST_SNOOZES, QuietHours, Reminder, Snooze

ZONES = [
    ZoneInfo(name)
    for name in (
        "UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe",
        "Pacific/Apia", "Asia/Kathmandu",
    )
]  # fmt: skip
STARTS = [  # an ordinary day, and days on which clocks change
    "2026-01-14T05:00", "2026-03-07T22:00", "2026-03-28T20:00", "2026-04-04T20:00",
    "2026-10-24T20:00", "2026-10-31T22:00",
]  # fmt: skip
TIMES = st.builds(time, st.integers(0, 23), st.sampled_from([0, 5, 20, 30, 45]))
LOOKS = timedelta(minutes=5)
REMINDERS = st.builds(
    Reminder,
    st.sampled_from("abcdef"),
    st.just("other"),
    at=TIMES,
    weekdays=st.sets(st.integers(0, 6), min_size=3).map(lambda days: tuple(sorted(days))),
    asked=st.sampled_from([False, False, True]),
    paused=st.sampled_from([False, False, False, False, True]),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("live"), st.integers(60, 60 * 24)),
        st.tuples(st.just("live"), st.integers(60, 60 * 24)),
        st.tuples(st.just("sleep"), st.integers(1, 60)),
        st.tuples(st.just("sleep"), st.integers(-60 * 12, 60 * 24 * 5)),
        st.tuples(st.just("fly"), st.integers(0, len(ZONES) - 1)),
        st.tuples(st.just("answers"), st.integers(0, 1)),
        st.tuples(st.just("put off"), st.integers(5, 60 * 4)),
    ),
    min_size=3,
    max_size=14,
)


def put_off(day: Day, minutes: int) -> None:
    """Put off what was spoken last, as a conversation does: twice a day and no more."""
    of = day.spoken[-1][0].of if day.spoken else "check_in"
    times = times_put_off(day.known.snoozes, of, day.now) + 1
    if times <= MOST_SNOOZES:
        until = (day.now.astimezone(UTC) + timedelta(minutes=minutes)).replace(second=0)
        others = [one for one in day.known.snoozes if one.of != of]
        day.known = replace(day.known, snoozes=(*others, Snooze(of, until, "", times)))


@settings(max_examples=120, deadline=None)
@given(
    start=st.sampled_from(STARTS),
    zone=st.sampled_from(ZONES),
    reminders=st.lists(REMINDERS, min_size=2, max_size=6, unique_by=lambda one: one.id),
    quiet=st.none() | st.builds(QuietHours, TIMES, TIMES),
    grace=st.sampled_from([0, 10, 30, 120]),
    steps=STEPS,
)
def test_never_twice_never_in_quiet_hours_never_too_often_never_too_late(
    start: str,
    zone: ZoneInfo,
    reminders: list[Reminder],
    quiet: QuietHours | None,
    grace: int,
    steps: list[tuple[str, int]],
) -> None:
    known = Known(reminders, quiet=quiet, grace=timedelta(minutes=grace))
    day = Day(at(start, zone), known)
    for what, number in steps:
        if what == "live":
            day.live(every=LOOKS, minutes=number)
        elif what == "sleep":
            day.sleep(minutes=number)
        elif what == "fly":
            day.fly(ZONES[number])
        elif what == "answers":
            day.answers = bool(number)
        else:
            put_off(day, number)
    _holds(day, quiet, timedelta(minutes=grace))


def _holds(day: Day, quiet: QuietHours | None, grace: timedelta) -> None:
    slots: set[tuple[str, str]] = set()
    begun: Counter[object] = Counter()
    silent: defaultdict[object, set[str]] = defaultdict(set)
    for prompt, due, moment in local_days(day):
        assert (due.of, due.slot) not in slots
        slots.add((due.of, due.slot))
        assert quiet is None or not quiet.hold(moment.time())
        assert timedelta() <= moment - due.meant <= grace
        assert due.of not in silent[prompt.day]
        if not prompt.answered:
            silent[prompt.day].add(due.of)
        if not prompt.again:
            assert due.asked or begun[prompt.day] < MOST_A_DAY
            begun[prompt.day] += 1
        assert due.reminder is None or not due.reminder.paused


@settings(max_examples=40, deadline=None)
@given(
    start=st.sampled_from(STARTS),
    zone=st.sampled_from(ZONES),
    clock=TIMES,
    hours=st.integers(30, 80),
)
def test_someone_who_is_there_hears_each_day_s_reminder_that_day(
    start: str, zone: ZoneInfo, clock: time, hours: int
) -> None:
    day = Day(at(start, zone), Known([Reminder("a", "other", at=clock)]))
    first = day.now
    day.live(every=LOOKS, hours=hours)
    heard = {due.slot[:10] for due, _ in day.spoken}
    whole = {
        moment.date().isoformat()
        for moment in (first + timedelta(days=n) for n in range(1, 4))
        if datetime.combine(moment.date(), time(23, 59), zone).astimezone(UTC)
        < day.now.astimezone(UTC)
    }
    assert whole <= heard
