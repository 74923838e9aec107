"""A grammar's sentences through PocketSphinx: three searches of the same audio at once.

The finite-state search always ends in a sentence of the grammar. The n-gram search of the same
grammar (`grammar_lm`) hears words better in their neighbours' sound, and may leave the grammar: it
is believed where it did not. A loop of single phones says how well the audio could have been
explained by anything at all.

The n-gram search waits for the end, because it needs the mean of the whole utterance: that costs
some tenths of a second after long ones, and saves a third of the mistakes on numbers.
"""

import math
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean
from typing import Any, Final

from voice_checkin.asr.evidence import Evidence, confidence
from voice_checkin.asr.jsgf import Automaton
from voice_checkin.asr.pocketsphinx_mean import MeanMeter, forget
from voice_checkin.asr.pocketsphinx_search import Utterance, text, words
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
_PHONES: Final = (
    "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER", "EY", "F", "G", "HH",
    "IH", "IY", "JH", "K", "L", "M", "N", "NG", "OW", "OY", "P", "R", "S", "SH", "T", "TH", "UH",
    "UW", "V", "W", "Y", "Z", "ZH",
)  # fmt: skip
"""The model's phones, without silence and noise."""
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
    speech = sum(
        part.end_frame - part.start_frame + 1 for part in _parts(sentences) if part.word[0] != "<"
    )
    return (loop - said) / max(speech, 1)


def _acoustic(decoder: Any) -> float:
    scores: list[float] = [part.ascore for part in _parts(decoder)]
    return _SHIFT * sum(math.log(max(score, 1e-300)) for score in scores)


def _parts(decoder: Any) -> list[Any]:
    return [part for part in decoder.seg() if part.word != "(NULL)"] if decoder.hyp() else []


def load_sentences(decoder: Any, key: str, sentences: Automaton) -> None:
    """Make a finite-state search of the sentences, every way on equally probable.

    Saying nothing is always possible, so that silence is not bent into a word.
    """
    end = len(sentences.arcs)
    arcs: list[tuple[Any, ...]] = [(0, end, _SILENT_CHANCE)]
    for state, leaving in enumerate(sentences.arcs):
        chance = 1 / (len(leaving) + (state in sentences.final))
        arcs += [(state, to, chance, word) for word, to in leaving.items()]
        if state in sentences.final:
            arcs.append((state, end, chance))
    decoder.add_fsg(key, decoder.create_fsg(key, 0, end, arcs))


def load_phones(decoder: Any) -> None:
    """Make a search of phones in any order."""
    for phone in _PHONES:
        decoder.add_word(f"[phone]{phone}", phone, phone == _PHONES[-1])
    arcs: list[tuple[Any, ...]] = [(0, 1, 1.0)]
    arcs += [(state, 1, 1.0, f"[phone]{p}") for state in (0, 1) for p in _PHONES]
    decoder.add_fsg("phones", decoder.create_fsg("phones", 0, 1, arcs))
    decoder.activate_search("phones")


def load_neighbours(decoder: Any, key: str, model: str) -> None:
    """Make an n-gram search of the text of an ARPA file."""
    with _as_file(model) as path:
        # Not `add_lm` with a model read before: it would never hear of the language weight.
        decoder.add_lm_file(key, str(path))


@contextmanager
def _as_file(content: str) -> Iterator[Path]:
    """A path to read the content from. It may hold the person's own words: memory where it can."""
    if hasattr(os, "memfd_create") and Path("/proc/self/fd").is_dir():
        with os.fdopen(os.memfd_create("grammar"), "w", encoding="utf-8") as memory:
            memory.write(content)
            memory.flush()
            os.lseek(memory.fileno(), 0, os.SEEK_SET)
            yield Path(f"/proc/self/fd/{memory.fileno()}")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "grammar.arpa"
        path.write_text(content, encoding="utf-8")
        yield path
