"""People whose truth is known: who has no effect hears of none, who has one hears of it."""

from datetime import timedelta

import pytest

from benchmarks.synthetic import HABITS, PROFILES, START, Person, entries, flat, profile
from voice_checkin.insights.look import Known, look
from voice_checkin.types import Entry, Insights

WHAT_MAY_MISLEAD = {"activity", "weekday", "part_of_day", "trigger"}
NOBODY = Known()


def seen(log: list[Entry], days: int, known: Known = NOBODY) -> Insights:
    return look(log, (), START + timedelta(days=days - 1, hours=23), known)


def misled(person: Person) -> bool:
    found = seen(entries(person), person.days)
    return any(claim.kind in WHAT_MAY_MISLEAD for claim in found.claims)


@pytest.mark.parametrize(
    ("clings", "drift"), [(0.0, 0.0), (0.4, 0.0), (0.7, 3.0)], ids=["plain", "clings", "drifts"]
)
def test_of_a_hundred_people_without_an_effect_hardly_one_hears_of_any(
    clings: float, drift: float
) -> None:
    people = [Person(30 + seed * 7 % 61, seed, 0.0, clings, drift) for seed in range(100)]
    assert sum(misled(person) for person in people) <= 6


def test_an_effect_of_one_standard_deviation_is_found_in_most() -> None:
    found = [seen(entries(Person(90, 500 + seed, 1.0)), 90) for seed in range(30)]
    heard = [[c for c in one.claims if c.kind == "activity"] for one in found]
    assert sum(any(c.about == HABITS[0] and c.estimate > 0 for c in one) for one in heard) >= 15


def test_what_somebody_wonders_about_is_found_more_easily() -> None:
    wonders = Known(nominated=(HABITS[0],))
    logs = [entries(Person(60, 900 + seed, 0.8)) for seed in range(20)]

    def found(known: Known) -> int:
        return sum(any(c.kind == "activity" for c in seen(log, 60, known).claims) for log in logs)

    assert found(wonders) > found(NOBODY)


def test_every_effect_says_on_how_many_days_it_rests_and_how_sure_it_is() -> None:
    found = seen(entries(Person(90, 10_003, 1.2)), 90)
    (claim,) = [c for c in found.claims if c.kind == "activity"]
    assert claim.about == "walk"
    assert claim.n + claim.others == found.days
    assert claim.interval is not None
    assert 0 < claim.interval[0] < claim.estimate < claim.interval[1]


def test_lasting_flatness_is_found() -> None:
    names = [seen(flat(seed), 14).pattern.name for seed in range(60)]
    assert names.count("lasting_flatness") >= 54


@pytest.mark.parametrize("name", PROFILES)
def test_other_two_weeks_are_not_called_flat(name: str) -> None:
    names = {seen(profile(name, seed), 14).pattern.name for seed in range(40)}
    assert "lasting_flatness" not in names


def test_below_coverage_the_answer_is_not_enough() -> None:
    names = {seen(flat(seed, logged=0.4), 14).pattern.name for seed in range(20)}
    assert names <= {"not_enough", "lasting_flatness"}
    assert [seen(flat(seed)[:8], 14).pattern.name for seed in range(20)] == ["not_enough"] * 20


def test_nothing_is_said_of_a_level_before_fourteen_days() -> None:
    for days, known in ((6, False), (13, False), (20, True)):
        level = seen(entries(Person(days, 1, logged=1.0)), days).level
        assert (level.felt is not None) is known
        assert level.instability is None
    assert seen(entries(Person(60, 1, logged=1.0)), 60).level.instability is not None


def test_nobody_logged_anything() -> None:
    found = seen([], 14)
    assert (found.days, found.entries, found.claims, found.strengths) == (0, 0, (), ())
    assert found.pattern.name == "not_enough"
    assert found.week is None
