"""PocketSphinx: built in, and hears people with nothing downloaded, if not very well.

Free speech goes through the trigram model that is shipped. A grammar becomes its minimal
automaton (`jsgf`) and is searched in three ways at once (`pocketsphinx_closed`).
"""

import math
from collections.abc import Collection
from typing import Any, Final

from voice_checkin.asr.free_speech import free_speech_options
from voice_checkin.asr.grammar_lm import Prior, arpa
from voice_checkin.asr.jsgf import Automaton, automaton
from voice_checkin.asr.pocketsphinx_closed import (
    FINITE_STATE,
    N_GRAM,
    PHONE_LOOP,
    ClosedPass,
    Searches,
    load_neighbours,
    load_phones,
    load_sentences,
)
from voice_checkin.asr.pocketsphinx_mean import MeanMeter
from voice_checkin.asr.pocketsphinx_search import OPEN_OPTIONS, OpenPass
from voice_checkin.asr.pocketsphinx_words import learn
from voice_checkin.asr.recogniser import Recogniser
from voice_checkin.errors import RecogniserError
from voice_checkin.types import Grammar

_NAMED: Final = 5
"""How many unknown words an error names."""
_UNKNOWN: Final = -500_000_000
"""Logarithm under which a language model means that it has no such word."""


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
        self._closed: list[Searches] = []
        self._grammars: dict[str, Automaton] = {}
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
        searches = self._searches()
        try:
            sentences = self._use(searches, grammar)
        except RecogniserError:
            self._closed.append(searches)
            raise
        return ClosedPass(searches, sentences, self._closed, self._meter())

    def missing(self, grammar: Grammar) -> tuple[str, ...]:
        """The grammar's words that nobody can say, sorted; all others are learnt."""
        searches = self._searches()
        self._closed.append(searches)
        return _learnt(searches, frozenset(word.lower() for word in grammar.words))

    def _meter(self) -> MeanMeter:
        if self._mean_meter is None:
            self._mean_meter = MeanMeter(self._library.Decoder(lm=None, **OPEN_OPTIONS))
        return self._mean_meter

    def _open_decoder(self) -> Any:
        decoder = self._library.Decoder(**OPEN_OPTIONS, **free_speech_options())
        learn(decoder, self._words)
        return decoder

    def _searches(self) -> Searches:
        if self._closed:
            return self._closed.pop()
        options = (FINITE_STATE, N_GRAM, PHONE_LOOP)
        searches = Searches(*(self._library.Decoder(**each) for each in options))
        load_phones(searches.phones)
        return searches

    def _use(self, searches: Searches, grammar: Grammar) -> Automaton:
        sentences = self._sentences(searches, grammar)
        key = f"{grammar.name} {hash(grammar.jsgf)}"
        if not _has(searches.sentences, key):
            load_sentences(searches.sentences, key, sentences)
            load_neighbours(searches.neighbours, key, arpa(sentences, self._likely()))
        searches.sentences.activate_search(key)
        searches.neighbours.activate_search(key)
        return sentences

    def _sentences(self, searches: Searches, grammar: Grammar) -> Automaton:
        if grammar.jsgf not in self._grammars:
            whole = automaton(grammar)
            unknown = _learnt(searches, whole.words)
            known = whole.without(unknown)
            if not known.words:
                named = ", ".join(unknown[:_NAMED]) or "it has none"
                raise RecogniserError(
                    f"PocketSphinx knows no sentence of the grammar {grammar.name!r} wholly "
                    f"({named}); use other words"
                )
            self._grammars[grammar.jsgf] = known
        known = self._grammars[grammar.jsgf]
        _learnt(searches, known.words)
        return known

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


def _has(decoder: Any, key: str) -> bool:
    try:
        return decoder.get_fsg(key) is not None
    except KeyError:
        return False


def _learnt(searches: Searches, words: frozenset[str]) -> tuple[str, ...]:
    """Make the words known to both searches; gives those that cannot be, sorted."""
    for decoder in (searches.sentences, searches.neighbours):
        learn(decoder, words)
    return tuple(sorted(word for word in words if searches.sentences.lookup_word(word) is None))
