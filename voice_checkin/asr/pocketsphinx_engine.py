"""PocketSphinx: built in, and hears people with nothing downloaded, if not very well.

Free speech goes through the trigram model that is shipped. A grammar becomes its minimal
automaton (`jsgf`), which is searched about ten times faster than the grammar as written, so that
the search can afford wide beams and many Gaussians: those bring the accuracy. A second search, of
the grammar beside a loop of single phones, says whether it was the grammar that was spoken at all.
"""

from collections.abc import Collection
from typing import Any, Final

from voice_checkin.asr.free_speech import free_speech_options
from voice_checkin.asr.jsgf import automaton
from voice_checkin.asr.pocketsphinx_mean import MeanMeter
from voice_checkin.asr.pocketsphinx_search import (
    CLOSED_OPTIONS,
    OPEN_OPTIONS,
    ClosedPass,
    OpenPass,
    Utterance,
    add_phones,
    load,
)
from voice_checkin.asr.pocketsphinx_words import learn
from voice_checkin.asr.recogniser import Recogniser
from voice_checkin.errors import RecogniserError
from voice_checkin.types import Grammar

_NAMED: Final = 5
"""How many unknown words an error names."""


class PocketSphinxEngine:
    """The package's US English model; decoders are kept and shared between utterances."""

    name = "pocketsphinx"

    def __init__(self, words: Collection[str] = ()) -> None:
        """Hears these words too, whatever they are; they are said as espeak-ng says them.

        Raises RecogniserError where PocketSphinx is not installed.
        """
        try:
            import pocketsphinx
        except (ImportError, OSError) as bad:
            raise RecogniserError(
                f"PocketSphinx cannot be loaded ({bad}); install it with: pip install "
                "pocketsphinx, or install a model: voice-checkin models install "
                "vosk-model-small-en-us-0.15"
            ) from None
        self._decoder: Any = pocketsphinx.Decoder
        self._open: list[Any] = []
        self._closed: list[Any] = []
        self._mean_meter: MeanMeter | None = None
        self._words = frozenset(word.lower() for word in words)

    def recogniser(self, grammar: Grammar | None = None) -> Recogniser:
        """A fresh recogniser for free speech or for the grammar's sentences.

        Raises RecogniserError for a grammar that cannot be read or has no sentence of known words.
        """
        if grammar is None:
            decoder = self._open.pop() if self._open else self._open_decoder()
            return OpenPass(Utterance(decoder, self._open, self._meter()))
        first, second = self._closed_decoder(), self._closed_decoder()
        try:
            for decoder, phones in ((first, False), (second, True)):
                self._use(decoder, grammar, phones=phones)
        except RecogniserError:
            self._closed += [first, second]
            raise
        meter = self._meter()
        return ClosedPass(
            Utterance(first, self._closed, meter), Utterance(second, self._closed, meter)
        )

    def missing(self, grammar: Grammar) -> tuple[str, ...]:
        """The grammar's words that the dictionary lacks, sorted."""
        decoder = self._closed_decoder()
        self._closed.append(decoder)
        return _unknown(decoder, frozenset(word.lower() for word in grammar.words))

    def _meter(self) -> MeanMeter:
        if self._mean_meter is None:
            self._mean_meter = MeanMeter(self._decoder(lm=None, **OPEN_OPTIONS))
        return self._mean_meter

    def _open_decoder(self) -> Any:
        decoder = self._decoder(**OPEN_OPTIONS, **free_speech_options())
        learn(decoder, self._words)
        return decoder

    def _closed_decoder(self) -> Any:
        if self._closed:
            return self._closed.pop()
        decoder = self._decoder(lm=None, **CLOSED_OPTIONS)
        add_phones(decoder)
        learn(decoder, self._words)
        return decoder

    def _use(self, decoder: Any, grammar: Grammar, *, phones: bool) -> None:
        key = f"{grammar.name} {hash(grammar.jsgf)} {phones}"
        if not _has(decoder, key):
            whole = automaton(grammar)
            unknown = _unknown(decoder, whole.words)
            known = whole.without(unknown)
            if not known.words:
                named = ", ".join(unknown[:_NAMED]) or "it has none"
                raise RecogniserError(
                    f"PocketSphinx knows no sentence of the grammar {grammar.name!r} wholly "
                    f"({named}); use other words"
                )
            load(decoder, key, known, phones=phones)
        decoder.activate_search(key)


def _has(decoder: Any, key: str) -> bool:
    try:
        return decoder.get_fsg(key) is not None
    except KeyError:
        return False


def _unknown(decoder: Any, words: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(word for word in words if decoder.lookup_word(word) is None))
