"""The decoding graph's two halves: HCLr (phones to words) and Gr (words in sequence)."""

from collections.abc import Sequence
from typing import Final

from models.training import nnet3, phones
from models.training.fst import INPUT_SORTED, OUTPUT_SORTED, Fst
from models.training.language import END, START, Bigram
from models.training.pronunciations import Pronunciation
from models.training.vocabulary import UNKNOWN

_HALF: Final = 0.7
"""Cost of each of two ways on: straight to the next word, or through a silence."""
_UNKNOWN: Final = (phones.NOISE,) * 3
"""How `[unk]` sounds. A free loop of phones would swell the lattice."""
_SILENCE: Final = phones.phone_id(phones.SILENCE)


def symbols(vocabulary: Sequence[str]) -> dict[str, int]:
    """Word numbers, as in words.txt; 0 is the empty one."""
    return {word: i for i, word in enumerate(("<eps>", *vocabulary, UNKNOWN))}


def words_txt(numbers: dict[str, int]) -> str:
    """graph/words.txt."""
    return "".join(f"{word} {number}\n" for word, number in numbers.items())


def word_boundary_int() -> str:
    """graph/phones/word_boundary.int: where in a word each phone stands."""
    kinds = {"B": "begin", "I": "internal", "E": "end", "S": "singleton"}
    lines = [f"{_SILENCE} nonword"]
    for name in phones.CLASSES[1:]:
        lines += [f"{phones.phone_id(name, p)} {kinds[p]}" for p in phones.POSITIONS]
    return "\n".join(lines) + "\n"


def lexicon(entries: Sequence[Pronunciation], numbers: dict[str, int]) -> bytes:
    """HCLr.fst: from one loop state, a path for each pronunciation, then maybe a silence.

    The word's label is on its first arc. Input labels are transition-ids: a phone's forward id on
    the way in, its self-loop on the state behind it. Staying and leaving cost the same everywhere
    and are left out.
    """
    out = Fst()
    start, loop, silence = out.state(), out.state(), out.state()
    out.finals[loop] = 0.0
    out.arc(silence, nnet3.self_loop(_SILENCE), 0, 0.0, silence)
    out.arc(silence, 0, 0, 0.0, loop)
    _onwards(out, start, loop, silence)
    spoken = [(numbers[e.word], e.phones, e.cost) for e in entries]
    for word, sounds, cost in [*spoken, (numbers[UNKNOWN], _UNKNOWN, 0.0)]:
        state = loop
        for i, sound in enumerate(sounds):
            phone = phones.phone_id(sound, phones.in_word(i, len(sounds)))
            after = out.state()
            label, price = (word, cost) if i == 0 else (0, 0.0)
            out.arc(state, nnet3.forward(phone), label, price, after)
            out.arc(after, nnet3.self_loop(phone), 0, 0.0, after)
            state = after
        _onwards(out, state, loop, silence)
    return out.encode(OUTPUT_SORTED)


def _onwards(out: Fst, state: int, loop: int, silence: int) -> None:
    out.arc(state, 0, 0, _HALF, loop)
    out.arc(state, nnet3.forward(_SILENCE), 0, _HALF, silence)


def sequence(bigram: Bigram, numbers: dict[str, int]) -> bytes:
    """Gr.fst: a state for each word just said, and one without memory behind an empty arc."""
    out = Fst()
    after = {history: out.state() for history in bigram.backoff}
    assert after[START] == 0
    forgot = out.state()
    for history, cost in bigram.backoff.items():
        out.arc(after[history], 0, 0, cost, forgot)
    for word, cost in bigram.unigram.items():
        if word != END:
            out.arc(forgot, numbers[word], numbers[word], cost, after[word])
    out.finals[forgot] = bigram.unigram[END]
    for (history, word), cost in bigram.pair.items():
        if word == END:
            out.finals[after[history]] = cost
        else:
            out.arc(after[history], numbers[word], numbers[word], cost, after[word])
    return out.encode(INPUT_SORTED)
