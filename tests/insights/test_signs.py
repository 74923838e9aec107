"""Signs of improvement, slow change, weeks, before and after: what may be named, and when not."""

from datetime import UTC, datetime, timedelta

from voice_checkin.insights.look import Known, look
from voice_checkin.types import (
    CheckIn,
    Claim,
    Entry,
    ExerciseEntry,
    ExerciseRecord,
    FeelingMention,
    HabitMention,
    Insights,
)

START = datetime(2025, 3, 3, 8, tzinfo=UTC)
SAD = FeelingMention("sad", "sad", "neg")


def day(number: int, check_in: CheckIn, hour: int = 8) -> Entry:
    at = START.replace(hour=hour) + timedelta(days=number)
    return Entry(f"{number}-{hour}", at, "UTC", check_in)


def on(number: int, log: list[Entry], exercises: tuple[ExerciseEntry, ...] = ()) -> Insights:
    return look(log, exercises, START.replace(hour=22) + timedelta(days=number), Known())


def of(found: Insights, kind: str) -> list[Claim]:
    return [claim for claim in found.claims if claim.kind == kind]


def test_any_feeling_after_numb_days_is_a_sign_and_sadness_counts() -> None:
    numb = [day(n, CheckIn(felt=0)) for n in range(8)]
    assert of(on(10, numb), "improvement") == []
    found = on(10, [*numb, day(9, CheckIn(felt=1, feelings=(SAD,)))])
    assert [claim.about for claim in of(found, "improvement")] == ["feeling"]


def test_a_word_for_a_feeling_that_was_never_said_before_is_named() -> None:
    log = [day(n, CheckIn(felt=2, feelings=(SAD,))) for n in range(20)]
    hope = FeelingMention("hopeful", "a bit hopeful", "pos")
    found = on(20, [*log, day(20, CheckIn(felt=2, feelings=(hope,)))])
    assert [claim.about for claim in of(found, "improvement")] == ["new_word:hopeful"]


def test_care_for_oneself_on_three_of_seven_days_is_a_sign_and_on_two_is_not_spoken_of() -> None:
    def shower(n: int) -> Entry:
        return day(n, CheckIn(habits=(HabitMention("shower"),)))

    assert of(on(6, [shower(1), shower(3)]), "improvement") == []
    (sign,) = of(on(6, [shower(1), shower(3), shower(5)]), "improvement")
    assert (sign.about, sign.estimate) == ("self_care", 3)


def test_a_slow_rise_is_told_and_a_single_good_day_is_not() -> None:
    usual = [day(n, CheckIn(felt=1 + n % 2)) for n in range(30)]
    better = [day(n, CheckIn(felt=3)) for n in range(30, 42)]
    (trend,) = of(on(41, [*usual, *better]), "trend")
    assert trend.estimate > 1
    one = [
        *usual,
        *(day(n, CheckIn(felt=1 + n % 2)) for n in range(30, 41)),
        day(41, CheckIn(felt=4)),
    ]
    assert of(on(41, one), "trend") == []


def test_this_week_stands_beside_the_weeks_before() -> None:
    log = [day(n, CheckIn(felt=2 + n % 2)) for n in range(28)]
    usual = on(34, [*log, *(day(n, CheckIn(felt=2 + n % 2)) for n in range(28, 35))]).week
    assert usual is not None
    assert usual.interval[0] <= usual.felt <= usual.interval[1]
    lower = on(34, [*log, *(day(n, CheckIn(felt=0)) for n in range(28, 35))]).week
    assert lower is not None
    assert lower.felt < lower.interval[0]
    assert on(34, log).week is None, "nothing was logged this week"


def exercise(n: int, before: int, after: int) -> ExerciseEntry:
    record = ExerciseRecord("grounding", True, before, after)
    return ExerciseEntry(str(n), START + timedelta(days=n), "UTC", record)


def test_before_and_after_is_said_from_six_pairs_on() -> None:
    five = tuple(exercise(n, 0, 1) for n in range(5))
    assert of(on(20, [], five), "activity") == []
    six = (*five, exercise(6, 0, 2))
    (claim,) = of(on(20, [], six), "activity")
    assert claim.paired
    assert claim.n == 6
    assert 0 < claim.estimate < 7 / 6, "shrunken, for six are few"


def test_before_and_after_that_goes_both_ways_is_not_said() -> None:
    mixed = tuple(exercise(n, 1, 1 + (-1) ** n) for n in range(12))
    assert of(on(20, [], mixed), "activity") == []


def test_what_was_said_after_midnight_belongs_to_the_evening_before() -> None:
    log = [day(0, CheckIn(felt=2), hour=21), day(1, CheckIn(felt=0), hour=1)]
    assert on(1, log).days == 1


def test_what_is_said_later_than_now_is_not_looked_at() -> None:
    log = [day(n, CheckIn(felt=2)) for n in range(10)]
    assert on(4, log).entries == 5
