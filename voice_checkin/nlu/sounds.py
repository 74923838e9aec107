"""What was said, by its sound: phrases that a recogniser may have printed as other words.

Each phone is one letter here. A phrase was perhaps said where a run of whole words is as far from
it as the catalogue allows: insertions, deletions and substitutions of phones (Levenshtein, 1966),
as a share of the phones of the phrase.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from rapidfuzz.distance import Levenshtein

_SEVERAL: Final = 4
"""Readings that are looked at, at most."""
_LONGEST: Final = 80
"""Words of an utterance that is listened through; nobody says more at a time."""
_UNKNOWN: Final = " " * 40
"""A word of which nobody knows how it sounds is longer than any phrase."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words, how they sound, and by how many phones what was heard may differ."""

    words: str
    phones: str
    within: int
    pieces: tuple[str, ...]
    """Of which one sounds as it should wherever the phrase was said."""

    @classmethod
    def of(cls, words: str, phones: str, share: float) -> "Phrase":
        """A phrase of which at most this `share` of the phones may differ.

        What differs in n phones has one of n + 1 pieces unchanged (the pigeonhole principle).
        """
        within = int(share * len(phones))
        cuts = [round(at * len(phones) / (within + 1)) for at in range(within + 2)]
        pieces = (phones[a:b] for a, b in pairwise(cuts))
        return cls(words, phones, within, tuple(pieces))


@dataclass(frozen=True, slots=True)
class Sounds:
    """How words sound, and the phrases to listen for."""

    spoken: Mapping[str, str]
    phrases: tuple[Phrase, ...]

    def readings(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words with a phrase in the place of those that sound like it, the likest first.

        Of a very long telling only what comes first is listened through.
        """
        words = words[:_LONGEST]
        phones = [self.spoken.get(word, _UNKNOWN) for word in words]
        ends = list(accumulate(map(len, phones), initial=0))
        whole = "".join(phones)
        text = " ".join(words)
        found: list[tuple[float, int, str]] = []
        for phrase in self.phrases:
            if phrase.words in text or not any(piece in whole for piece in phrase.pieces):
                continue
            for far, start, end in _alike(phrase, whole, ends):
                reading = " ".join((*words[:start], phrase.words, *words[end:]))
                found.append((far / len(phrase.phones), start, reading))
        return tuple(dict.fromkeys(reading for _, _, reading in sorted(found)[:_SEVERAL]))


def _alike(phrase: Phrase, whole: str, ends: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """How far each run of words is from the phrase, where it begins and ends, if near enough."""
    least, most = len(phrase.phones) - phrase.within, len(phrase.phones) + phrase.within
    for start, begin in enumerate(ends[:-1]):
        for end in range(start + 1, len(ends)):
            if ends[end] - begin > most:
                break
            if ends[end] - begin < least:
                continue
            heard = whole[begin : ends[end]]
            far = Levenshtein.distance(heard, phrase.phones, score_cutoff=phrase.within)
            if far <= phrase.within:
                yield far, start, end
