"""Words that a recogniser may have misheard: what else each may have been, and at what cost."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
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


_KEPT: Final = 4096
"""Words whose likeness is looked up once."""


class Slips:
    """What the words of commands may have become."""

    def __init__(self, vocabulary: Collection[str], listed: Mapping[str, Collection[str]]) -> None:
        """`listed` are slips that the catalogue knows, each with what was said."""
        self._known = frozenset(vocabulary)
        self._choices = sorted(self._known)
        self._listed = listed
        self._near = lru_cache(_KEPT)(self._look_up)

    def near(self, words: Sequence[str]) -> tuple[Mapping[str, float], ...]:
        """For each word those of the vocabulary it may stand for, with the cost of thinking so."""
        return tuple(map(self._near, words))

    def _look_up(self, word: str) -> Mapping[str, float]:
        if known := self._listed.get(word):
            return dict.fromkeys(known, LISTED)
        if word in self._known or len(word) < _SHORTEST:
            return {}
        best = process.extractOne(
            word, self._choices, scorer=Levenshtein.normalized_similarity, score_cutoff=_ALIKE
        )
        if best is None or len(best[0]) < _SHORTEST:
            return {}
        return {best[0]: GUESSED} if JaroWinkler.similarity(word, best[0]) >= _ALIKE else {}
