"""Trigram models with backoff, as arrays: looking up, normalising, mixing, pruning."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

START: Final = "<s>"
END: Final = "</s>"
_LEAST: Final = 1e-9
"""Probability, or mass to share out, that nothing goes below."""


@dataclass(frozen=True)
class Trigrams:
    """One model over `words`; an n-gram is known by its key, see `key`."""

    words: tuple[str, ...]
    p1: Floats
    """Probability of each word; of `START`, which nobody says, 0."""
    back1: Floats
    """Factor for the probability of a word that was not seen after this one."""
    keys2: Ints
    """Sorted, and so are `keys3`."""
    p2: Floats
    back2: Floats
    keys3: Ints
    p3: Floats

    def key(self, *words: Ints) -> Ints:
        """The words' numbers as one number, the last word's digits last."""
        found = words[0].astype(np.int64)
        for word in words[1:]:
            found = found * len(self.words) + word
        return found

    def parts2(self) -> tuple[Ints, Ints]:
        """The words of the bigrams."""
        return self.keys2 // len(self.words), self.keys2 % len(self.words)

    def parts3(self) -> tuple[Ints, Ints, Ints]:
        """The words of the trigrams."""
        first, last = self.keys3 // len(self.words), self.keys3 % len(self.words)
        return first // len(self.words), first % len(self.words), last

    def after1(self, before: Ints, word: Ints) -> Floats:
        """Probability of each word after one other."""
        place, seen = _find(self.keys2, self.key(before, word))
        return np.where(seen, _at(self.p2, place), self.back1[before] * self.p1[word])

    def after2(self, first: Ints, second: Ints, word: Ints) -> Floats:
        """Probability of each word after two others."""
        place, seen = _find(self.keys3, self.key(first, second, word))
        history, known = _find(self.keys2, self.key(first, second))
        back = np.where(known, _at(self.back2, history), 1.0)
        return np.where(seen, _at(self.p3, place), back * self.after1(second, word))

    def normalised(self) -> "Trigrams":
        """The same probabilities of what was seen, and backoff factors that make the sum 1."""
        size = len(self.words)
        first, second = self.parts2()
        back1 = _share(first, self.p2, self.p1[second], size)
        with_back = replace(self, back1=back1)
        one, two, three = self.parts3()
        history, known = _find(self.keys2, self.key(one, two))
        if not known.all():
            raise ValueError("a trigram begins with a bigram that is not in the model")
        lower = with_back.after1(two, three)
        back2 = _share(history, self.p3, lower, len(self.keys2))
        return replace(with_back, back2=back2)


def mixed(ours: Trigrams, general: Trigrams, share: float) -> Trigrams:
    """Linear interpolation: `share` of ours, the rest of the general model; the same words."""
    keys3 = np.union1d(ours.keys3, general.keys3)
    empty = replace(ours, keys3=keys3)
    one, two, three = empty.parts3()
    keys2 = np.unique(
        np.concatenate([ours.keys2, general.keys2, ours.key(one, two), ours.key(two, three)])
    )
    first, second = replace(ours, keys2=keys2).parts2()
    return Trigrams(
        words=ours.words,
        p1=share * ours.p1 + (1 - share) * general.p1,
        back1=np.ones_like(ours.p1),
        keys2=keys2,
        p2=share * ours.after1(first, second) + (1 - share) * general.after1(first, second),
        back2=np.ones(len(keys2)),
        keys3=keys3,
        p3=share * ours.after2(one, two, three) + (1 - share) * general.after2(one, two, three),
    ).normalised()


def pruned(model: Trigrams, bigrams: int, trigrams: int) -> Trigrams:
    """The model with so many n-grams, those whose loss would be felt most.

    Ranked by weighted difference (Seymore and Rosenfeld 1996): the n-gram's probability times how
    much likelier it is than its backoff says, as a logarithm.
    """
    one, two, three = model.parts3()
    history = _of_pair(model, one, two)
    gain = history * model.p3 * np.abs(np.log(model.p3 / _backed_off(model, one, two, three)))
    keys3 = model.keys3[_best(gain, trigrams)]
    kept = replace(model, keys3=keys3)
    needed = np.union1d(kept.key(*kept.parts3()[:2]), kept.key(*kept.parts3()[1:]))
    first, second = model.parts2()
    lower = model.back1[first] * model.p1[second]
    gain2 = _of_word(model)[first] * model.p2 * np.abs(np.log(model.p2 / lower))
    gain2[np.isin(model.keys2, needed)] = np.inf
    keep2 = _best(gain2, max(bigrams, len(needed)))
    return replace(
        model,
        keys2=model.keys2[keep2],
        p2=model.p2[keep2],
        back2=model.back2[keep2],
        keys3=keys3,
        p3=model.p3[_best(gain, trigrams)],
    ).normalised()


def _backed_off(model: Trigrams, one: Ints, two: Ints, three: Ints) -> Floats:
    place, _ = _find(model.keys2, model.key(one, two))
    return np.asarray(model.back2[place] * model.after1(two, three))


def _of_word(model: Trigrams) -> Floats:
    """How often each word is a history: a sentence has one start for each end."""
    found = model.p1.copy()
    found[model.words.index(START)] = found[model.words.index(END)]
    return found


def _of_pair(model: Trigrams, one: Ints, two: Ints) -> Floats:
    return np.asarray(_of_word(model)[one] * model.after1(one, two))


def _best(gain: Floats, count: int) -> Ints:
    """Places of the `count` greatest, in their order; of equals the first."""
    order = np.argsort(-gain, kind="stable")[:count]
    return np.sort(order)


def _find(keys: Ints, wanted: Ints) -> tuple[Ints, NDArray[np.bool_]]:
    if not len(keys):
        return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), bool)
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return place, keys[place] == wanted


def _at(values: Floats, place: Ints) -> Floats:
    return values[place] if len(values) else np.zeros(len(place))


def _share(history: Ints, seen: Floats, lower: Floats, size: int) -> Floats:
    left = 1 - np.bincount(history, seen, size)
    below = 1 - np.bincount(history, lower, size)
    return np.asarray(np.maximum(left, _LEAST) / np.maximum(below, _LEAST))
