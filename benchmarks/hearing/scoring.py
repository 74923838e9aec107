"""Right or wrong, and how sure that figure is."""

import math
import random
import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from hassil.numbers import get_rbnf_engine

_MARKS: Final = re.compile(r"\[[^\]]*\]|<[^>]*>")
"""Noises and fragments in transcripts: [adif], <VOCNOISE>."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+")
_FILLERS: Final = frozenset(("uh", "um", "er", "erm", "hm", "hmm", "mm"))
_Z: Final = 1.959964
"""Two-sided 95%."""


def words(text: str) -> list[str]:
    """The words to compare: lower case, digits as words, no marks, punctuation or fillers."""
    plain = _MARKS.sub(" ", text.lower().replace("\u2019", "'"))
    spelled = (word for found in _WORD.findall(plain) for word in _spelled(found))
    return [word for word in spelled if word not in _FILLERS]


def _spelled(word: str) -> list[str]:
    if not word.isdigit():
        return [word]
    return _WORD.findall(get_rbnf_engine("en").format_number(int(word)).text)


def edits(said: Sequence[Hashable], heard: Sequence[Hashable]) -> int:
    """Fewest words to put in, leave out or change to turn one into the other (Levenshtein)."""
    row = list(range(len(heard) + 1))
    for i, want in enumerate(said, 1):
        left, row[0] = row[0], i
        for j, got in enumerate(heard, 1):
            left, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, left + (want != got))
    return row[-1]


def same_order(said: Mapping[str, str], intent: str | None, slots: Mapping[str, object]) -> bool:
    """True when intent and all slots are what the label says, and nothing was added.

    The labels have stray spaces, and write intents in another case than templates do.
    """
    wanted = {name: _plain(value) for name, value in said.items() if name != "intent"}
    found = {name: _plain(value) for name, value in slots.items()}
    return _joined(said.get("intent")) == _joined(intent) and wanted == found


def _plain(value: object) -> str:
    return " ".join(str(value).lower().split())


def _joined(intent: str | None) -> str | None:
    return intent.replace("_", "").lower() if intent else None


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int
    n: int

    @property
    def value(self) -> float:
        """From 0 to 1; 0 of 0 is 0."""
        return self.right / self.n if self.n else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95% interval by Wilson (1927), who keeps it within 0 and 1 for small n."""
        if not self.n:
            return 0.0, 1.0
        p, n, z = self.value, self.n, _Z
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.value:.3f} ({low:.2f}-{high:.2f})"


@dataclass(frozen=True, slots=True)
class Mistakes:
    """Edits, and the words of the transcript they are counted against."""

    edits: int
    words: int


def error_rate(counts: Sequence[Mistakes]) -> float:
    """Word error rate: all edits over all words said; 0 where nothing was said or heard.

    Words heard where nothing was said have nothing to be divided by: infinite.
    """
    wrong, said = sum(c.edits for c in counts), sum(c.words for c in counts)
    if not said:
        return math.inf if wrong else 0.0
    return wrong / said


def bootstrap(
    groups: Sequence[Sequence[Mistakes]], seed: int, rounds: int = 1000
) -> tuple[float, float]:
    """The 95% interval of the error rate, percentiles of `rounds` draws (Efron 1979).

    Whole groups are drawn with replacement: the utterances of one speaker go together, since
    they are not independent.
    """
    if not groups:
        return 0.0, 0.0
    chance = random.Random(seed)
    sums = [Mistakes(sum(c.edits for c in g), sum(c.words for c in g)) for g in groups]
    rates = sorted(error_rate(chance.choices(sums, k=len(sums))) for _ in range(rounds))
    last = len(rates) - 1
    return rates[round(0.025 * last)], rates[round(0.975 * last)]
