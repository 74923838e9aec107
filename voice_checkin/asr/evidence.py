"""How likely a reading is right, from everything that speaks for and against it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the searches of one utterance say of the reading that was chosen."""

    fits: bool
    """Did the search that may leave the grammar stay inside?"""
    agree: bool
    """Did the finite-state search hear the same?"""
    again: bool
    """Was the same heard a second time, with another number of frames a second?"""
    posterior: float
    """Mean posterior of the words in the n-gram search's lattice, 0 to 1."""
    weakest: float
    """The least of those posteriors."""
    behind: float
    """How far the sentence explains the audio worse than free phones do, in nats a frame."""
    bits: float
    """How much the grammar left open on the way through the sentence: what had to be heard."""
    words: int
    """Words of the reading."""
    seconds: float
    """Length of the audio."""


FEATURES: Final = (
    "fits", "agree", "again", "weakest", "posterior", "behind", "bits", "words", "pace",
)  # fmt: skip
_WEIGHTS: Final = (1.0, 2.0, 1.0, 0.0, 0.0, -1.0, 0.0, 0.0, 0.0)
_ONE: Final = 0.0
"""Fitted by `python -m benchmarks.confidence fit`; docs/accuracy.md says on what."""
_FREE_ONE, _FREE_OWN, _FREE_MEAN = 2.94, 0.72, 0.94
"""The same for a word of free speech: its own posterior, and the mean of all (logarithms)."""
_LEAST: Final = 1e-3
"""Posteriors below this are alike."""
_STEEP: Final = 50.0
"""Beyond this the exponential would overflow, and the probability is 0 or 1 all the same."""


def confidence(seen: Evidence) -> float:
    """The probability that every word is right, 0 to 1, by logistic regression."""
    total = _ONE + sum(w * x for w, x in zip(_WEIGHTS, features(seen), strict=True))
    return _logistic(total)


def features(seen: Evidence) -> tuple[float, ...]:
    """The evidence in the order of `FEATURES`: logarithms of what are probabilities or lengths."""
    words = max(seen.words, 1)
    return (
        float(seen.fits),
        float(seen.agree),
        float(seen.again),
        math.log(max(seen.weakest, _LEAST)),
        math.log(max(seen.posterior, _LEAST)),
        seen.behind,
        seen.bits,
        float(words),
        math.log(max(seen.seconds, 0.1) / words),
    )


def free_words(posteriors: Sequence[float]) -> list[float]:
    """For each word of free speech the probability that it is right, by all words' posteriors."""
    logs = [math.log(max(p, _LEAST)) for p in posteriors]
    mean = fmean(logs) if logs else 0.0
    return [_logistic(_FREE_ONE + _FREE_OWN * own + _FREE_MEAN * mean) for own in logs]


def _logistic(total: float) -> float:
    return 1 / (1 + math.exp(-max(total, -_STEEP)))
