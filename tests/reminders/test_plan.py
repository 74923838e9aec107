"""What is due when: quiet hours, lateness, silence, and clocks that do odd things."""

from dataclasses import replace
from datetime import UTC, time, timedelta, tzinfo

import pytest

from tests.reminders.days import BERLIN, DUBLIN, NEW_YORK, TOKYO, Day, at
from voice_checkin.reminders.plan import Known, plan, times_put_off, with_own
from voice_checkin.types import Prompt, QuietHours, Reminder, Snooze

MEDS = Reminder("meds", "other", "take my meds", time(8, 30))
NIGHT = QuietHours(time(22), time(7))


def daily(clock: str, name: str = "meds", asked: bool = True) -> Reminder:
    return replace(MEDS, id=name, at=time.fromisoformat(clock), asked=asked)


def day(start: str, *reminders: Reminder, zone: tzinfo = DUBLIN, **known: object) -> Day:
    return Day(at(start, zone), Known(reminders, **known))  # type: ignore[arg-type]


def test_a_reminder_comes_once_a_day_at_its_time() -> None:
    assert day("2026-03-02T00:00", MEDS).live(days=2) == ["08:30 meds", "08:30 meds"]


def test_the_next_one_is_told_before_it_is_due() -> None:
    today = day("2026-03-02T09:01", daily("08:30"), daily("21:00", "tea"))
    planned = plan(today.known, today.now)
    assert planned.due is None
    assert planned.next is not None
    assert (planned.next.of, planned.next.opens) == ("tea", at("2026-03-02T21:00"))


def test_a_weekly_one_comes_on_its_days_and_is_found_a_week_ahead() -> None:
    therapy = replace(daily("16:00", "therapy"), weekdays=(1,))
    today = day("2026-03-03T16:01", therapy, grace=timedelta())
    found = plan(today.known, today.now).next
    assert found is not None
    assert found.opens == at("2026-03-10T16:00")
    assert day("2026-03-02T00:00", therapy).live(days=7) == ["16:00 therapy"]


def test_a_moment_comes_once_and_never_again() -> None:
    bank = Reminder("bank", "other", "call the bank", once=at("2026-03-03T10:00").astimezone(UTC))
    assert day("2026-03-02T09:00", bank).live(days=4) == ["10:00 bank"]


def test_what_is_paused_is_not_spoken() -> None:
    resting = replace(MEDS, paused=True)
    put_off = Snooze("meds", at("2026-03-02T10:00"))
    assert day("2026-03-02T00:00", resting, snoozes=(put_off,)).live(days=1) == []


# --- how often ---


def test_the_program_begins_at_most_twice_a_day() -> None:
    own = [daily(f"{hour:02d}:00", f"own{hour}", asked=False) for hour in (8, 12, 20)]
    assert day("2026-03-02T00:00", *own).live(days=1) == ["08:00 own8", "12:00 own12"]


def test_what_was_asked_for_comes_all_the_same_and_leaves_less_for_the_program() -> None:
    asked = [daily(f"{hour:02d}:00", f"asked{hour}") for hour in (9, 14, 21)]
    own = [daily(f"{hour:02d}:00", f"own{hour}", asked=False) for hour in (8, 20)]
    said = day("2026-03-02T00:00", *asked, *own).live(days=1)
    assert said == ["08:00 own8", "09:00 asked9", "14:00 asked14", "21:00 asked21"]


def test_nobody_answered_and_that_reminder_is_silent_for_the_day() -> None:
    today = day("2026-03-02T08:00", MEDS)
    today.answers = False
    assert today.live(hours=1) == ["08:30 meds"]
    put_off = Snooze("meds", at("2026-03-02T13:00"))
    today.known = replace(today.known, snoozes=(put_off,))
    assert today.live(hours=15) == []
    assert today.live(days=1) == ["08:30 meds"]


# --- putting off ---


def test_what_is_put_off_comes_again_and_counts_as_the_same() -> None:
    own = [daily(f"{hour:02d}:00", f"own{hour}", asked=False) for hour in (8, 20)]
    today = day("2026-03-02T07:00", *own)
    assert today.live(hours=2) == ["08:00 own8"]
    today.known = replace(today.known, snoozes=(Snooze("own8", at("2026-03-02T13:00")),))
    assert today.live(hours=15) == ["13:00 own8", "20:00 own20"]


