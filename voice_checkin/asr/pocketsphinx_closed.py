"""A grammar's sentences through PocketSphinx: three searches of the same audio at once.

The finite-state search always ends in a sentence of the grammar. The n-gram search of the same
grammar (`grammar_lm`) hears words better in their neighbours' sound, and may leave the grammar: it
is believed where it did not. A loop of single phones says how well the audio could have been
explained by anything at all.

The n-gram search waits for the end, because it needs the mean of the whole utterance: that costs
some tenths of a second after long ones, and saves a third of the mistakes on numbers.
"""

import math
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Any, Final

from voice_checkin.asr.evidence import Evidence, confidence
from voice_checkin.asr.jsgf import Automaton
from voice_checkin.asr.pocketsphinx_mean import MeanMeter, forget
from voice_checkin.asr.pocketsphinx_search import Utterance, text, words
from voice_checkin.asr.pocketsphinx_words import Sounds, as_file, dictionary
from voice_checkin.types import Transcript

_QUIET: Final[dict[str, Any]] = {"loglevel": "FATAL", "lm": None}
FINITE_STATE: Final[dict[str, Any]] = {
    **_QUIET,
    # A best path through the lattice of an automaton can take minutes; it is never asked for.
    "bestpath": False,
    "beam": 1e-80,
    "pbeam": 1e-80,
    "wbeam": 1e-60,
    "topn": 16,
    "wip": 0.01,
    # This search raises a pause's cost to the power of the language weight: as it comes, a pause
    # between two words is so dear that a word is heard in it.
    "silprob": 0.5,
    "fillprob": 1e-2,
}
N_GRAM: Final[dict[str, Any]] = {
    **_QUIET, "cmn": "batch", "beam": 1e-60, "pbeam": 1e-60, "wbeam": 1e-40, "topn": 8,
}  # fmt: skip
PHONE_LOOP: Final[dict[str, Any]] = {
    **FINITE_STATE, "topn": 8, "wip": 1.0, "beam": 1e-40, "pbeam": 1e-40, "wbeam": 1e-30,
}  # fmt: skip
_PHONES: Final[Sounds] = {phone: ((phone,),) for phone in (
    "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER", "EY", "F", "G", "HH",
    "IH", "IY", "JH", "K", "L", "M", "N", "NG", "OW", "OY", "P", "R", "S", "SH", "T", "TH", "UH",
    "UW", "V", "W", "Y", "Z", "ZH",
)}  # fmt: skip
"""The model's phones, without silence and noise: each is a word of its own."""
_NAME: Final = "closed"
_SILENT_CHANCE: Final = 1e-6
"""Probability of saying nothing: silence prefers it to the grammar."""
_SHIFT: Final = 1024
"""The finite-state search gives its scores as logarithms divided by this."""


@dataclass(frozen=True, slots=True)
class Searches:
    """The decoders of one closed pass."""

    sentences: Any
    neighbours: Any
    phones: Any


