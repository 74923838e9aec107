"""How long `insights` computes, and how often people without an effect hear of one.

    python -m benchmarks.insights                 # both
    python -m benchmarks.insights --speed 1000000 # up to a million entries

The peer in the same run is the popular rule that names an activity when the mood of three days with
it differs from three days without it.
"""

import argparse
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from statistics import median

from benchmarks.synthetic import HABITS, PROFILES, START, Person, entries, flat, profile
from voice_checkin.insights.days import by_day
from voice_checkin.insights.look import Known, look
from voice_checkin.types import Entry

MAY_MISLEAD = {"activity", "weekday", "part_of_day", "trigger"}
_LEAST_DIFFERENCE = 0.5


def heard(log: list[Entry], end: datetime) -> bool:
    """Whether ours would name any activity, trigger, weekday or part of the day."""
    return any(claim.kind in MAY_MISLEAD for claim in look(log, (), end, Known()).claims)


def three_against_three(log: list[Entry], end: datetime) -> bool:
    """Whether the popular rule would name any activity."""
    days = [(day.done, day.mean("felt")) for day in by_day(log, end)]
    for habit in HABITS:
        with_it = [felt for done, felt in days if habit in done and felt is not None]
        without = [felt for done, felt in days if habit not in done and felt is not None]
        if min(len(with_it), len(without)) >= 3:
            apart = sum(with_it) / len(with_it) - sum(without) / len(without)
            if abs(apart) >= _LEAST_DIFFERENCE:
                return True
    return False


def honesty(people: int) -> None:
    """People without an effect, with one, and with a pattern."""
    print(f"\n{people} people without any effect, 30 to 90 days, 8 activities: who hears of one")
    rules: tuple[tuple[str, Callable[[list[Entry], datetime], bool]], ...] = (
        ("ours", heard),
        ("three against three", three_against_three),
    )
    kinds = {"plain": (0.0, 0.0), "clinging moods": (0.5, 0.0), "drifting moods": (0.6, 3.0)}
    for kind, (clings, drift) in kinds.items():
        made = [Person(30 + s * 7 % 61, s, 0.0, clings, drift) for s in range(people)]
        logs = [(entries(one), START + timedelta(days=one.days)) for one in made]
        shares = [f"{name} {sum(rule(*log) for log in logs) / people:.3f}" for name, rule in rules]
        print(f"  {kind:16} {'   '.join(shares)}")
    print(f"\n{people} people with an effect of a standard deviation, 90 days: who hears of it")
    for clings in (0.0, 0.5):
        found = 0
        for seed in range(people):
            log = entries(Person(90, 10_000 + seed, 1.0, clings))
            claims = look(log, (), START + timedelta(days=90), Known()).claims
            found += any(c.kind == "activity" and c.about == HABITS[0] for c in claims)
        print(f"  moods that cling {clings}: {found / people:.3f}")
    patterns(people)


def patterns(people: int) -> None:
    """How often two weeks are called lastingly flat, at 90 % of days logged."""
    end = START + timedelta(days=13, hours=23)
    print(f"\n{people} of each kind of two weeks: called lastingly flat")

    def share(make: Callable[[int], list[Entry]]) -> float:
        names = [look(make(seed), (), end, Known()).pattern.name for seed in range(people)]
        return names.count("lasting_flatness") / people

    print(f"  {'flat':20} {share(flat):.3f}")
    for name in PROFILES:
        print(f"  {name:20} {share(lambda seed, name=name: profile(name, seed)):.3f}")  # type: ignore[misc]


def speed(most: int) -> None:
    """Milliseconds of computing, entries already loaded; ten entries a day."""
    print("\nentries      years   ms (median of 5)   ms per 1,000 entries")
    number = 1_000
    sizes = []
    while number <= most:
        sizes.append(number)
        number *= 10
    for size in sorted({*sizes, 36_500}):
        days = max(1, size // 10)
        log = entries(Person(days, 1, logged=1.0, a_day=10.0))
        log = log * (size // len(log) + 1)
        log = log[:size]
        end = START + timedelta(days=days)
        took = []
        for _ in range(5):
            begun = time.perf_counter()
            look(log, (), end, Known())
            took.append(1000 * (time.perf_counter() - begun))
        ms = median(took)
        print(f"{size:>9,} {days / 365:>8.1f} {ms:>12.0f} {1000 * ms / size:>18.2f}")


def main() -> None:
    """Both, or what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--people", type=int, default=400)
    parser.add_argument("--speed", type=int, default=100_000, metavar="ENTRIES")
    wanted = parser.parse_args()
    honesty(wanted.people)
    speed(wanted.speed)


if __name__ == "__main__":
    main()
