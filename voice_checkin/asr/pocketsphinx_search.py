"""One utterance through PocketSphinx: audio in blocks, to one or more searches at once."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from statistics import fmean
from typing import Any, Final

from voice_checkin.asr import evidence
from voice_checkin.asr.pocketsphinx_mean import BLOCK, Beginning, MeanMeter, forget
from voice_checkin.types import Transcript, Word

OPEN_OPTIONS: Final[dict[str, Any]] = {"loglevel": "FATAL"}
_MEAN: Final = "40,3,-1"
"""The cepstral mean where there is no speech to take it from."""
_FRAMES: Final = 100
"""Frames a second."""
_LOOKED_AT: Final = 40
_KEPT: Final = 5
"""Readings looked at for alternatives (many differ in silences alone), and kept."""


class Utterance:
    """Feeds decoders that were borrowed for one utterance with the same audio and the same mean."""

    def __init__(self, decoders: Sequence[Any], meter: MeanMeter) -> None:
        self._decoders, self._meter = decoders, meter
        self._waiting = bytearray()
        self._beginning: Beginning | None = Beginning()

    @property
    def started(self) -> bool:
        """Is anything decoded yet?"""
        return self._beginning is None

    def feed(self, pcm: bytes) -> None:
        """Take more audio; it is decoded in blocks of 100 ms once there is a mean for it."""
        self._waiting += pcm
        while len(self._waiting) >= BLOCK:
            block = bytes(self._waiting[:BLOCK])
            del self._waiting[:BLOCK]
            if self._beginning is None:
                self._decode(block)
            elif self._beginning.add(block):
                self._start(self._beginning)

    def end(self) -> None:
        """Decode what waits; no audio may come after it."""
        if self._beginning is not None:
            self._start(self._beginning)
        if len(self._waiting) > 1:
            self._decode(bytes(self._waiting[: len(self._waiting) & ~1]))
        for decoder in self._decoders:
            decoder.end_utt()

    def _start(self, beginning: Beginning) -> None:
        speech = beginning.speech()
        mean = self._meter.mean(speech) if speech else _MEAN
        for decoder in self._decoders:
            forget(decoder)
            decoder.set_cmn(mean)
            decoder.start_utt()
        whole = beginning.whole()
        for at in range(0, len(whole), BLOCK):
            self._decode(whole[at : at + BLOCK])
        self._beginning = None

    def _decode(self, block: bytes) -> None:
        for decoder in self._decoders:
            decoder.process_raw(block, False, False)


class OpenPass:
    """Free speech through a trigram model."""

    def __init__(self, decoder: Any, shelf: list[Any], meter: MeanMeter) -> None:
        """The decoder goes back on its shelf when the utterance is over."""
        self._decoder, self._shelf = decoder, shelf
        self._utterance = Utterance([decoder], meter)

    def feed(self, pcm: bytes) -> None:
        """Take more audio."""
        self._utterance.feed(pcm)

    def partial(self) -> str:
        """The words so far."""
        return text(self._decoder) if self._utterance.started else ""

    def finish(self) -> Transcript:
        """The best reading and others; the confidence is the share of words likely to be right."""
        self._utterance.end()
        heard, said = text(self._decoder), _judged(words(self._decoder))
        others = _others(self._decoder, heard) if heard else ()
        self._shelf.append(self._decoder)
        sure = fmean(word.confidence for word in said) if said else 0.0
        return Transcript(heard, sure, others, said)


def text(decoder: Any) -> str:
    """The words so far."""
    best = decoder.hyp()
    return best.hypstr if best else ""


def words(decoder: Any, frames: int = _FRAMES) -> tuple[Word, ...]:
    """The words with their times, by frames a second, and, from a trigram model, posteriors."""
    found = decoder.seg() if decoder.hyp() else ()
    return tuple(_word(part, frames) for part in found if part.word[0] not in "<[+(")


def _judged(said: tuple[Word, ...]) -> tuple[Word, ...]:
    """A posterior says how far ahead of its rivals a word is, not whether it is right."""
    chances = evidence.free_words([word.confidence for word in said])
    return tuple(replace(word, confidence=p) for word, p in zip(said, chances, strict=True))


def _others(decoder: Any, best: str) -> tuple[str, ...]:
    readings = (other.hypstr for other in islice(decoder.nbest(), _LOOKED_AT) if other)
    different = dict.fromkeys(said for said in readings if said and said != best)
    return tuple(islice(different, _KEPT))


def _word(part: Any, frames: int) -> Word:
    begin, end = part.start_frame / frames, (part.end_frame + 1) / frames
    return Word(part.word.partition("(")[0], begin, end, min(1.0, max(0.0, part.prob)))
