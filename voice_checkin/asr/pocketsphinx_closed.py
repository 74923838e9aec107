"""A grammar's sentences through PocketSphinx: four searches of the same audio.

The finite-state search always ends in a sentence of the grammar. The n-gram search of the same
grammar (`grammar_lm`) hears words better in their neighbours' sound, and may leave the grammar: it
is believed where it did not. It runs twice, with another number of frames a second, because what
it hears both times is right more often. A loop of single phones says how well the audio could have
been explained by anything at all.

The n-gram searches wait for the end, because they need the mean of the whole utterance: that leaves
some tenths of a second of work after it (docs/accuracy.md has how many).
"""

import math
from dataclasses import replace
from typing import Any, Final

from voice_checkin.asr.evidence import Evidence, confidence
from voice_checkin.asr.jsgf import Automaton
from voice_checkin.asr.pocketsphinx_mean import MeanMeter, forget
from voice_checkin.asr.pocketsphinx_search import Utterance, text, words
from voice_checkin.asr.pocketsphinx_searches import NEIGHBOURS, Searches
from voice_checkin.types import Transcript

_SHIFT: Final = 1024
"""The finite-state search gives its scores as logarithms divided by this."""
_FAR: Final = 10.0
"""How far behind the phones a grammar is in which there is no sentence for the audio at all."""


class ClosedPass:
    """One utterance through the searches of one grammar."""

    def __init__(
        self, searches: Searches, grammar: Automaton, shelf: list[Searches], meter: MeanMeter
    ) -> None:
        """The searches go back on their shelf when the utterance is over."""
        self._searches, self._grammar, self._shelf = searches, grammar, shelf
        self._utterance = Utterance((searches.sentences, searches.phones), meter)
        self._audio = bytearray()
        self.evidence: Evidence | None = None
        """What the confidence was taken from, once words were heard."""

    def feed(self, pcm: bytes) -> None:
        """Take more audio."""
        self._utterance.feed(pcm)
        self._audio += pcm

    def partial(self) -> str:
        """The words so far."""
        return text(self._searches.sentences) if self._utterance.started else ""

    def finish(self) -> Transcript:
        """A sentence of the grammar, and how sure it is; no words where none was heard.

        The confidence is `evidence.confidence`, the estimated probability that it was said.
        """
        self._utterance.end()
        searches = self._searches
        whole = bytes(self._audio[: len(self._audio) & ~1])
        closed, free = text(searches.sentences), _heard_again(searches.neighbours, whole)
        fits = self._grammar.accepts(free.split())
        heard = free if fits else closed
        said = (
            words(searches.neighbours, NEIGHBOURS["frate"]) if fits else words(searches.sentences)
        )
        # The n-gram search cannot say nothing; where there is not even a phone, nothing was said.
        if heard and text(searches.phones):
            self.evidence = self._seen(heard, whole)
        self._shelf.append(searches)
        if not self.evidence:
            return Transcript("", 0.0)
        sure = confidence(self.evidence)
        if not fits:
            said = tuple(replace(word, confidence=sure) for word in said)
        other = tuple(reading for reading in (closed, free) if reading and reading != heard)
        return Transcript(heard, sure, other, said)

    def _seen(self, heard: str, audio: bytes) -> Evidence:
        searches = self._searches
        return Evidence(
            agree=heard == text(searches.sentences),
            again=heard == _heard_again(searches.slower, audio),
            weakest=min((word.confidence for word in words(searches.neighbours)), default=0.0),
            behind=_behind(searches.sentences, searches.phones),
            bits=self._grammar.choices(heard.split()),
            words=len(heard.split()),
        )


def _heard_again(decoder: Any, audio: bytes) -> str:
    """What a search hears of the whole utterance, with the mean of all of it."""
    forget(decoder)
    decoder.start_utt()
    if audio:
        decoder.process_raw(audio, False, True)
    decoder.end_utt()
    return text(decoder)


def _behind(sentences: Any, phones: Any) -> float:
    """How far the sentence explains the speech worse than free phones do, in nats a frame."""
    lengths: list[int] = [
        part.end_frame - part.start_frame + 1 for part in _parts(sentences) if part.word[0] != "<"
    ]
    if not lengths:
        return _FAR
    return (_acoustic(phones) - _acoustic(sentences)) / sum(lengths)


def _acoustic(decoder: Any) -> float:
    scores: list[float] = [part.ascore for part in _parts(decoder)]
    return _SHIFT * sum(math.log(max(score, 1e-300)) for score in scores)


def _parts(decoder: Any) -> list[Any]:
    return [part for part in decoder.seg() if part.word != "(NULL)"] if decoder.hyp() else []
