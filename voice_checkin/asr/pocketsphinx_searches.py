"""The searches of one grammar on PocketSphinx, and the settings that were measured best for each.

docs/accuracy.md has the figures. Each search hears in its own way: what they agree on is right
more often.
"""

from dataclasses import dataclass
from typing import Any, Final

from voice_checkin.asr.jsgf import Automaton
from voice_checkin.asr.pocketsphinx_words import Sounds, as_file, dictionary

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
NEIGHBOURS: Final[dict[str, Any]] = {
    **_QUIET, "cmn": "batch", "beam": 1e-60, "pbeam": 1e-60, "wbeam": 1e-40, "topn": 8,
    # Fewer frames a second than the model was trained with: on digits, which people say quickly,
    # it makes fewer mistakes.
    "frate": 90,
}  # fmt: skip
SLOWER: Final[dict[str, Any]] = {**NEIGHBOURS, "frate": 75}
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


@dataclass(frozen=True, slots=True)
class Searches:
    """The decoders of one closed pass."""

    sentences: Any
    """The finite-state search."""
    phones: Any
    """A loop of phones."""
    neighbours: Any
    """The n-gram search."""
    slower: Any
    """The same, with fewer frames a second."""


def searches(library: Any, sentences: Automaton, model: str, sounds: Sounds) -> Searches:
    """New decoders for the sentences, their trigram model (`grammar_lm.arpa`) and their words.

    Each has a dictionary of these words alone: it is there in a hundredth of a second, where the
    package's takes a tenth, and no other grammar's words get into this one's model.
    """
    with as_file(dictionary(sounds)) as words, as_file(dictionary(_PHONES)) as phones:
        made = Searches(
            library.Decoder(**FINITE_STATE, dict=str(words)),
            library.Decoder(**PHONE_LOOP, dict=str(phones)),
            library.Decoder(**NEIGHBOURS, dict=str(words)),
            library.Decoder(**SLOWER, dict=str(words)),
        )
    _load_sentences(made.sentences, sentences)
    _load_phones(made.phones)
    with as_file(model) as path:
        for decoder in (made.neighbours, made.slower):
            # Not `add_lm` with a model read before: it would never hear of the language weight.
            decoder.add_lm_file(_NAME, str(path))
            decoder.activate_search(_NAME)
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
