"""Vosk: free speech or a list of phrases, with a model on disk.

Everything that makes libvosk end the process is refused before libvosk sees it: a damaged model
(`vosk_files`), an empty grammar, marks such as `<eps>`, words the model lacks. A grammar is never
changed on a living recogniser, and the rate is always the pipeline's own.
"""

import re
from contextlib import nullcontext
from pathlib import Path
from statistics import fmean
from typing import Any, Final

from voice_checkin.asr.jsgf import Automaton, automaton
from voice_checkin.asr.libvosk import Decoder, LoadedModel
from voice_checkin.asr.recogniser import UNKNOWN
from voice_checkin.asr.vosk_files import check_model, has_runtime_graph
from voice_checkin.asr.vosk_light import lighter
from voice_checkin.errors import RecogniserError
from voice_checkin.types import RATE, Grammar, Transcript, Word

_TAIL: Final = bytes(2 * RATE // 4)
"""A quarter of a second of silence before the end: the last word's end is decoded with it."""
_WORD: Final = re.compile(r"[^\W_][\w'.\-]*|'\w+")
"""What can be a spoken word; keeps `<eps>`, `#0`, `!SIL` and the like out of grammars."""
_MIXED: Final = 0.5
"""Factor for the confidence of words that are no sentence of the grammar."""
_NAMED: Final = 5
"""How many unknown words an error names."""


class VoskEngine:
    """One model, loaded once; its recognisers share it."""

    def __init__(self, model_dir: Path, *, light: bool = False) -> None:
        """`light`: with narrower beams, for a small machine.

        Raises ModelError when the model is missing or damaged.
        """
        check_model(model_dir)
        self._graph_at_run_time = has_runtime_graph(model_dir)
        with lighter(model_dir) if light else nullcontext(model_dir) as folder:
            self._model = LoadedModel(folder)
        self._automata: dict[str, Automaton] = {}
        self.name = f"vosk ({model_dir.name})"

    def recogniser(self, grammar: Grammar | None = None) -> "VoskRecogniser":
        """A fresh recogniser for free speech or the grammar's phrases.

        libvosk makes a bigram model of the phrases, so mixtures of them can come back; their
        confidence is halved where the grammar's JSGF does not have them as a sentence. Models
        without a run-time graph hear free speech whatever the grammar.
        Raises RecogniserError when the model knows no phrase of the grammar wholly.
        """
        if grammar is None or not self._graph_at_run_time:
            return VoskRecogniser(Decoder(self._model, None))
        decoder = Decoder(self._model, (*self._sayable(grammar), UNKNOWN))
        return VoskRecogniser(decoder, self._sentences(grammar))

    def missing(self, grammar: Grammar) -> tuple[str, ...]:
        """The grammar's words that the model does not know, sorted."""
        words = {word.lower() for word in grammar.words}
        return tuple(sorted(word for word in words if not self._knows(word)))

    def _knows(self, word: str) -> bool:
        return bool(_WORD.fullmatch(word)) and self._model.knows(word)

    def _sentences(self, grammar: Grammar) -> Automaton | None:
        if not grammar.jsgf:
            return None
        if grammar.jsgf not in self._automata:
            self._automata[grammar.jsgf] = automaton(grammar)
        return self._automata[grammar.jsgf]

    def _sayable(self, grammar: Grammar) -> tuple[str, ...]:
        unknown = frozenset(self.missing(grammar))
        phrases = (phrase.lower().split() for phrase in grammar.phrases if phrase.strip())
        known = dict.fromkeys(" ".join(p) for p in phrases if unknown.isdisjoint(p))
        if not known:
            named = ", ".join(sorted(unknown)[:_NAMED]) or "it has none"
            raise RecogniserError(
                f"{self.name} knows no phrase of the grammar {grammar.name!r} wholly "
                f"({named}); use other words, or another model"
            )
        return tuple(known)


class VoskRecogniser:
    """One utterance. Vosk's own segments are joined: a thoughtful pause does not split it."""

    def __init__(self, decoder: Decoder, sentences: Automaton | None = None) -> None:
        self._decoder, self._sentences = decoder, sentences
        self._odd = b""
        self._words: list[Word] = []
        self._spoken: list[str] = []

    def feed(self, pcm: bytes) -> None:
        """Take more audio; half a sample at the end waits for its other half."""
        data = self._odd + pcm
        whole = len(data) & ~1
        self._odd = data[whole:]
        if whole and self._decoder.accept(data[:whole]):
            self._keep(self._decoder.segment())

    def partial(self) -> str:
        """The words so far, over all segments."""
        return " ".join([*self._spoken, *_spoken(self._decoder.partial().get("partial", ""))])

    def finish(self) -> Transcript:
        """All words with their times; the confidence is the mean of the words' own.

        Vosk's word confidences are weak evidence: they separate phrases inside a grammar from
        foreign speech, but a wrong word often has a high one. An unknown word counts as 0.
        """
        if self._decoder.accept(_TAIL):
            self._keep(self._decoder.segment())
        self._keep(self._decoder.final())
        confidence = fmean(word.confidence for word in self._words) if self._words else 0.0
        if self._sentences and not self._sentences.accepts(self._spoken):
            confidence *= _MIXED
        return Transcript(" ".join(self._spoken), confidence, words=tuple(self._words))

    def _keep(self, segment: dict[str, Any]) -> None:
        self._spoken += _spoken(segment.get("text", ""))
        self._words += map(_word, segment.get("result", ()))


def _spoken(text: str) -> list[str]:
    return [word for word in text.split() if word != UNKNOWN]


def _word(found: dict[str, Any]) -> Word:
    text = str(found["word"])
    sure = 0.0 if text == UNKNOWN else min(1.0, max(0.0, float(found["conf"])))
    return Word(text, float(found["start"]), float(found["end"]), sure)
