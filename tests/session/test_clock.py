"""What time it is, and for whom."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from voice_checkin.session.clock import Clock, make_clock


@pytest.mark.parametrize(
    ("hour", "part"),
    [(3, "evening"), (4, "morning"), (11, "morning"), (12, "day"), (17, "day"), (18, "evening")],
)
def test_parts_of_the_day(hour: int, part: str) -> None:
    clock = Clock(lambda: datetime(2026, 3, 1, hour, 59, tzinfo=UTC), "UTC")
    assert clock.part_of_day() == part


def test_a_clock_set_without_an_offset_is_local_and_aware() -> None:
    clock = make_clock(datetime(2026, 3, 1, 7, 30))  # noqa: DTZ001
    assert clock.now().hour == 7
    assert clock.now().utcoffset() is not None


@pytest.mark.parametrize(
    ("offset", "zone"),
    [
        (timedelta(hours=9), "Etc/GMT-9"),
        (timedelta(hours=-5), "Etc/GMT+5"),
        (timedelta(hours=5, minutes=30), "UTC+05:30"),
        (timedelta(hours=-9, minutes=-30), "UTC-09:30"),
    ],
)
def test_an_offset_that_is_not_the_local_one_names_itself(offset: timedelta, zone: str) -> None:
    clock = make_clock(datetime(2026, 3, 1, 7, 30, tzinfo=timezone(offset)))
    assert clock.zone == zone or clock.now().astimezone().utcoffset() == offset
    assert clock.now().hour == 7


def test_the_real_clock_runs_and_knows_its_zone() -> None:
    clock = make_clock()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)
    assert clock.zone
