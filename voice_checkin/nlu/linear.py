"""A linear classifier over features that are there or not: multinomial logistic regression.

Each feature is hashed (CRC-32) to a row of the weights; all that are there count equally, scaled to
length one. Those of a sentence are its words, pairs of neighbours, and parts of words of four
letters. The weights are fitted by `models/training/understanding/`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

_PART = 4
_MOST_WORDS = 120
"""Words of a longer text that are looked at, the last ones."""


@dataclass(frozen=True, slots=True, repr=False)
class LinearModel:
    """Labels and their weights; immutable."""

    labels: tuple[str, ...]
    weights: NDArray[np.int8]
    """Rows (a power of two) by labels, in units of `scale`."""
    scale: float
    bias: NDArray[np.float32]
    """One for each label."""

    def probabilities(self, words: Sequence[str]) -> dict[str, float]:
        """How likely each label is for a sentence, 0 to 1, in all 1. Any words will do."""
        return self.likely(worded(words))

    def likely(self, keys: Iterable[str]) -> dict[str, float]:
        """How likely each label is where these features are, 0 to 1, in all 1."""
        found = rows(keys, len(self.weights))
        total = self.weights[found].sum(axis=0, dtype=np.float32)
        scores = self.bias + total * np.float32(self.scale / sqrt(max(1, len(found))))
        grown = np.exp(scores - scores.max())
        return dict(zip(self.labels, (grown / grown.sum()).tolist(), strict=True))


def worded(words: Sequence[str]) -> set[str]:
    """The features of a sentence: its words, neighbours in pairs, and parts of words."""
    words = words[-_MOST_WORDS:]
    edged = ("<", *words, ">")
    found = set(words)
    found.update(f"{a} {b}" for a, b in pairwise(edged))
    for word in words:
        dotted = f".{word}."
        found.update(dotted[i : i + _PART] for i in range(max(1, len(dotted) - _PART + 1)))
    return found


def phrased(words: Sequence[str]) -> set[str]:
    """Those of `worded`, and words in threes, whole and with the middle one left open."""
    words = words[-_MOST_WORDS:]
    edged = ("<", *words, ">")
    found = worded(words)
    for first, middle, last in zip(edged, edged[1:], edged[2:], strict=False):
        found.add(f"{first} {middle} {last}")
        found.add(f"{first} _ {last}")
    return found


def rows(keys: Iterable[str], size: int) -> list[int]:
    """The rows (0 to `size` - 1, a power of two) that features switch on, sorted."""
    return sorted({crc32(key.encode()) & (size - 1) for key in keys})
