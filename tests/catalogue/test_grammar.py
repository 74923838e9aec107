"""What can be said by the templates can be heard: in JSGF, and in the phrases for Vosk."""

from itertools import pairwise
from typing import Any

import pytest
from hassil import Intents
from hassil.sample import sample_intents
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_checkin.asr.jsgf import automaton
from voice_checkin.catalogue.grammar import WHOLE_SENTENCES, compile_grammar
from voice_checkin.errors import CatalogueError
from voice_checkin.types import Grammar


def intents(*sentences: str, **more: Any) -> Intents:
    blocks = {"Said": {"data": [{"sentences": list(sentences)}]}}
    return Intents.from_dict({"language": "en", "intents": blocks, **more})


def compiled(*sentences: str, **more: Any) -> Grammar:
    return compile_grammar("test", intents(*sentences, **more))


def accepts(grammar: Grammar, text: str) -> bool:
    return automaton(grammar).accepts(text.split())


def test_optional_words_alternatives_rules_and_lists_can_be_heard() -> None:
    grammar = compiled(
        "[please] (start|begin) <thing> {times}",
        expansion_rules={"thing": "[the] breathing"},
        lists={"times": {"values": ["once", {"in": "(two|three) times", "out": 2}]}},
    )
    for said in ("please start the breathing once", "begin breathing three times"):
        assert accepts(grammar, said)
        assert said in grammar.phrases
    for said in ("start once", "please", "start the breathing four times"):
        assert not accepts(grammar, said)


def test_few_sentences_are_the_phrases_themselves() -> None:
    assert compiled("yes [please]", "no").phrases == ("yes please", "yes", "no")


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("light[s] out", ["light out", "lights out"]),
        ("un(happy|well)", ["unhappy", "unwell"]),
        ("[the ]same", ["the same", "same"]),
        ("half(-| )past", ["half past"]),
        ("check-in", ["check in"]),
        ("I'd say: No!", ["i'd say no"]),
        ("I\u2019m fine", ["i'm fine"]),
        ("give me 5", ["give me five"]),
        ("(up;down)", ["up down", "down up"]),
        ("sleep {0..2:n} hours", ["sleep zero hours", "sleep one hours", "sleep two hours"]),
    ],
)
def test_text_becomes_the_words_that_are_spoken(template: str, said: list[str]) -> None:
    grammar = compiled(template)
    assert set(said) <= set(grammar.phrases)
    assert all(accepts(grammar, text) for text in said)


def test_a_range_is_heard_as_number_words() -> None:
    grammar = compiled("{n} hours", lists={"n": {"range": {"from": 1, "to": 24}}})
    assert accepts(grammar, "twenty one hours")
    assert not any(character.isdigit() for character in grammar.jsgf.partition("\n")[2])


def test_what_needs_a_wildcard_is_left_out_and_the_rest_stays() -> None:
    grammar = compiled(
        "remember {anything}", "note [that {anything}] down", lists={"anything": {"wildcard": True}}
    )
    assert grammar.phrases == ("note down",)


def test_a_wildcard_takes_a_persons_own_names() -> None:
    made = intents(
        "log {habit}",
        "call {person}",
        lists={"habit": {"wildcard": True}, "person": {"wildcard": True}},
    )
    grammar = compile_grammar("x", made, names={"habit": ["pilates", "soup kitchen"]})
    assert grammar.phrases == ("log pilates", "log soup kitchen")


def test_only_the_chosen_intents() -> None:
    both = {name: {"data": [{"sentences": [name.lower()]}]} for name in ("Yes", "No")}
    all_of_them = Intents.from_dict({"language": "en", "intents": both})
    assert compile_grammar("x", all_of_them, only=["Yes"]).phrases == ("yes",)


def test_a_block_may_have_rules_and_lists_of_its_own() -> None:
    block = {"sentences": ["<own> {mine}"], "expansion_rules": {"own": "say"}}
    block["lists"] = {"mine": {"values": ["it"]}}
    other = {"sentences": ["<own>"], "expansion_rules": {"own": "stop"}}
    own = Intents.from_dict({"language": "en", "intents": {"A": {"data": [block, other]}}})
    grammar = compile_grammar("x", own)
    assert accepts(grammar, "say it")
    assert accepts(grammar, "stop")
    assert not accepts(grammar, "say")


