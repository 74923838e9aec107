"""PocketSphinx: built in, and hears people with nothing downloaded, if not very well.

Free speech goes through the trigram model that is shipped. A grammar becomes its minimal
automaton (`jsgf`) and is searched in three ways at once (`pocketsphinx_closed`).
"""

import math
from collections.abc import Collection
from typing import Any, Final, NamedTuple

from voice_checkin.asr.free_speech import free_speech_options
from voice_checkin.asr.grammar_lm import Prior, arpa
from voice_checkin.asr.jsgf import Automaton, automaton
from voice_checkin.asr.pocketsphinx_closed import ClosedPass
from voice_checkin.asr.pocketsphinx_mean import MeanMeter
from voice_checkin.asr.pocketsphinx_search import OPEN_OPTIONS, OpenPass
from voice_checkin.asr.pocketsphinx_searches import Searches, searches
from voice_checkin.asr.pocketsphinx_words import Sounds, learn, sounds
from voice_checkin.asr.recogniser import Recogniser
from voice_checkin.errors import RecogniserError
from voice_checkin.types import Grammar

_NAMED: Final = 5
"""How many unknown words an error names."""
_GRAMMARS: Final = 3
"""Grammars whose decoders are kept, the last used: 35 MB each; making them again takes 0.05 s."""
_UNKNOWN: Final = -500_000_000
"""Logarithm under which a language model means that it has no such word."""


class _Known(NamedTuple):
    """What is known of a grammar once it was used."""

    sentences: Automaton
    model: str
    """Its trigram model, as the text of an ARPA file."""
    sounds: Sounds


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
        self._library: Any = pocketsphinx
        self._open: list[Any] = []
        self._closed: dict[str, list[Searches]] = {}
        self._grammars: dict[str, _Known] = {}
        self._mean_meter: MeanMeter | None = None
        self._prior: Prior | None = None
        self._words = frozenset(word.lower() for word in words)

    def recogniser(self, grammar: Grammar | None = None) -> Recogniser:
        """A fresh recogniser for free speech or for the grammar's sentences.

        Raises RecogniserError for a grammar that cannot be read or has no sentence of known words.
        """
        if grammar is None:
            decoder = self._open.pop() if self._open else self._open_decoder()
            return OpenPass(decoder, self._open, self._meter())
        known = self._known(grammar)
        shelf = self._closed.pop(grammar.jsgf, [])
        self._closed[grammar.jsgf] = shelf
        while len(self._closed) > _GRAMMARS:
            del self._closed[next(iter(self._closed))]
        made = shelf.pop() if shelf else searches(self._library, *known)
        return ClosedPass(made, known.sentences, shelf, self._meter())

    def missing(self, grammar: Grammar) -> tuple[str, ...]:
        """The grammar's words that nobody can say, sorted."""
        said = sounds([word.lower() for word in grammar.words])
        return tuple(word for word, ways in said.items() if not ways)

    def _meter(self) -> MeanMeter:
        if self._mean_meter is None:
            self._mean_meter = MeanMeter(self._library.Decoder(lm=None, **OPEN_OPTIONS))
        return self._mean_meter

    def _open_decoder(self) -> Any:
        decoder = self._library.Decoder(**OPEN_OPTIONS, **free_speech_options())
        learn(decoder, self._words)
        return decoder

    def _known(self, grammar: Grammar) -> _Known:
        if grammar.jsgf not in self._grammars:
            whole = automaton(grammar)
            said = sounds(whole.words)
            unknown = [word for word, ways in said.items() if not ways]
            sentences = whole.without(unknown)
            if not sentences.words:
                named = ", ".join(unknown[:_NAMED]) or "it has none"
                raise RecogniserError(
                    f"PocketSphinx knows no sentence of the grammar {grammar.name!r} wholly "
                    f"({named}); use other words"
                )
            model = arpa(sentences, self._likely())
            self._grammars[grammar.jsgf] = _Known(sentences, model, said)
        return self._grammars[grammar.jsgf]

    def _likely(self) -> Prior | None:
        path = free_speech_options().get("lm")
        if self._prior is None and path:
            model = self._library.NGramModel.readfile(path)
            base = math.log(self._library.LogMath().exp(1))

            def prior(history: tuple[str, ...], word: str) -> float | None:
                found = model.prob([word, *reversed(history)])
                return None if found < _UNKNOWN else math.exp(found * base)

            self._prior = prior
        return self._prior
