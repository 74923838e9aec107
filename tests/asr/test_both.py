"""Which of two readings is used, and that the other is never lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_checkin.asr.both import BothPasses
from voice_checkin.asr.recogniser import UNKNOWN
from voice_checkin.asr.scripted import ScriptedEngine
from voice_checkin.types import Transcript, Word


def both(free: Transcript, closed: Transcript) -> Transcript:
    passes = BothPasses(ScriptedEngine([free]).recogniser(), ScriptedEngine([closed]).recogniser())
    passes.feed(b"\0\0")
    assert passes.partial() == free.text
    return passes.finish()


@pytest.mark.parametrize(
    ("free", "closed", "sure", "used"),
    [
        ("yes", "yes", 0.9, "yes"),
        ("known", "numb", 0.95, "numb"),
        ("yet", "yes", 0.95, "yes"),
        ("", "no", 0.5, "no"),
        ("i want to die", "yes", 1.0, "i want to die"),
        ("i want to die", "i want today", 0.4, "i want to die"),
        ("i want to die", "", 0.0, "i want to die"),
        ("the garden is lovely", "a little", 0.3, "the garden is lovely"),
    ],
)
def test_the_grammar_helps_and_bends_nothing(
    free: str, closed: str, sure: float, used: str
) -> None:
    heard = both(Transcript(free, 0.8), Transcript(closed, sure))
    assert heard.text == used
    others = {free, closed} - {used, ""}
    assert others <= set(heard.alternatives)


def test_a_grammar_reading_with_unknown_words_is_not_used() -> None:
    words = (Word("yes", 0, 1, 0.9), Word(UNKNOWN, 1, 2, 0.0))
    assert both(Transcript("yet so"), Transcript("yes", 0.45, words=words)).text == "yet so"


def test_a_sure_grammar_wins_over_unsure_words() -> None:
    assert both(Transcript("ah the", 0.4), Transcript("numb", 0.9)).text == "numb"
    assert both(Transcript("i want to die", 0.6), Transcript("numb", 0.9)).text == "i want to die"


def test_agreement_makes_surer() -> None:
    agreed = both(Transcript("yes", 0.8), Transcript("yes", 0.8)).confidence
    apart = both(Transcript("so long", 0.8), Transcript("yes", 0.8)).confidence
    assert apart < agreed == 0.8


_READING = st.builds(
    Transcript,
    st.sampled_from(["", "yes", "no", "i want to die", "numb"]),
    st.floats(0, 1),
    st.lists(st.sampled_from(["yes", "maybe", "i am done"]), max_size=3, unique=True).map(tuple),
)


@given(free=_READING, closed=_READING)
def test_no_reading_is_ever_lost(free: Transcript, closed: Transcript) -> None:
    heard = both(free, closed)
    every = {free.text, closed.text, *free.alternatives, *closed.alternatives} - {""}
    assert {heard.text, *heard.alternatives} - {""} == every
    assert heard.text not in heard.alternatives
    assert len(set(heard.alternatives)) == len(heard.alternatives)
    assert 0 <= heard.confidence <= 1


@pytest.mark.parametrize(
    ("free", "closed", "anything_goes", "used"),
    [
        ("rain", "again", True, "rain"),
        ("know", "no", False, "no"),
        ("i feel sad today", "i feel bad today", False, "i feel sad today"),
    ],
)
def test_a_sure_open_reading_stands_where_more_than_the_grammar_may_be_said(
    free: str, closed: str, anything_goes: bool, used: str
) -> None:
    passes = BothPasses(
        ScriptedEngine([Transcript(free, 0.97)]).recogniser(),
        ScriptedEngine([Transcript(closed, 1.0)]).recogniser(),
        anything_goes,
    )
    passes.feed(b"\0\0")
    assert passes.finish().text == used