def test_it_is_put_off_twice_at_most() -> None:
    thrice = Snooze("check_in", at("2026-03-02T13:00"), times=3)
    assert day("2026-03-02T09:00", snoozes=(thrice,)).live(days=1) == []


def test_how_often_it_was_put_off_counts_for_the_day() -> None:
    snooze = Snooze("check_in", at("2026-03-02T13:00"), times=2)
    assert times_put_off([snooze], "check_in", at("2026-03-02T12:00")) == 2
    assert times_put_off([snooze], "check_in", at("2026-03-02T15:00")) == 2
    assert times_put_off([snooze], "check_in", at("2026-03-03T07:00")) == 0
    assert times_put_off([snooze], "meds", at("2026-03-02T12:00")) == 0


def test_who_asked_for_quiet_until_one_is_not_asked_before() -> None:
    morning = daily("08:00", "morning", asked=False)
    put_off = Snooze("check_in", at("2026-03-02T13:00"))
    today = day("2026-03-02T07:30", morning, MEDS, snoozes=(put_off,))
    assert today.live(hours=10) == ["08:30 meds", "13:00 check_in"]


# --- late, and in quiet hours ---


@pytest.mark.parametrize(("late", "comes"), [(29, True), (30, True), (31, False)])
def test_a_late_one_comes_within_the_grace_and_not_after(late: int, comes: bool) -> None:
    today = day("2026-03-02T08:30", MEDS)
    today.sleep(minutes=late)
    assert (today.look() is not None) == comes


def test_in_quiet_hours_nothing_is_spoken() -> None:
    reminders = [daily(clock, clock) for clock in ("22:00", "23:30", "03:00", "06:29")]
    assert day("2026-03-02T12:00", *reminders, quiet=NIGHT).live(days=1) == []


def test_what_is_due_shortly_before_their_end_comes_at_their_end() -> None:
    reminders = [daily("06:40", "a"), daily("07:00", "b")]
    said = day("2026-03-02T00:00", *reminders, quiet=NIGHT).live(days=1)
    assert said == ["07:00 a", "07:01 b"]


def test_a_late_one_does_not_come_once_it_is_quiet() -> None:
    today = day("2026-03-02T21:50", daily("21:50"), quiet=NIGHT)
    today.sleep(minutes=15)
    assert today.live(days=0.9) == []


def test_quiet_hours_within_one_day() -> None:
    nap = QuietHours(time(13), time(15))
    reminders = [daily(clock, clock) for clock in ("12:59", "13:30", "14:45", "15:30")]
    said = day("2026-03-02T00:00", *reminders, quiet=nap).live(days=1)
    assert said == ["12:59 12:59", "15:00 14:45", "15:30 15:30"]


def test_equal_ends_are_no_quiet_hours() -> None:
    never = QuietHours(time(8), time(8))
    assert day("2026-03-02T00:00", MEDS, quiet=never).live(days=1) == ["08:30 meds"]


# --- clocks ---


@pytest.mark.parametrize(
    ("clock", "spoken"),
    [
        ("01:30", "01:30 meds"),
        ("02:00", "03:00 meds"),  # left out: read by the offset before the change
        ("02:30", "03:30 meds"),
        ("03:00", "03:00 meds"),
    ],
)
def test_a_time_that_is_left_out_in_spring_comes_an_hour_on(clock: str, spoken: str) -> None:
    assert day("2026-03-29T00:00", daily(clock), zone=BERLIN).live(hours=20) == [spoken]


@pytest.mark.parametrize("clock", ["01:59", "02:00", "02:30", "02:59", "03:00"])
def test_a_time_that_is_there_twice_in_autumn_comes_once_at_the_first(clock: str) -> None:
    today = day("2026-10-25T00:00", daily(clock), zone=BERLIN)
    assert today.live(hours=20) == [f"{clock} meds"]
    _, spoken = today.spoken[0]
    assert spoken.fold == 0


@pytest.mark.parametrize("start", ["2026-03-28T00:00", "2026-10-24T00:00"])
def test_across_a_change_of_the_clocks_the_time_of_day_stays(start: str) -> None:
    assert day(start, MEDS, zone=NEW_YORK).live(days=3) == ["08:30 meds"] * 3
    assert day(start, MEDS, zone=BERLIN).live(days=3) == ["08:30 meds"] * 3


