"""What a small neural network makes of a whole utterance, and of each word in it.

A pre-trained encoder, fitted to what was written for this, looks at every word in the light of all
others. It only says how likely things are: the readers of danger, intents, feelings, numbers and
habits weigh that against their rules, and decide. `models/training/understanding/` fits it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from voice_checkin.nlu.wordpiece import WordPieces

FEELINGS: Final = ("none", "said", "denied")
NUMBERS: Final = ("none", "sleep", "rating", "energy")
HABITS: Final = ("none", "done", "undone")
"""What a word may tell as a feeling, as a number, and as a habit."""
TELLS: Final = (FEELINGS, NUMBERS, HABITS)
_WINDOW: Final = 48
"""Words that are read in one go, more than people say in one breath."""
_STEP: Final = 32
"""How far on the next part of a longer telling begins."""

Floats = NDArray[np.float32]

_SILENT: Final = np.concatenate([[20.0] + [0.0] * (len(labels) - 1) for labels in TELLS]).astype(
    np.float32
)
"""Scores of a word that tells nothing."""


_ENDS: Final = tuple(accumulate(map(len, TELLS)))
_HEADS: Final = tuple(map(slice, (0, *_ENDS), _ENDS))
"""Where the scores of each of `TELLS` are."""


class Network(Protocol):
    """The encoder with its heads; pure, whatever computes it."""

    def __call__(self, pieces: Sequence[int]) -> tuple[Floats, Floats, Floats]:
        """Scores of concerns and of intents, and for each piece those of `TELLS`, side by side."""
        ...

    def ready(self) -> None:
        """Have it at hand; else that is done when it is first asked."""
        ...

    def rest(self) -> None:
        """Give back its memory until it is asked again."""
        ...


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """One utterance as the network reads it. All values are shares from 0 to 1."""

    concerns: tuple[Mapping[str, float], ...] = ()
    """How likely each concern is; a long telling has one for each part."""
    intents: Mapping[str, float] = field(default_factory=dict)
    """How likely each intent is, "start_exercise:sigh" and "none" among them."""
    words: tuple[Floats, ...] = ()
    """For each of `TELLS` the words by what they may tell."""
    count: int = 0
    """How many words it read; murmurs are none."""

    def feeling(self, start: int, end: int) -> dict[str, float]:
        """What `words[start:end]` tell as a feeling: that one of them which tells the most."""
        shares = self.words[0][start:end]
        return dict(zip(FEELINGS, shares[shares[:, 0].argmin()].tolist(), strict=True))

    def number(self, start: int, end: int) -> dict[str, float]:
        """What they tell as a number, all together."""
        return self._mean(1, start, end)

    def habit(self, start: int, end: int) -> dict[str, float]:
        """What they tell as a habit, all together."""
        return self._mean(2, start, end)

    def _mean(self, head: int, start: int, end: int) -> dict[str, float]:
        shares = self.words[head][start:end].mean(axis=0)
        return dict(zip(TELLS[head], shares.tolist(), strict=True))


@dataclass(frozen=True, slots=True, repr=False)
class Reader:
    """The network with its vocabulary and the names of what it tells apart."""

    pieces: WordPieces
    network: Network
    concerns: tuple[str, ...]
    intents: tuple[str, ...]
    murmurs: frozenset[str] = frozenset()
    """Words that it never sees ("um"): they change nothing."""

    def read(self, words: Sequence[str]) -> Reading:
        """Read the words of an utterance (`Utterance.words`); none give an empty reading.

        Of a long telling the intent is that of its last part.
        """
        if not words:
            return Reading()
        kept = [at for at, word in enumerate(words) if word not in self.murmurs]
        kept = kept or list(range(len(words)))
        concerns: list[Mapping[str, float]] = []
        intents: Mapping[str, float] = {}
        told = np.tile(_SILENT, (len(words), 1))
        for begin in range(0, max(1, len(kept) - _WINDOW + _STEP), _STEP):
            places = kept[begin : begin + _WINDOW]
            numbers, owners = self.pieces.cut([words[at] for at in places])
            concern, intent, scores = self.network(numbers)
            concerns.append(_named(self.concerns, concern))
            intents = _named(self.intents, intent)
            told[places] = _by_words(scores, owners)
        return Reading(
            tuple(concerns), intents, tuple(_shares(told[:, at]) for at in _HEADS), len(kept)
        )


def _by_words(scores: Floats, owners: Sequence[int]) -> Floats:
    """The scores of pieces as those of words, means of their pieces'; the outer two are of none."""
    first = [i for i, owner in enumerate(owners) if owner >= 0 and owner != owners[i - 1]]
    if len(first) == len(owners) - 2:
        return scores[1:-1]
    pieces = np.diff([*first, len(owners) - 1])[:, None]
    return np.asarray(np.add.reduceat(scores[:-1], first) / pieces)


def _named(names: Sequence[str], scores: Floats) -> dict[str, float]:
    return dict(zip(names, _shares(scores).tolist(), strict=True))


def _shares(scores: Floats) -> Floats:
    """Scores, in rows or one row of them, as shares that add up to 1."""
    grown = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=-1, keepdims=True), dtype=np.float32)
