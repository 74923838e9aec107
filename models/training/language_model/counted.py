"""A trigram model counted from sentences: interpolated Kneser-Ney smoothing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from models.training.language_model.trigrams import END, START, Floats, Ints, Trigrams

_ADDED: Final = 0.5
"""Added to every word's count, so that none of the vocabulary is impossible."""
_DISCOUNTS: Final = (0.1, 0.9)
"""The least and the greatest, for counts that are too few or too even to tell."""


def counted(sentences: Iterable[Sequence[str]], words: tuple[str, ...]) -> Trigrams:
    """The model of the sentences over `words`, among which are START and END.

    Chen and Goodman 1998, with one discount for each order: lower orders count how many different
    words came before, not how often. Raises KeyError for a word that is not among `words`.
    """
    number = {word: i for i, word in enumerate(words)}
    size = len(words)
    keys3, counts3 = _trigrams(sentences, number)
    keys2, counts2 = _bigrams(keys3, counts3, size, number[START])
    p1 = np.bincount(keys2 % size, minlength=size) + _ADDED
    p1[number[START]] = 0
    p1 = p1 / p1.sum()
    p2, back1 = _discounted(keys2 // size, counts2, p1[keys2 % size], size)
    history = np.searchsorted(keys2, keys3 // size)
    lower = p2[np.searchsorted(keys2, keys3 % size**2)]
    p3, back2 = _discounted(history, counts3, lower, len(keys2))
    return Trigrams(words, p1, back1, keys2, p2, back2, keys3, p3)


def _trigrams(sentences: Iterable[Sequence[str]], number: dict[str, int]) -> tuple[Ints, Floats]:
    size = len(number)
    found: Counter[int] = Counter()
    for sentence in sentences:
        said = [number[word] for word in (START, *sentence, END)]
        for one, two, three in zip(said, said[1:], said[2:], strict=False):
            found[(one * size + two) * size + three] += 1
    keys = np.array(sorted(found), np.int64)
    return keys, np.array([found[key] for key in keys.tolist()], np.float64)


def _bigrams(keys3: Ints, counts3: Floats, size: int, start: int) -> tuple[Ints, Floats]:
    """Each pair with how many words were seen before it; after a start, with how often."""
    inside, different = np.unique(keys3 % size**2, return_counts=True)
    starting = keys3 // size**2 == start
    begun, place = np.unique(keys3[starting] // size, return_inverse=True)
    keys = np.concatenate([inside, begun])
    counts = np.concatenate([different, np.bincount(place, counts3[starting])])
    order = np.argsort(keys)
    return keys[order], counts[order].astype(np.float64)


def _discounted(history: Ints, counts: Floats, lower: Floats, size: int) -> tuple[Floats, Floats]:
    """Probabilities, and for each history the share that its lower order gets."""
    once, twice = (counts == 1).sum(), (counts == 2).sum()
    discount = min(max(once / max(1, once + 2 * twice), _DISCOUNTS[0]), _DISCOUNTS[1])
    total = np.bincount(history, counts, size)
    kinds = np.bincount(history, minlength=size)
    back = np.where(total > 0, discount * kinds / np.maximum(total, 1), 1.0)
    return (counts - discount) / total[history] + back[history] * lower, back