def test_quiet_hours_that_end_in_the_hour_that_is_left_out() -> None:
    quiet = QuietHours(time(22), time(2, 30))
    reminders = [daily("01:45", "a"), daily("03:15", "b")]
    said = day("2026-03-29T00:00", *reminders, zone=BERLIN, quiet=quiet).live(hours=20)
    assert said == ["03:15 b"]


def test_after_five_days_asleep_only_what_is_due_now_is_spoken() -> None:
    today = day("2026-03-02T08:00", MEDS, daily("21:00", "tea"))
    today.sleep(days=5)
    assert today.live(days=1) == ["08:30 meds", "21:00 tea"]


def test_waking_five_days_later_in_the_middle_of_the_grace() -> None:
    today = day("2026-03-02T08:00", MEDS)
    today.sleep(days=5, minutes=45)
    assert today.live(hours=3) == ["08:45 meds"]


@pytest.mark.parametrize("hours", [1, 3, 11])
def test_a_clock_set_back_says_nothing_twice(hours: int) -> None:
    today = day("2026-03-02T08:00", MEDS, daily("21:00", "tea"))
    assert today.live(hours=1) == ["08:30 meds"]
    today.sleep(hours=-hours)
    assert today.live(hours=hours + 14) == ["21:00 tea"]


def test_a_clock_set_forth_lets_be_what_it_passes_over() -> None:
    today = day("2026-03-02T08:00", MEDS, daily("21:00", "tea"))
    today.sleep(hours=6)
    assert today.live(hours=9) == ["21:00 tea"]


def test_a_clock_that_was_years_ahead_does_no_harm() -> None:
    today = day("2031-03-02T08:00", MEDS)
    assert today.live(hours=1) == ["08:30 meds"]
    today.now = at("2026-03-02T08:00")
    assert today.live(days=2) == ["08:30 meds", "08:30 meds"]


def test_a_program_that_starts_anew_knows_what_was_spoken() -> None:
    today = day("2026-03-02T08:00", MEDS)
    assert today.live(minutes=31) == ["08:30 meds"]
    anew = Day(today.now, today.known)
    assert anew.live(hours=10) == []


def test_flying_west_says_nothing_twice_on_the_same_date() -> None:
    today = day("2026-03-02T08:00", MEDS)
    assert today.live(hours=1) == ["08:30 meds"]
    today.fly(NEW_YORK)  # 04:00 there
    assert today.live(hours=24) == []
    assert today.live(hours=24) == ["08:30 meds"]


def test_flying_east_keeps_to_the_new_place_s_time() -> None:
    today = day("2026-03-02T12:00", MEDS, daily("21:00", "tea"))
    today.fly(TOKYO)  # 21:00 there
    assert today.live(hours=12) == ["21:00 tea", "08:30 meds"]


def test_a_moment_stays_the_same_moment_in_another_zone() -> None:
    bank = Reminder("bank", "other", once=at("2026-03-03T10:00").astimezone(UTC))
    today = day("2026-03-02T12:00", bank)
    today.fly(NEW_YORK)
    assert today.live(days=2) == ["05:00 bank"]


def test_quiet_hours_are_those_of_the_place() -> None:
    today = day("2026-03-02T20:00", daily("09:00"), quiet=NIGHT)
    today.fly(TOKYO)  # 05:00 on the third
    assert today.live(hours=5) == ["09:00 meds"]


# --- the settings' own ---


def test_the_settings_bring_a_morning_and_an_evening() -> None:
    found = with_own([MEDS], time(8), None)
    assert [(one.id, one.at, one.asked) for one in found] == [
        ("morning", time(8), False),
        ("meds", time(8, 30), True),
    ]


def test_the_store_lets_them_rest_and_the_settings_say_when() -> None:
    resting = Reminder("evening", "evening", at=time(1), paused=True)
    (evening,) = with_own([resting], None, time(20, 30))
    assert (evening.at, evening.paused) == (time(20, 30), True)
    assert with_own([resting], None, None) == []


def test_what_was_spoken_is_kept_with_its_day_where_it_was_spoken() -> None:
    today = day("2026-03-02T23:30", daily("23:30"), zone=NEW_YORK)
    due = today.look()
    assert due is not None
    assert today.known.prompts == (
        Prompt(
            "meds", "2026-03-02T23:30", at("2026-03-03T04:30", UTC), today.now.date(), False, True
        ),
    )
