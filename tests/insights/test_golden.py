"""The published formulas, against values worked out elsewhere."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_checkin.insights.chance import discoveries, interval, p_values, shuffles, sign_flip_p
from voice_checkin.insights.change import ewma
from voice_checkin.insights.strength import strength

FIRST = date(2025, 1, 1)


def days(number: int) -> list[date]:
    return [FIRST + timedelta(days=i) for i in range(number)]


@pytest.mark.parametrize(("number", "percent"), [(7, 31), (14, 53), (30, 80)])
def test_a_daily_habit_grows_as_published(number: int, percent: int) -> None:
    assert round(100 * strength(set(days(number)), days(number))) == percent


def test_after_two_months_one_day_without_it_costs_little() -> None:
    assert round(100 * strength(set(days(66)), days(67))) == 92


def test_a_weekly_habit_grows_on_whatever_weekday_it_falls() -> None:
    on_wednesdays = {day for day in days(70) if day.weekday() == 2}
    now_and_then = {FIRST + timedelta(days=7 * week + week % 3) for week in range(10)}
    regular = strength(on_wednesdays, days(70), times_a_week=1)
    assert regular == pytest.approx(strength(now_and_then, days(70), times_a_week=1), abs=0.1)
    assert regular > 0.6


def test_days_on_which_nothing_was_logged_change_nothing() -> None:
    spread = days(40)[::2]
    assert strength(set(spread), spread) == strength(set(days(20)), days(20))
    assert strength(set(spread), spread) > strength(set(spread), days(40))


def test_the_moving_average_of_roberts() -> None:
    # Lambda 0.2 from 10: 0.2 * 12 + 0.8 * 10 = 10.4, then 0.2 * 8 + 0.8 * 10.4 = 9.92.
    assert ewma([12, 8, 10], 10) == pytest.approx([10.4, 9.92, 9.936])


def test_benjamini_and_hochberg_1995() -> None:
    # The example of their paper (section 3.2): at 0.05 the four smallest of fifteen stand.
    p = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
        0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
    ]  # fmt: skip
    assert discoveries(p, 0.05) == (True,) * 4 + (False,) * 11


@given(st.lists(st.floats(0, 1), max_size=30), st.floats(0.01, 0.5))
def test_whatever_stands_is_no_less_likely_than_what_does_not(p: list[float], rate: float) -> None:
    stand = discoveries(p, rate)
    assert len(stand) == len(p)
    kept = [value for value, yes in zip(p, stand, strict=True) if yes]
    dropped = [value for value, yes in zip(p, stand, strict=True) if not yes]
    assert not kept or not dropped or max(kept) < min(dropped)


def test_a_bootstrap_holds_the_mean_and_grows_with_the_spread() -> None:
    # For 50 values with a standard deviation of 1, the 90 % interval is about 2 * 1.645 / sqrt(50).
    values = np.random.default_rng(1).normal(3, 1, 50)
    low, high = interval(values, np.ones(50), 0.9, block=1)
    assert low < values.mean() < high
    assert high - low == pytest.approx(2 * 1.645 * values.std() / np.sqrt(50), rel=0.1)


def test_a_block_bootstrap_is_wider_where_neighbours_are_alike() -> None:
    values = np.repeat(np.random.default_rng(2).normal(0, 1, 20), 3)
    alone = interval(values, np.ones(60), 0.9, block=1)
    together = interval(values, np.ones(60), 0.9, block=3)
    assert together[1] - together[0] > 1.4 * (alone[1] - alone[0])


@pytest.mark.parametrize("n", [14, 30, 91])
def test_a_shuffle_keeps_every_day_and_the_days_of_a_block_together(n: int) -> None:
    ways = shuffles(n)
    assert (np.sort(ways, axis=1) == np.arange(n)).all()
    follow = (np.diff(ways, axis=1) == 1).mean()
    assert 0.6 < follow < 0.75  # two steps of three are inside a block


def test_permutation_is_fair_when_nothing_is_there() -> None:
    random = np.random.default_rng(3)
    outcome = random.normal(size=40)
    factors = (random.random((2_000, 40)) < 0.4).astype(float)
    factors -= factors.mean(axis=1, keepdims=True)
    p = p_values(factors, outcome - outcome.mean())
    assert (p < 0.05).mean() == pytest.approx(0.05, abs=0.015)


def test_six_changes_the_same_way_are_as_rare_as_two_in_sixty_four() -> None:
    assert sign_flip_p(np.ones(6)) == pytest.approx(2 / 64, abs=0.01)
    assert sign_flip_p(np.array([1.0, -1.0, 1.0, -1.0])) == 1.0
