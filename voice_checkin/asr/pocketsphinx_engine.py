"""PocketSphinx: built in, and hears people with nothing downloaded, if not very well.

Free speech goes through the general trigram model of the package. A grammar becomes its minimal
automaton (`jsgf`), which is searched ten times faster than the grammar as written, so that the
search can afford wide beams and many Gaussians: those bring the accuracy. Beside it runs a loop of
single phones: what no sentence of the grammar explains becomes `[unk]` instead of being bent.
"""

from typing import Any, Final

from voice_checkin.asr.jsgf import Automaton, automaton
from voice_checkin.asr.pocketsphinx_words import PHONES, Heard, garbage, hear
from voice_checkin.asr.recogniser import Recogniser
from voice_checkin.errors import RecogniserError
from voice_checkin.types import RATE, Grammar, Transcript

_BLOCK: Final = RATE // 10 * 2
"""Bytes decoded at a time: the mean normalisation moves by blocks, so all are equally long."""
_MEAN: Final = "40,3,-1"
"""Where the cepstral mean starts, for each utterance anew: what was said before changes nothing."""
_QUIET: Final = {"loglevel": "FATAL"}
_SEARCH: Final = {
    # A best path through the lattice of an automaton can take minutes; it is never asked for.
    "bestpath": False,
    "beam": 1e-100,
    "pbeam": 1e-100,
    "wbeam": 1e-80,
    "topn": 16,
    "wip": 0.2,
}
_PHONE: Final = 1e-10
"""Probability of each phone in the loop for unknown speech: below what a fitting word costs."""
_GRAMMARS: Final = 32
"""Grammars that stay loaded in one decoder."""
_NAMED: Final = 5


class PocketSphinxEngine:
    """The package's US English model; decoders are kept and shared between utterances."""

    name = "pocketsphinx"

    def __init__(self) -> None:
        """Raises RecogniserError where PocketSphinx is not installed."""
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
        self._loaded: dict[str, str] = {}

    def recogniser(self, grammar: Grammar | None = None) -> Recogniser:
        """A fresh recogniser for free speech or for the grammar's sentences.

        Raises RecogniserError for a grammar that cannot be read or has no sentence of known words.
        """
        if grammar is None:
            decoder = self._open.pop() if self._open else self._decoder(**_QUIET)
            return _PocketSphinx(decoder, self._open, alternatives=True)
        decoder = self._grammar_decoder()
        try:
            self._use(decoder, grammar)
        except RecogniserError:
            self._closed.append(decoder)
            raise
        return _PocketSphinx(decoder, self._closed, alternatives=False)

    def missing(self, grammar: Grammar) -> tuple[str, ...]:
        """The grammar's words that the dictionary lacks, sorted."""
        decoder = self._grammar_decoder()
        self._closed.append(decoder)
        return _unknown(decoder, {word.lower() for word in grammar.words})

    def _grammar_decoder(self) -> Any:
        if self._closed:
            return self._closed.pop()
        decoder = self._decoder(lm=None, **_QUIET, **_SEARCH)
        for phone in PHONES:
            decoder.add_word(garbage(phone), phone, phone == PHONES[-1])
        return decoder

    def _use(self, decoder: Any, grammar: Grammar) -> None:
        key = f"{grammar.name} {hash(grammar.jsgf)}"
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
            end, arcs = _transitions(known)
            decoder.add_fsg(key, decoder.create_fsg(key, 0, end, arcs))
        decoder.activate_search(key)


class _PocketSphinx:
    """One utterance on a borrowed decoder, which goes back when it is finished."""

    def __init__(self, decoder: Any, shelf: list[Any], *, alternatives: bool) -> None:
        self._decoder, self._shelf, self._alternatives = decoder, shelf, alternatives
        self._waiting = bytearray()
        decoder.set_cmn(_MEAN)
        decoder.start_utt()

    def feed(self, pcm: bytes) -> None:
        """Take more audio; decoded in blocks of 100 ms."""
        self._waiting += pcm
        while len(self._waiting) >= _BLOCK:
            self._decode(bytes(self._waiting[:_BLOCK]))
            del self._waiting[:_BLOCK]

    def partial(self) -> str:
        """The words so far."""
        return hear(self._decoder, alternatives=False).text

    def finish(self) -> Transcript:
        """The best reading, and for free speech others.

        The confidence is, for free speech, the mean posterior of the words in the decoder's
        lattice; for a grammar, the share of the speech that its words explain: 1 when nothing was
        left to the loop of phones. The second tells foreign speech, not one sentence from another.
        """
        if len(self._waiting) > 1:
            self._decode(bytes(self._waiting[: len(self._waiting) & ~1]))
        self._decoder.end_utt()
        heard: Heard = hear(self._decoder, alternatives=self._alternatives)
        self._shelf.append(self._decoder)
        return Transcript(heard.text, heard.confidence, heard.alternatives, heard.words)

    def _decode(self, pcm: bytes) -> None:
        self._decoder.process_raw(pcm, False, False)


def _has(decoder: Any, key: str) -> bool:
    try:
        return decoder.get_fsg(key) is not None
    except KeyError:
        return False


def _unknown(decoder: Any, words: "set[str] | frozenset[str]") -> tuple[str, ...]:
    return tuple(sorted(word for word in words if decoder.lookup_word(word) is None))


def _transitions(sentences: Automaton) -> tuple[int, list[tuple[Any, ...]]]:
    """The final state, and the arcs: (from, to, probability, word), without a word if silent.

    Every choice of a state is equally probable. Unknown speech may come before and after.
    """
    end = len(sentences.arcs)
    after = end + 1
    arcs: list[tuple[Any, ...]] = [(0, end, _PHONE), (after, end, 1.0)]
    for state, leaving in enumerate(sentences.arcs):
        chance = 1 / (len(leaving) + (state in sentences.final))
        arcs += [(state, to, chance, word) for word, to in leaving.items()]
        if state in sentences.final:
            arcs += [(state, end, chance), *_loop(state, after)]
    return end, [*arcs, *_loop(0, 0), *_loop(after, after)]


def _loop(begin: int, to: int) -> list[tuple[int, int, float, str]]:
    return [(begin, to, _PHONE, garbage(phone)) for phone in PHONES]
