"""How likely a reading is right, from everything that speaks for and against it."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the searches of one utterance say of the reading that was chosen."""

    agree: bool
    """Did both searches of the grammar hear the same sentence?"""
    fits: bool
    """Did the search that may leave the grammar stay inside?"""
    posterior: float
    """Mean posterior of that search's words in its lattice, 0 to 1."""
    weakest: float
    """The least of those posteriors."""
    behind: float
    """How far the sentence explains the audio worse than free phones do, in nats a frame."""
    words: int
    """Words of the reading."""


def confidence(seen: Evidence) -> float:
    """The probability that every word is right, 0 to 1, by logistic regression."""
    total = 2.0 * seen.agree + 1.0 * seen.fits - seen.behind
    return 1 / (1 + math.exp(-total))
