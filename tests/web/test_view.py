"""What the page shows, from entries and findings alone."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.lived import walker
from voice_checkin.app import App
from voice_checkin.insights.days import by_day
from voice_checkin.insights.look import Known, look
from voice_checkin.reminders.plan import Known as KnownReminders
from voice_checkin.types import CheckIn, Claim, Entry, QuietHours, Reminder, reminder_id
from voice_checkin.web.view.calendar import calendar, first_day
from voice_checkin.web.view.findings import HELPS, findings, habits
from voice_checkin.web.view.levels import level
from voice_checkin.web.view.logged import PAGE, logged, of_today, page, pages
from voice_checkin.web.view.plans import clash, moved, planned
from voice_checkin.web.view.trend import trend
from voice_checkin.web.view.weekdays import weekday_map

MONDAY = date(2025, 3, 3)
NOON = datetime(2025, 3, 3, 12, tzinfo=UTC)


def said(day: int, hour: int = 12, felt: int | None = None, energy: int | None = None) -> Entry:
    at = NOON + timedelta(days=day, hours=hour - 12)
    return Entry(f"{day}-{hour}", at, "UTC", CheckIn(felt=felt, energy=energy))


def test_a_day_on_which_nothing_was_said_is_blank_and_not_zero() -> None:
    shown = calendar({MONDAY: 0.0}, MONDAY + timedelta(days=1), weeks=2)
    monday, tuesday = shown.rows[0][-1], shown.rows[1][-1]
    assert (monday.date, monday.level) == (MONDAY, 0)
    assert (tuesday.felt, tuesday.level) == (None, None)
    assert [cell.date for cell in shown.said] == [MONDAY]


def test_days_to_come_are_not_days_without_a_word() -> None:
    shown = calendar({}, MONDAY, weeks=1)
    assert [row[0].to_come for row in shown.rows] == [False, *[True] * 6]


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_a_calendar_has_each_day_once_under_its_month(today: date, weeks: int) -> None:
    shown = calendar({}, today, weeks)
    days = sorted(cell.date for row in shown.rows for cell in row)
    assert days == [first_day(today, weeks) + timedelta(days=n) for n in range(7 * weeks)]
    assert [{cell.date.weekday() for cell in row} for row in shown.rows] == [{n} for n in range(7)]
    assert sum(month.weeks for month in shown.months) == weeks
    assert today in days[-7:]


@given(st.floats(0, 4))
def test_every_mean_has_a_colour(mean: float) -> None:
    assert level(mean) in range(5)
    assert abs(level(mean) - mean) <= 0.5


def test_a_trend_keeps_its_gaps() -> None:
    days = by_day(
        [said(0, felt=1, energy=2), said(0, 20, felt=2), said(3, felt=4)],
        NOON.max.replace(tzinfo=UTC),
    )
    shown = trend(days, MONDAY, MONDAY + timedelta(days=3))
    felt, valence, energy = shown.series
    assert felt.values == (1.5, None, None, 4.0)
    assert (valence.values, valence.said) == ((None, None, None, None), 0)
    assert energy.values == (2.0, None, None, None)
    assert shown.rows == (
        (MONDAY + timedelta(days=3), (4.0, None, None)),
        (MONDAY, (1.5, None, 2.0)),
    )


def test_of_weekdays_nothing_is_said_before_there_is_enough() -> None:
    until = NOON + timedelta(days=400)
    few = [said(day, felt=2) for day in range(13)]
    assert weekday_map(by_day(few, until)) == ()
    more = [said(day, felt=2) for day in range(28)] + [said(28, 8, felt=0)]
    rows = weekday_map(by_day(more, until))
    morning, afternoon, evening = rows[0]
    assert (morning.n, morning.mean, morning.level) == (1, None, None)
    assert (afternoon.n, afternoon.mean, afternoon.level) == (4, 2.0, 2)
    assert (evening.n, evening.mean) == (0, None)


def test_a_finding_comes_with_its_interval(app: App) -> None:
    entries = walker()
    found = look(entries, [], entries[-1].said_at, Known())
    (walk,) = findings(found.claims, HELPS, app.script.lines)
    assert "a walk" in walk.text.lower()
    assert walk.n == 26
    assert walk.low is not None
    assert walk.high is not None
    assert 50 < walk.x(walk.low) < walk.x(walk.estimate) < walk.x(walk.high) <= 100


def test_what_is_wider_than_the_picture_ends_at_its_edge(app: App) -> None:
    claim = Claim("activity", "walk", 9, 1.9, (-9.0, 9.0), "felt", 20)
    (one,) = findings([claim], HELPS, app.script.lines)
    assert (one.x(-9.0), one.x(0.0), one.x(9.0)) == (0, 50, 100)


def test_habits_have_a_strength_and_no_row_of_days() -> None:
    entries = [said(day, felt=1) for day in range(3)]
    assert habits(look(entries, [], NOON + timedelta(days=9), Known()).strengths) == []
    found = look(walker(), [], NOON + timedelta(days=400), Known())
    assert all(0 < one.percent <= 100 and one.done_days for one in habits(found.strengths))


def test_what_is_said_after_midnight_belongs_to_the_evening_before() -> None:
    late = said(0, 25, felt=1)
    assert of_today([late], NOON + timedelta(hours=14)) == [late]
    assert of_today([late], NOON + timedelta(hours=20)) == []


def test_entries_are_told_in_the_words_of_an_echo(app: App) -> None:
    line = logged(said(0, felt=0, energy=1), app.script.lines.words)
    assert line.said == "No feeling, low energy"
    assert line.day == MONDAY


@given(st.integers(0, 120))
def test_every_entry_is_on_one_page(count: int) -> None:
    entries = [said(n, felt=1) for n in range(count)]
    shown = [one for number in range(1, pages(entries) + 1) for one in page(entries, number)]
    assert shown == entries[::-1]
    assert len(page(entries, 1)) <= PAGE
    assert pages(entries) >= 1


def test_reminders_come_in_the_order_of_the_day() -> None:
    meds = Reminder("take my meds, 08:30", "other", "take my meds", time(8, 30))
    once = Reminder("x", "other", "the dentist", once=NOON + timedelta(days=1, hours=-5))
    rests = Reminder("evening", "evening", at=time(20), paused=True)
    shown = planned(KnownReminders(reminders=(rests, meds, once)), NOON)
    assert [(one.words, one.at) for one in shown] == [
        ("the dentist", time(7)),
        ("take my meds", time(8, 30)),
        ("evening", time(20)),
    ]
    assert [one.next and one.next.day for one in shown] == [4, 4, None]


def test_a_moved_reminder_is_known_by_its_new_time() -> None:
    at = time(9, 15)
    meds = Reminder(reminder_id("take my meds", time(8, 30)), "other", "take my meds", time(8, 30))
    assert moved(meds, at, NOON) == Reminder("take my meds, 09:15", "other", "take my meds", at)
    own = Reminder("morning", "morning", at=time(7), asked=False)
    assert moved(own, at, NOON).id == "morning"
    once = Reminder("x", "other", "the dentist", once=NOON + timedelta(days=1))
    assert moved(once, at, NOON).once == datetime(2025, 3, 4, 9, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("reminder", "why"),
    [
        (Reminder("a", "other", "a", time(23)), "quiet"),
        (Reminder("a", "other", "a", time(12)), None),
        (Reminder("a", "other", "a", once=NOON), "past"),
        (Reminder("a", "other", "a", once=NOON + timedelta(hours=1)), None),
    ],
)
def test_quiet_hours_stay_quiet(reminder: Reminder, why: str | None) -> None:
    assert clash(reminder, QuietHours(time(22), time(6)), NOON) == why
