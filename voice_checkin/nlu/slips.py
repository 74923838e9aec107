"""Words that a recogniser may have misheard: what else each may have been, and at what cost."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler, Levenshtein

LISTED: Final = 0.1
"""Cost of a slip that the catalogue lists."""
GUESSED: Final = 0.3
"""Cost of a slip found by likeness alone."""
_SHORTEST: Final = 5
"""Letters below which likeness means nothing: tired and wired, walk and work."""
_ALIKE: Final = 0.8


def near(
    words: Sequence[str],
    vocabulary: Collection[str],
    listed: Mapping[str, Collection[str]],
) -> tuple[Mapping[str, float], ...]:
    """For each word the words of `vocabulary` it may stand for, with the cost of thinking so."""
    return tuple(_near(word, vocabulary, listed) for word in words)


def _near(
    word: str, vocabulary: Collection[str], listed: Mapping[str, Collection[str]]
) -> Mapping[str, float]:
    if known := listed.get(word):
        return dict.fromkeys(known, LISTED)
    if word in vocabulary or len(word) < _SHORTEST:
        return {}
    best = process.extractOne(
        word, vocabulary, scorer=Levenshtein.normalized_similarity, score_cutoff=_ALIKE
    )
    if best is None or len(best[0]) < _SHORTEST or JaroWinkler.similarity(word, best[0]) < _ALIKE:
        return {}
    return {best[0]: GUESSED}
