"""Two passes over one utterance: what was said freely, and what a question's grammar makes of it.

A closed grammar bends whatever it hears into its own words ("i want to die" into "yes"); an open
pass has no idea what was asked. Together they tell: where they agree the grammar's reading is the
better one, and where they do not, the open one is used and the grammar's kept as an alternative.
"""

from typing import Final

from rapidfuzz.fuzz import ratio

from voice_checkin.asr.recogniser import UNKNOWN, Recogniser
from voice_checkin.types import Transcript

_ALIKE: Final = 0.6
"""Likeness of the two readings, as text, from which the grammar's is taken."""
_FITS: Final = 0.5
"""The grammar's confidence below which what was said is none of its sentences."""
_SURE: Final = 0.9
"""The grammar's confidence from which it also wins against a short or unsure open reading."""
_UNSURE: Final = 0.5
"""The open pass's confidence below which it is unsure."""
_LONG: Final = 3
"""Words from which a sure open reading is no misheard answer ("know" for "no") but a sentence."""


class BothPasses:
    """One recogniser that feeds two; costs the sum of both.

    `anything_goes`: the grammar holds only some of what is likely to be said, as in an exercise,
    where people name things; then a sure open reading stands, however short.
    """

    def __init__(
        self, open_pass: Recogniser, grammar_pass: Recogniser, anything_goes: bool = False
    ) -> None:
        self._open, self._grammar = open_pass, grammar_pass
        self._anything_goes = anything_goes

    def feed(self, pcm: bytes) -> None:
        """Take more audio."""
        self._open.feed(pcm)
        self._grammar.feed(pcm)

    def partial(self) -> str:
        """The open pass's words so far: they bend nothing."""
        return self._open.partial()

    def finish(self) -> Transcript:
        """The better reading; the other one comes first among the alternatives.

        The confidence is the grammar's own, or the open pass's, lowered by how far the two are
        apart: what nobody asked for is no answer until it is confirmed.
        """
        free, closed = self._open.finish(), self._grammar.finish()
        alike = ratio(free.text, closed.text) / 100
        if not self._stands(free, closed) and _fits(free, closed, alike):
            chosen, other, sure = closed, free, closed.confidence
        else:
            chosen, other, sure = free, closed, free.confidence * (1 + alike) / 2
        readings = dict.fromkeys((other.text, *chosen.alternatives, *other.alternatives))
        alternatives = tuple(text for text in readings if text and text != chosen.text)
        return Transcript(chosen.text, sure, alternatives, chosen.words)

    def _stands(self, free: Transcript, closed: Transcript) -> bool:
        if free.confidence < _SURE or free.text == closed.text:
            return False
        return self._anything_goes or len(free.text.split()) >= _LONG


def _fits(free: Transcript, closed: Transcript, alike: float) -> bool:
    if not closed.text or any(word.text == UNKNOWN for word in closed.words):
        return False
    if not free.text:
        return True
    if alike >= _ALIKE:
        return closed.confidence >= _FITS
    short = len(free.text.split()) <= len(closed.text.split())
    return closed.confidence >= _SURE and (short or free.confidence < _UNSURE)
