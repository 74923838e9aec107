"""What the idle benchmark makes of two looks at a program."""

import pytest

from benchmarks.idle import PEER, Cost, Sample, cost, ratios


def test_the_share_of_a_core_is_over_the_time_counted_and_not_over_the_whole_run() -> None:
    before = Sample(at=100.0, cpu=9.0, rss=0, pss=0, processes=2)
    after = Sample(at=160.0, cpu=10.5, rss=250_000_000, pss=200_000_000, processes=2)
    found = cost("listen", before, after, ready_after=2.617)
    assert found == Cost("listen", 60.0, 2.5, 250.0, 200.0, 2, 2.62)


def of(name: str, cpu: float, pss: float) -> Cost:
    return Cost(name, 60.0, cpu, pss * 2, pss, 1, 1.0)


def test_every_program_is_told_over_the_peer() -> None:
    found = ratios([of("one", 2.0, 60.0), of("two", 1.0, 30.0), of(PEER, 2.0, 30.0)])
    assert found == {"one": {"cpu": 1.0, "pss": 2.0}, "two": {"cpu": 0.5, "pss": 1.0}}


def test_without_the_peer_there_is_no_ratio() -> None:
    with pytest.raises(ValueError, match="values to unpack"):
        ratios([of("one", 2.0, 60.0)])