def test_a_grammar_s_name_is_made_fit_for_jsgf() -> None:
    grammar = compile_grammar("my coffee-orders", intents("yes"))
    assert grammar.name == "my_coffee_orders"
    assert "grammar my_coffee_orders;" in grammar.jsgf


@pytest.mark.parametrize(
    ("made", "complaint"),
    [
        (lambda: compiled("<a>", expansion_rules={"a": "x <b>", "b": "[<a>]"}), "uses itself"),
        (lambda: compiled("<nowhere>"), "<nowhere> is used and not defined"),
        (lambda: compiled("{nothing}"), "{nothing} is used and not defined"),
        (lambda: compiled("{any}", lists={"any": {"wildcard": True}}), "without a wildcard"),
        (lambda: compiled("[  ]"), "no sentence can be listened for"),
        (lambda: compiled("(a;b;c;d;e;f)"), "permutation"),
        (lambda: compiled("(a|b|c)(a|b|c)(a|b|c)(a|b|c)(a|b|c)(a|b|c)(a|b|c)"), "put a space"),
        (lambda: compile_grammar("x", intents("yes"), only=["Maybe"]), "no such intent"),
    ],
)
def test_an_author_s_mistake_ends_in_one_sentence(made: Any, complaint: str) -> None:
    with pytest.raises(CatalogueError, match=complaint) as told:
        made()
    assert "\n" not in str(told.value)


def test_many_sentences_become_a_sample_and_all_neighbours() -> None:
    words = [f"word{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    grammar = compiled("say {w} and {w} and {w}", lists={"w": {"values": words}})
    assert len(grammar.phrases) < WHOLE_SENTENCES
    assert len(set(grammar.phrases)) == len(grammar.phrases)
    heard = {pair for phrase in grammar.phrases for pair in _pairs(phrase)}
    for word in words:
        assert {("say", word), (word, "and"), ("and", word)} <= heard
    assert grammar == compiled("say {w} and {w} and {w}", lists={"w": {"values": words}})


def _pairs(phrase: str) -> list[tuple[str, str]]:
    words = phrase.split()
    return list(pairwise(words))


_WORDS = st.sampled_from(["numb", "tired", "i", "feel", "well", "fine", "o'clock"])


def _wider(part: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(part, min_size=2, max_size=3)
    return st.one_of(
        several.map(" ".join),
        several.map(lambda parts: f"({'|'.join(parts)})"),
        # With spaces around: hassil's sampler glues a permutation to its neighbours.
        several.map(lambda parts: f" ({';'.join(parts)}) "),
        part.map(lambda inside: f"[{inside}]"),
        part.map(lambda inside: f"{inside} {{list}}"),
        part.map(lambda inside: f"<rule> {inside}"),
        several.map("".join),
    )


@settings(max_examples=60, deadline=None)
@given(template=st.recursive(_WORDS, _wider, max_leaves=6))
def test_whatever_the_templates_allow_can_be_heard(template: str) -> None:
    said = intents(
        f"start {template}",
        expansion_rules={"rule": "(really|so) [very]"},
        lists={"list": {"values": ["one", "two (three|four)"]}},
    )
    grammar = compile_grammar("property", said)
    accepting = automaton(grammar)
    words = grammar.words
    for _, sentence in sample_intents(said, max_sentences_per_intent=300):
        spoken = sentence.lower().split()
        assert accepting.accepts(spoken)
        assert words.issuperset(spoken)
    assert all("<" not in phrase and phrase.strip() for phrase in grammar.phrases)
    # Of very many sentences only pairs of words are given, and those begin anywhere.
    if all(phrase.startswith("start") for phrase in grammar.phrases):
        assert all(accepting.accepts(phrase.split()) for phrase in grammar.phrases)
