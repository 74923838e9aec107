"""Words cut into the pieces that the encoder knows: WordPiece, greedy longest match first.

Yonghui Wu and others, "Google's neural machine translation system" (2016), section 4.1; in the form
of BERT's uncased vocabulary: accents dropped, punctuation apart, "##" before a piece that goes on.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

_PART: Final = re.compile(r"\w+|[^\w\s]")
_LONGEST: Final = 100
"""Letters of a word that is still cut into pieces; a longer one is unknown."""
_MOST: Final = 8
"""Pieces of one word that are kept: a sentence of so many words has so many pieces at most."""


@dataclass(frozen=True, slots=True, repr=False)
class WordPieces:
    """A vocabulary of pieces, with their numbers; "[UNK]", "[CLS]" and "[SEP]" among them."""

    numbers: Mapping[str, int]

    def cut(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """The pieces of a sentence, "[CLS]" and "[SEP]" around it, and the word each is of (-1)."""
        pieces = [self.numbers["[CLS]"]]
        owners = [-1]
        for place, word in enumerate(words):
            found = self._of(word)
            pieces += found
            owners += [place] * len(found)
        return [*pieces, self.numbers["[SEP]"]], [*owners, -1]

    def _of(self, word: str) -> list[int]:
        folded = unicodedata.normalize("NFD", word.casefold())
        bare = "".join(letter for letter in folded if unicodedata.category(letter) != "Mn")
        found = [piece for part in _PART.findall(bare) for piece in self._longest_first(part)]
        return found[:_MOST] or [self.numbers["[UNK]"]]

    def _longest_first(self, part: str) -> list[int]:
        unknown = [self.numbers["[UNK]"]]
        if len(part) > _LONGEST:
            return unknown
        found: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self.numbers.get(f"##{part[start:end]}" if start else part[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return unknown
        return found
