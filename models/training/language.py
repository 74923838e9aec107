"""A bigram model over words, counted from sentences, with absolute discounting and backoff."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

START: Final = "<s>"
END: Final = "</s>"
_DISCOUNT: Final = 0.5


@dataclass(frozen=True, slots=True)
class Bigram:
    """Costs are negative natural logarithms of probabilities."""

    unigram: dict[str, float]
    """Cost of each word, and of `END`, after backing off."""
    pair: dict[tuple[str, str], float]
    """Cost of a word (or `END`) right after another (or `START`)."""
    backoff: dict[str, float]
    """Cost of leaving a history for the unigrams."""


def estimate(texts: Sequence[str], vocabulary: Sequence[str], least: int = 2) -> Bigram:
    """Count `texts` over `vocabulary`; pairs seen fewer than `least` times back off.

    Absolute discounting interpolated by backoff (Ney, Essen and Kneser 1994): a pair has
    (c - D) / c(h), the mass D times the kept pairs goes to the unigrams, which have add-one counts.
    """
    singles: Counter[str] = Counter(dict.fromkeys((*vocabulary, END), 1))
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts:
        said = text.split()
        singles.update((*said, END))
        pairs.update(zip((START, *said), (*said, END), strict=True))
    total = singles.total()
    unigram = {word: count / total for word, count in singles.items()}
    seen: Counter[str] = Counter()
    for (history, _), count in pairs.items():
        seen[history] += count
    kept = {pair: count for pair, count in pairs.items() if count >= least}
    pair_p = {pair: (count - _DISCOUNT) / seen[pair[0]] for pair, count in kept.items()}
    left = dict.fromkeys((START, *vocabulary), 1.0)
    lower = dict(left)
    for (history, word), probability in pair_p.items():
        left[history] -= probability
        lower[history] -= unigram[word]
    # Pruning to pairs that the unigrams make likely anyway could leave nothing to share out.
    backoff = {h: max(left[h], 1e-4) / max(lower[h], 1e-4) for h in left}
    return Bigram(_costs(unigram), _costs(pair_p), _costs(backoff))


K = TypeVar("K")


def _costs(probabilities: dict[K, float]) -> dict[K, float]:
    return {key: -math.log(p) for key, p in probabilities.items()}
