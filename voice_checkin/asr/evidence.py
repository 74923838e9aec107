"""How likely a reading is right, from everything that speaks for and against it."""

import math
from dataclasses import dataclass


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


def confidence(seen: Evidence) -> float:
    """The probability that every word is right, 0 to 1, by logistic regression."""
    total = 2.0 * seen.agree + 1.0 * seen.fits - seen.behind
    return 1 / (1 + math.exp(-total))
