"""How often a wake word was missed, how often something else called, and how sure that is."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Final

from benchmarks.hearing.scoring import Share
from voice_checkin.wake.word import WORDS, Word

_SURE: Final = 0.05
"""Chance that the true rate is above the limit that is told."""


@dataclass(frozen=True)
class Missed:
    """How often a word was not noticed."""

    word: Word
    source: str
    n: int
    missed: int
    twice: int
    """Recordings in which it was noticed more than once."""

    def record(self) -> dict[str, object]:
        """For JSON."""
        return {**asdict(self), "share": Share(self.missed, self.n).value}


@dataclass(frozen=True)
class Called:
    """How often something else called."""

    word: Word
    source: str
    n: int
    """Recordings; 0 for made noise."""
    hours: float
    calls: int

    @property
    def per_hour(self) -> float:
        """Calls for an hour of sound."""
        return self.calls / self.hours if self.hours else 0.0

    @property
    def at_most(self) -> float:
        """The highest rate in an hour that fits, with 95% certainty."""
        return poisson_limit(self.calls) / self.hours if self.hours else math.inf

    def record(self) -> dict[str, object]:
        """For JSON."""
        return {**asdict(self), "per_hour": self.per_hour, "at_most": self.at_most}


def poisson_limit(count: int, chance: float = _SURE) -> float:
    """The mean with which as few as `count` events have only this chance."""
    low, high = 0.0, count + 10.0 * math.sqrt(count + 1.0) + 10.0
    while high - low > 1e-6:
        mean = (low + high) / 2
        terms = (
            math.exp(-mean + k * math.log(mean) - math.lgamma(k + 1)) for k in range(count + 1)
        )
        low, high = (mean, high) if sum(terms) > chance else (low, mean)
    return high


def totals(rows: Sequence[Called]) -> list[Called]:
    """All recordings together, made noise left out."""
    recorded = [row for row in rows if row.n]
    return [
        Called(
            word,
            "all recordings",
            sum(row.n for row in recorded if row.word == word),
            sum(row.hours for row in recorded if row.word == word),
            sum(row.calls for row in recorded if row.word == word),
        )
        for word in WORDS
    ]


def print_missed(rows: Sequence[Missed]) -> None:
    """A line for each word and condition; the interval is Wilson's, of 95%."""
    print(f"{'wake word':12} {'from':32} {'n':>4}  missed (95%)         twice")
    for row in rows:
        share = Share(row.missed, row.n)
        print(f"{row.word:12} {row.source:32} {row.n:>4}  {share!s:20} {row.twice}")


def print_called(rows: Sequence[Called]) -> None:
    """A line for each source: calls, in an hour, and the highest rate that fits (95%)."""
    print(f"\n{'calls by':26} {'n':>4} {'hours':>6}  " + "  ".join(f"{w:>18}" for w in WORDS))
    for source in dict.fromkeys(row.source for row in rows):
        alike = {row.word: row for row in rows if row.source == source}
        first = next(iter(alike.values()))
        cells = (
            f"{alike[word].calls}: {alike[word].per_hour:.1f}/h <{alike[word].at_most:.1f}"
            for word in WORDS
        )
        told = "  ".join(f"{cell:>18}" for cell in cells)
        print(f"{source:26} {first.n:>4} {first.hours:>6.2f}  {told}")
