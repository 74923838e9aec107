"""How likely a reading is right, from everything that speaks for and against it."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import fmean
from typing import Final

from voice_checkin.asr.scorecard import GRAMMAR


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the searches of one utterance say of the reading that was chosen.

    The names are those of the scorecard. What else was tried added nothing: docs/accuracy.md.
    """

    agree: bool
    """Did the finite-state search hear the same?"""
    again: bool
    """Was the same heard a second time, with another number of frames a second?"""
    weakest: float
    """The least posterior of a word in the n-gram search's lattice, 0 to 1."""
    behind: float
    """How far the sentence explains the audio worse than free phones do, in nats a frame."""
    bits: float
    """How much the grammar left open on the way through the sentence: what had to be heard."""
    words: int
    """Words of the reading."""


_FREE_ONE, _FREE_OWN, _FREE_MEAN = 2.94, 0.72, 0.94
"""A word of free speech: a constant, its own posterior, the mean of all (logarithms)."""
_LEAST: Final = 1e-3
"""Posteriors below this are alike."""
_STEEP: Final = 50.0
"""Beyond this the exponential would overflow, and the probability is 0 or 1 all the same."""


def confidence(seen: Evidence) -> float:
    """The probability that every word is right, 0 to 1, by the scorecard."""
    return _logistic(GRAMMAR.score(asdict(seen)))


def free_words(posteriors: Sequence[float]) -> list[float]:
    """For each word of free speech the probability that it is right, by all words' posteriors."""
    logs = [math.log(max(p, _LEAST)) for p in posteriors]
    mean = fmean(logs) if logs else 0.0
    return [_logistic(_FREE_ONE + _FREE_OWN * own + _FREE_MEAN * mean) for own in logs]


def _logistic(total: float) -> float:
    return 1 / (1 + math.exp(-max(total, -_STEEP)))