class ClosedPass:
    """One utterance through the three searches of one grammar."""

    def __init__(
        self, searches: Searches, grammar: Automaton, shelf: list[Searches], meter: MeanMeter
    ) -> None:
        """The searches go back on their shelf when the utterance is over."""
        self._searches, self._grammar, self._shelf = searches, grammar, shelf
        self._utterance = Utterance((searches.sentences, searches.phones), meter)
        self._audio = bytearray()

    def feed(self, pcm: bytes) -> None:
        """Take more audio."""
        self._utterance.feed(pcm)
        self._audio += pcm

    def partial(self) -> str:
        """The words so far."""
        return text(self._searches.sentences) if self._utterance.started else ""

    def finish(self) -> Transcript:
        """A sentence of the grammar (it may break off where the speech did), and how sure it is.

        The confidence is `evidence.confidence`, the estimated probability that it was said.
        """
        self._utterance.end()
        self._hear_again()
        closed, free = text(self._searches.sentences), text(self._searches.neighbours)
        fits = self._grammar.accepts(free.split())
        chosen, source = (
            (free, self._searches.neighbours) if fits else (closed, self._searches.sentences)
        )
        said = words(source)
        seen = self._evidence(closed, free, fits=fits)
        self._shelf.append(self._searches)
        if not chosen:
            return Transcript("", 0.0)
        sure = confidence(seen)
        if not fits:
            said = tuple(replace(word, confidence=sure) for word in said)
        other = tuple(reading for reading in (closed, free) if reading and reading != chosen)
        return Transcript(chosen, sure, other, said)

    def _hear_again(self) -> None:
        """The n-gram search hears the utterance when it is over, with the mean of all of it."""
        decoder = self._searches.neighbours
        forget(decoder)
        decoder.start_utt()
        whole = bytes(self._audio[: len(self._audio) & ~1])
        if whole:
            decoder.process_raw(whole, False, True)
        decoder.end_utt()

    def _evidence(self, closed: str, free: str, *, fits: bool) -> Evidence:
        posteriors = [word.confidence for word in words(self._searches.neighbours)]
        return Evidence(
            agree=closed == free,
            fits=fits,
            posterior=fmean(posteriors) if posteriors else 0.0,
            weakest=min(posteriors, default=0.0),
            behind=_behind(self._searches.sentences, self._searches.phones),
            words=len((free if fits else closed).split()),
        )


def _behind(sentences: Any, phones: Any) -> float:
    """How far the sentence explains the speech worse than free phones do, in nats a frame."""
    said, loop = _acoustic(sentences), _acoustic(phones)
    lengths: list[int] = [
        part.end_frame - part.start_frame + 1 for part in _parts(sentences) if part.word[0] != "<"
    ]
    return (loop - said) / max(sum(lengths), 1)


def _acoustic(decoder: Any) -> float:
    scores: list[float] = [part.ascore for part in _parts(decoder)]
    return _SHIFT * sum(math.log(max(score, 1e-300)) for score in scores)


def _parts(decoder: Any) -> list[Any]:
    return [part for part in decoder.seg() if part.word != "(NULL)"] if decoder.hyp() else []


def searches(library: Any, sentences: Automaton, model: str, sounds: Sounds) -> Searches:
    """New decoders for the sentences, their trigram model (`grammar_lm.arpa`) and their words.

    Each has a dictionary of these words alone: it is there in a hundredth of a second, where the
    package's takes a tenth, and no other grammar's words get into this one's model.
    """
    with as_file(dictionary(sounds)) as words, as_file(dictionary(_PHONES)) as phones:
        made = Searches(
            library.Decoder(**FINITE_STATE, dict=str(words)),
            library.Decoder(**N_GRAM, dict=str(words)),
            library.Decoder(**PHONE_LOOP, dict=str(phones)),
        )
    _load_sentences(made.sentences, sentences)
    _load_phones(made.phones)
    with as_file(model) as path:
        # Not `add_lm` with a model read before: it would never hear of the language weight.
        made.neighbours.add_lm_file(_NAME, str(path))
    made.neighbours.activate_search(_NAME)
    return made


def _load_sentences(decoder: Any, sentences: Automaton) -> None:
    """A finite-state search, every way on equally probable.

    Saying nothing is always possible, so that silence is not bent into a word.
    """
    end = len(sentences.arcs)
    arcs: list[tuple[Any, ...]] = [(0, end, _SILENT_CHANCE)]
    for state, leaving in enumerate(sentences.arcs):
        chance = 1 / (len(leaving) + (state in sentences.final))
        arcs += [(state, to, chance, word) for word, to in leaving.items()]
        if state in sentences.final:
            arcs.append((state, end, chance))
    _load(decoder, end, arcs)


def _load_phones(decoder: Any) -> None:
    """A search of phones in any order."""
    arcs: list[tuple[Any, ...]] = [(0, 1, 1.0)]
    arcs += [(state, 1, 1.0, phone) for state in (0, 1) for phone in _PHONES]
    _load(decoder, 1, arcs)


def _load(decoder: Any, end: int, arcs: list[tuple[Any, ...]]) -> None:
    decoder.add_fsg(_NAME, decoder.create_fsg(_NAME, 0, end, arcs))
    decoder.activate_search(_NAME)
