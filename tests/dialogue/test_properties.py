"""Any utterance in any state: no exception, an end, nothing lost, and care always answers.

What is promised is in `promises`. Walks go far through what can be understood; here the values
are anything at all, and a broken promise comes with the shortest conversation that breaks it.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dialogue import promises
from tests.dialogue.walks import INTENTS, walk
from tests.support import shipped
from tests.support.texts import any_text
from voice_checkin.dialogue.context import Context
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Kind
from voice_checkin.dialogue.step import start, step
from voice_checkin.types import (
    Concern,
    FeelingMention,
    HabitMention,
    Heard,
    Silence,
    Sleep,
    Understanding,
)

WALKS = 150
words = any_text(12)
levels = st.none() | st.integers(0, 4)
understandings = st.builds(
    Understanding,
    text=words,
    intent=st.sampled_from(INTENTS),
    slots=st.fixed_dictionaries({}, optional={"exercise": words, "minutes": st.integers()}),
    feelings=st.lists(
        st.builds(FeelingMention, words, words, st.sampled_from(["numb", "neg", "pos"])),
        max_size=2,
    ).map(tuple),
    felt=levels,
    rating=st.none() | st.floats(0, 10),
    energy=levels,
    sleep=st.none() | st.builds(Sleep, st.none() | st.floats(0, 24)),
    habits=st.just(()) | st.tuples(st.builds(HabitMention, words)),
    concern=st.sampled_from(Concern),
    weekly_question=st.booleans(),
    confidence=st.floats(0, 1),
)
turns = st.just(Silence()) | st.builds(Heard, understandings)
contexts = st.builds(
    Context,
    part_of_day=st.sampled_from(["morning", "day", "evening"]),
    seed=st.integers(),
    country=st.sampled_from([None, "GB", "FR", "BR"]),
    private=st.booleans(),
)


@pytest.mark.parametrize("first", range(0, WALKS, 50))
def test_random_walks_keep_every_promise(script: Script, first: int) -> None:
    for seed in range(first, first + 50):
        walk(script, seed)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(Kind), contexts, st.lists(turns, min_size=1, max_size=5))
def test_whatever_is_said_every_promise_is_kept(
    kind: Kind, context: Context, said: list[Heard | Silence]
) -> None:
    script = shipped.script()
    witness = promises.Witness(script)
    reply = start(kind, script, context)
    witness.opening(reply)
    for turn in said:
        state = reply[0]
        if state.over:
            return
        promises.leaving_keeps_what_was_said(state, script)
        promises.goes_on_where_it_was_stored(state, turn, script)
        reply = step(state, turn, script)
        witness.turn(state, turn, reply)
    promises.silence_leads_to_an_end(reply[0], script)
