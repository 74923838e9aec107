"""Any utterance in any state: no exception, an end, nothing lost, and care always answers."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.dialogue.walks import DANGER, POOL, walk
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Context, Kind, Reply, State, dump, load
from voice_checkin.dialogue.step import MOST_IDLE_TURNS, start, step
from voice_checkin.types import (
    CheckIn,
    Concern,
    End,
    Gone,
    Heard,
    Listen,
    Save,
    Say,
    Silence,
    Turn,
    Understanding,
    Undo,
)

LONGEST_EXERCISE = 400

turns = st.just(Silence()) | st.sampled_from(POOL)
contexts = st.builds(
    Context,
    part_of_day=st.sampled_from(["morning", "day", "evening"]),
    seed=st.integers(),
    country=st.sampled_from([None, "GB", "US", "BR"]),
    low_energy=st.booleans(),
    recent_flat=st.integers(0, 3),
    may_ask_safety=st.booleans(),
    private=st.booleans(),
    lights_off=st.booleans(),
)
kinds = st.sampled_from(list(Kind))
modest = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def held(
    script: Script, kind: Kind, context: Context, said: list[Turn]
) -> list[tuple[State, Reply]]:
    """Each state with the turn's reply, from the start to the end of the conversation."""
    reply = start(kind, script, context)
    steps = [(reply[0], reply)]
    for turn in said:
        if reply[0].over:
            break
        before = reply[0]
        reply = step(before, turn, script)
        steps.append((before, reply))
    return steps


def spoken(reply: Reply) -> list[Say]:
    return [effect for effect in reply[1] if isinstance(effect, Say)]


@pytest.mark.parametrize("seed", range(0, 200, 50))
def test_random_walks_keep_every_promise(script: Script, seed: int) -> None:
    for number in range(seed, seed + 50):
        walk(script, number)


@modest
@given(kinds, contexts, st.lists(turns, max_size=25))
def test_every_turn_ends_with_listening_or_the_end(
    script: Script, kind: Kind, context: Context, said: list[Turn]
) -> None:
    for _, (state, effects) in held(script, kind, context, said):
        *others, last = effects
        assert isinstance(last, Listen | End)
        assert not any(isinstance(effect, Listen | End) for effect in others)
        assert state.over == isinstance(last, End)
        assert all(say.text.strip() for say in spoken((state, effects)))


@modest
@given(kinds, contexts, st.lists(turns, max_size=25))
def test_silence_always_leads_to_an_end(
    script: Script, kind: Kind, context: Context, said: list[Turn]
) -> None:
    state, _ = held(script, kind, context, said)[-1][1]
    for _ in range(LONGEST_EXERCISE):
        if state.over:
            return
        state, _ = step(state, Silence(), script)
    raise AssertionError("still going on")


@modest
@given(kinds, contexts, st.lists(turns, min_size=1, max_size=6))
def test_every_conversation_is_bounded_without_danger(
    script: Script, kind: Kind, context: Context, said: list[Turn]
) -> None:
    calm = [
        Heard(replace(turn.understanding, concern=Concern.NONE, weekly_question=False))
        if isinstance(turn, Heard)
        else turn
        for turn in said
    ]
    state, _ = start(kind, script, context)
    for number in range(MOST_IDLE_TURNS + LONGEST_EXERCISE):
        if state.over:
            return
        state, _ = step(state, calm[number % len(calm)], script)
    raise AssertionError("still going on")


@modest
@given(kinds, contexts, st.lists(turns, max_size=15), st.sampled_from(DANGER))
def test_clear_danger_is_answered_with_care_in_the_very_next_turn(
    script: Script, kind: Kind, context: Context, said: list[Turn], danger: Concern
) -> None:
    state, _ = held(script, kind, context, said)[-1][1]
    if state.over:
        return
    u = Understanding("words of danger", concern=danger)
    state, effects = step(state, Heard(u), script)
    keys = [say.line for say in spoken((state, effects))]
    assert keys
    assert all(key.startswith("care.") for key in keys)
    named = " ".join(say.text for say in spoken((state, effects)))
    here = [line.spoken for line in script.helplines if line.country == context.country]
    assert any(number.lower() in named.lower() for number in here) or "number" in named
    assert isinstance(effects[-1], Listen)


@modest
@given(kinds, contexts, st.lists(turns, max_size=15))
def test_nothing_said_in_talk_about_danger_is_kept(
    script: Script, kind: Kind, context: Context, said: list[Turn]
) -> None:
    for before, (after, effects) in held(script, kind, context, said):
        if before.care and after.care:
            assert not any(isinstance(effect, Save) for effect in effects)


@modest
@given(kinds, contexts, st.lists(turns, max_size=25))
def test_what_was_said_is_saved_in_the_turn_it_was_said(
    script: Script, kind: Kind, context: Context, said: list[Turn]
) -> None:
    stored = CheckIn()
    for _, (state, effects) in held(script, kind, context, said):
        for effect in effects:
            if isinstance(effect, Undo):
                stored = CheckIn()
            if isinstance(effect, Save):
                stored = effect.check_in
        assert stored == state.entry


@modest
@given(kinds, contexts, st.lists(turns, max_size=12))
def test_leaving_at_any_moment_ends_and_keeps_what_waits(
    script: Script, kind: Kind, context: Context, said: list[Turn]
) -> None:
    state, _ = held(script, kind, context, said)[-1][1]
    if state.over:
        return
    pending, playing, care = state.pending, state.playing, state.care
    state, effects = step(state, Gone(), script)
    assert effects[-1] == End("gone")
    assert spoken((state, effects)) == []
    if playing:
        assert len(effects) >= 2
    if pending and not care:
        assert any(isinstance(effect, Save) for effect in effects)


@modest
@given(kinds, contexts, st.lists(turns, max_size=12), turns)
def test_a_conversation_goes_on_where_it_was_stored(
    script: Script, kind: Kind, context: Context, said: list[Turn], turn: Turn
) -> None:
    state, _ = held(script, kind, context, said)[-1][1]
    restored = load(dump(state))
    assert restored == state
    assert step(restored, turn, script) == step(state, turn, script)
