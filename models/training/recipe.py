"""How much the model is taught, and how: every number that a build can change."""

from dataclasses import dataclass
from typing import Final

SEED: Final = 7


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train the network."""

    hidden: int = 160
    """Width of its layers."""
    epochs: int = 11
    batch: int = 24
    """Utterances."""
    rate: float = 4e-3
    """The highest learning rate."""
    seed: int = SEED


@dataclass(frozen=True, slots=True)
class Recipe:
    """How many utterances to make, and of which kind."""

    sentences: int = 6000
    loose: int = 800
    """Utterances of vocabulary words in no order, so that rare words are heard in any company."""
    foreign: int = 150
    silent: int = 150
    invented: int = 240
    """Voices of our own making, beside those of espeak-ng."""
    plain_share: float = 0.08
    """Share of the sentences in the voice that the program itself speaks with."""
    language: int = 40_000
    """Sentences that the word sequences are counted on; nobody speaks them."""
    plan: Plan = Plan()
