"""JSGF text as an automaton: what it accepts, what it refuses to be."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_checkin.asr.jsgf import Automaton, automaton
from voice_checkin.errors import RecogniserError
from voice_checkin.types import Grammar


def read(rules: str) -> Automaton:
    return automaton(Grammar("test", f"#JSGF V1.0;\ngrammar test;\n{rules}", ("x",)))


def accepts(rules: str, text: str) -> bool:
    return read(rules).accepts(text.split())


@pytest.mark.parametrize(
    ("body", "said", "not_said"),
    [
        ("yes | no [thanks]", ["yes", "no", "no thanks"], ["yes thanks", "", "thanks"]),
        ("(a | b) c", ["a c", "b c"], ["a", "c", "a b c"]),
        ("a b* c+", ["a c", "a b b c c"], ["a b", "c"]),
        ("[a] [b]", ["", "a", "b", "a b"], ["b a"]),
        ("<NULL> | x <VOID>", [""], ["x"]),
        ("/0.5/ one {tag} | /2/ two", ["one", "two"], ["tag"]),
        ("Yes // a comment", ["yes"], ["yes a comment"]),
    ],
)
def test_what_a_rule_says(body: str, said: list[str], not_said: list[str]) -> None:
    for text in said:
        assert accepts(f"public <top> = {body}\n;", text)
    for text in not_said:
        assert not accepts(f"public <top> = {body}\n;", text)


def test_rules_are_put_in_and_equal_remainders_shared() -> None:
    shared = read("public <t> = x <tail> | y <tail>; <tail> = (a | b) c;")
    assert shared.accepts(["y", "b", "c"])
    assert len(shared.arcs) == 4


def test_sentences_with_unknown_words_are_cut_out() -> None:
    known = read("public <t> = yes | no blorft | blorft [yes] | so;").without(["blorft"])
    assert known.words == {"yes", "so"}
    assert not known.accepts(["no"])
    assert read("public <t> = blorft;").without(["blorft"]).words == frozenset()


@pytest.mark.parametrize(
    ("rules", "complaint"),
    [
        ("", "no public rule"),
        ("<top> = yes;", "no public rule"),
        ("public <top> = (yes;", "'(' is not closed"),
        ("public <top> = yes);", "')' too many"),
        ("public <top> = * yes;", "'*' in the wrong place"),
        ("public <top> = <nowhere>;", "<nowhere> is not defined"),
        ("public <top> = a <top>;", "<top> uses itself"),
        ("public top = a;", "is not a rule"),
        ("public <top> = a > b;", "cannot be read"),
        ("public <t> = " + "(a|b|c) " * 60_000 + ";", "too large"),
        ("public <t> = " + "(" * 5000 + "a" + ")" * 5000 + ";", "nested too deeply"),
    ],
)
def test_a_grammar_that_cannot_be_used_is_explained(rules: str, complaint: str) -> None:
    with pytest.raises(RecogniserError, match=re.escape(complaint)) as told:
        read(rules)
    assert str(told.value).startswith("The grammar 'test' cannot be used:")


_BODY = st.recursive(
    st.sampled_from(["a", "b", "c", "<NULL>", "<r>"]),
    lambda part: st.one_of(
        st.lists(part, min_size=1, max_size=3).map(" ".join),
        st.lists(part, min_size=1, max_size=3).map(lambda p: f"({' | '.join(p)})"),
        part.map(lambda p: f"[{p}]"),
        part.map(lambda p: f"({p})*"),
        part.map(lambda p: f"({p})+"),
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(body=_BODY, data=st.data())
def test_it_accepts_exactly_what_the_regular_expression_does(
    body: str, data: st.DataObject
) -> None:
    pattern = body.replace("<NULL>", "").replace("<r>", "(ab|c)").replace(" ", "")
    pattern = re.sub(r"\[", "(", pattern).replace("]", ")?")
    grammar = read(f"public <top> = {body}; <r> = a b | c;")
    fitting = data.draw(st.from_regex(pattern, fullmatch=True))
    assert grammar.accepts(fitting)
    text = data.draw(st.text("abcd", max_size=6))
    assert grammar.accepts(text) == bool(re.fullmatch(pattern, text))
