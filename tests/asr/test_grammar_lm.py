"""A grammar's trigram model: exact counts, true probabilities."""

from collections import defaultdict
from itertools import pairwise
from math import isclose, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_checkin.asr.grammar_lm import END, START, arpa, expected_counts
from voice_checkin.asr.jsgf import Automaton, automaton
from voice_checkin.types import Grammar

WORDS = "abcd"
CHOICES = "public <t> = a (b | c) | b [c] d | d;"


def read(rules: str) -> Automaton:
    return automaton(Grammar("test", f"#JSGF V1.0;\ngrammar test;\n{rules}", ("x",)))


@st.composite
def grammars(draw: st.DrawFn) -> Automaton:
    sentence = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
    return read(f"public <t> = {' | '.join(draw(st.lists(sentence, min_size=1, max_size=6)))};")


def all_sentences(grammar: Automaton) -> dict[tuple[str, ...], float]:
    """Every sentence with its probability, each way on as probable as the others."""
    found: dict[tuple[str, ...], float] = {}

    def walk(state: int, said: tuple[str, ...], chance: float) -> None:
        ways = len(grammar.arcs[state]) + (state in grammar.final)
        if state in grammar.final:
            found[said] = chance / ways
        for word, to in grammar.arcs[state].items():
            walk(to, (*said, word), chance / ways)

    walk(0, (), 1.0)
    return found


@given(grammars())
def test_counts_are_those_of_all_its_sentences(grammar: Automaton) -> None:
    counts: dict[tuple[str, ...], float] = defaultdict(float)
    for said, chance in all_sentences(grammar).items():
        whole = (START, *said, END)
        for order in (1, 2, 3):
            for at in range(len(whole) - order + 1):
                counts[whole[at : at + order]] += chance
    found = expected_counts(grammar)
    assert found.keys() == counts.keys()
    assert all(isclose(found[gram], counts[gram], abs_tol=1e-9) for gram in counts)


class Model:
    """An ARPA text, read back by the format's own rules."""

    def __init__(self, text: str) -> None:
        self.chances: dict[tuple[str, ...], float] = {}
        self.backoffs: dict[tuple[str, ...], float] = {}
        for line in text.splitlines():
            fields = line.split()
            if len(fields) > 1 and fields[0].lstrip("-").replace(".", "").isdigit():
                words = [field for field in fields[1:] if not field.lstrip("-")[:1].isdigit()]
                self.chances[tuple(words)] = 10 ** float(fields[0])
                if len(fields) > len(words) + 1:
                    self.backoffs[tuple(words)] = 10 ** float(fields[-1])

    def __call__(self, *gram: str) -> float:
        if gram in self.chances or len(gram) == 1:
            return self.chances.get(gram, 0.0)
        return self.backoffs.get(gram[:-1], 1.0) * self(*gram[1:])

    def of(self, said: tuple[str, ...]) -> float:
        whole = (START, *said, END)
        first = self(*whole[:2])
        return first * prod(self(*whole[at - 2 : at + 1]) for at in range(2, len(whole)))


@given(grammars())
def test_probabilities_after_any_history_come_to_no_more_than_one(grammar: Automaton) -> None:
    model = Model(arpa(grammar))
    words = [*grammar.words, END]
    histories = [gram for gram in model.chances if len(gram) < 3 and gram[-1] != END]
    for history in histories:
        assert sum(model(*history, word) for word in words) <= 1.001


def test_sentences_keep_their_share_and_the_rest_is_all_but_impossible() -> None:
    grammar = read(CHOICES)
    model = Model(arpa(grammar))
    for said, chance in all_sentences(grammar).items():
        assert model.of(said) == pytest.approx(chance, rel=0.02)
    assert model.of(("a", "d")) < 1e-3


def test_what_people_say_more_often_is_likelier() -> None:
    often = {"a": 0.3, "b": 0.1}

    def prior(history: tuple[str, ...], word: str) -> float | None:
        del history
        return often.get(word)

    model = Model(arpa(read("public <t> = a | b | c;"), prior))
    assert model.of(("a",)) > 2 * model.of(("b",))
    assert model.of(("b",)) < model.of(("c",)) < model.of(("a",))


def test_sentences_without_end_have_a_model_too() -> None:
    model = Model(arpa(read("public <t> = a+ b;")))
    assert model(START, "a") > 0.99
    pairs = [model(*pair) for pair in pairwise(("a", "a", "b"))]
    assert pairs == pytest.approx([0.5, 0.5], abs=0.01)
