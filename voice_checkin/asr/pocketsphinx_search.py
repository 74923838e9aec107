"""The searches of PocketSphinx for one utterance: free speech, or a grammar's sentences."""

from dataclasses import replace
from itertools import islice
from statistics import fmean
from typing import Any, Final

from voice_checkin.asr.jsgf import Automaton
from voice_checkin.asr.pocketsphinx_mean import BLOCK, Beginning, MeanMeter
from voice_checkin.types import Transcript, Word

OPEN_OPTIONS: Final[dict[str, Any]] = {"loglevel": "FATAL"}
CLOSED_OPTIONS: Final[dict[str, Any]] = {
    "loglevel": "FATAL",
    # A best path through the lattice of an automaton can take minutes; it is never asked for.
    "bestpath": False,
    "beam": 1e-100,
    "pbeam": 1e-100,
    "wbeam": 1e-80,
    "topn": 32,
    "wip": 0.01,
}
_PHONES: Final = (
    "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER", "EY", "F", "G", "HH",
    "IH", "IY", "JH", "K", "L", "M", "N", "NG", "OW", "OY", "P", "R", "S", "SH", "T", "TH", "UH",
    "UW", "V", "W", "Y", "Z", "ZH",
)  # fmt: skip
"""The model's phones, without silence and noise."""
_PHONE: Final = "[phone]"
"""What begins the dictionary's words for single phones."""
_PHONE_CHANCE: Final = 2e-4
"""Probability of each phone in the loop: foreign speech prefers it to the grammar."""
_SILENT_CHANCE: Final = 1e-6
"""Probability of saying nothing: silence prefers it to the grammar."""
_MEAN: Final = "40,3,-1"
"""The cepstral mean where there is no speech to take it from."""
_FRAMES: Final = 100
"""Frames a second."""
_LOOKED_AT: Final = 40
_KEPT: Final = 5
"""Readings looked at for alternatives (many differ in silences alone), and kept."""
_AGREED, _DIFFERED, _REFUSED = 0.9, 0.7, 0.3
"""A grammar's confidence by what the second search says; see docs/models.md."""


class Utterance:
    """One utterance on a borrowed decoder, which goes back on its shelf when it is over."""

    def __init__(self, decoder: Any, shelf: list[Any], meter: MeanMeter) -> None:
        self.decoder, self._shelf, self._meter = decoder, shelf, meter
        self._waiting = bytearray()
        self._beginning: Beginning | None = Beginning()

    def feed(self, pcm: bytes) -> None:
        """Take more audio; it is decoded in blocks of 100 ms once there is a mean for it."""
        self._waiting += pcm
        while len(self._waiting) >= BLOCK:
            block = bytes(self._waiting[:BLOCK])
            del self._waiting[:BLOCK]
            if self._beginning is None:
                self.decoder.process_raw(block, False, False)
            elif self._beginning.add(block):
                self._start(self._beginning)

    def _start(self, beginning: Beginning) -> None:
        speech = beginning.speech()
        self.decoder.set_cmn(self._meter.mean(speech) if speech else _MEAN)
        self.decoder.start_utt()
        whole = beginning.whole()
        for at in range(0, len(whole), BLOCK):
            self.decoder.process_raw(whole[at : at + BLOCK], False, False)
        self._beginning = None

    def text(self) -> str:
        """The words so far."""
        best = None if self._beginning else self.decoder.hyp()
        return best.hypstr if best else ""

    def end(self) -> None:
        """Decode what waits; no audio may come after it."""
        if self._beginning is not None:
            self._start(self._beginning)
        if len(self._waiting) > 1:
            rest = bytes(self._waiting[: len(self._waiting) & ~1])
            self.decoder.process_raw(rest, False, False)
        self.decoder.end_utt()

    def words(self) -> tuple[Word, ...]:
        """The words with their times and, for free speech, posteriors."""
        found = self.decoder.seg() if self.decoder.hyp() else ()
        return tuple(_word(part) for part in found if part.word[0] not in "<[+(")

    def others(self) -> tuple[str, ...]:
        """Other readings, best first; only for free speech, after the end."""
        best = self.text()
        readings = (other.hypstr for other in islice(self.decoder.nbest(), _LOOKED_AT) if other)
        different = dict.fromkeys(text for text in readings if text and text != best)
        return tuple(islice(different, _KEPT))

    def give_back(self) -> None:
        """Let the next utterance have the decoder."""
        self._shelf.append(self.decoder)


class OpenPass:
    """Free speech through a trigram model."""

    def __init__(self, utterance: Utterance) -> None:
        self._utterance = utterance

    def feed(self, pcm: bytes) -> None:
        """Take more audio."""
        self._utterance.feed(pcm)

    def partial(self) -> str:
        """The words so far."""
        return self._utterance.text()

    def finish(self) -> Transcript:
        """The best reading and others; the confidence is the words' mean posterior in the lattice.

        A posterior says how far ahead of its rivals a word is, not whether it is right.
        """
        said = self._utterance
        said.end()
        text, words = said.text(), said.words()
        others = said.others() if text else ()
        said.give_back()
        sure = fmean(word.confidence for word in words) if words else 0.0
        return Transcript(text, sure, others, words)


class ClosedPass:
    """A grammar's sentences, and beside them whether it was the grammar that was spoken."""

    def __init__(self, sentences: Utterance, phones: Utterance) -> None:
        self._sentences, self._phones = sentences, phones

    def feed(self, pcm: bytes) -> None:
        """Take more audio."""
        self._sentences.feed(pcm)
        self._phones.feed(pcm)

    def partial(self) -> str:
        """The words so far."""
        return self._sentences.text()

    def finish(self) -> Transcript:
        """The grammar's best sentence (it may break off where the speech did).

        The confidence has three levels: both searches hear the same sentence, they hear different
        ones, or the loop of phones explains the audio better than the grammar.
        """
        self._sentences.end()
        self._phones.end()
        text, judged = self._sentences.text(), self._phones.text()
        sure = (
            _REFUSED if _PHONE in judged or not judged else _AGREED if text == judged else _DIFFERED
        )
        words = tuple(replace(word, confidence=sure) for word in self._sentences.words())
        self._sentences.give_back()
        self._phones.give_back()
        return Transcript(text, sure if text else 0.0, words=words)


def add_phones(decoder: Any) -> None:
    """Make a word of each phone, for `load` with phones."""
    for phone in _PHONES:
        decoder.add_word(_PHONE + phone, phone, phone == _PHONES[-1])


def load(decoder: Any, key: str, sentences: Automaton, *, phones: bool) -> None:
    """Make a search of the sentences, every choice equally probable; with phones, a loop beside.

    Saying nothing is always possible, so that silence is not bent into a word.
    """
    end = len(sentences.arcs)
    loop = end + 1
    arcs: list[tuple[Any, ...]] = [(0, end, _SILENT_CHANCE)]
    for state, leaving in enumerate(sentences.arcs):
        chance = 1 / (len(leaving) + (state in sentences.final))
        arcs += [(state, to, chance, word) for word, to in leaving.items()]
        if state in sentences.final:
            arcs.append((state, end, chance))
    if phones:
        arcs += [(state, loop, _PHONE_CHANCE, _PHONE + p) for state in (0, loop) for p in _PHONES]
        arcs.append((loop, end, 1.0))
    decoder.add_fsg(key, decoder.create_fsg(key, 0, end, arcs))


def _word(part: Any) -> Word:
    begin, end = part.start_frame / _FRAMES, (part.end_frame + 1) / _FRAMES
    return Word(part.word.partition("(")[0], begin, end, min(1.0, max(0.0, part.prob)))
