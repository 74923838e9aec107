"""Answers within talk about danger, by how far it has come."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from voice_checkin.dialogue import exercise, numbers, plan
from voice_checkin.dialogue.care_words import (
    WAITS,
    again_named,
    at,
    care_of,
    clear,
    crisis_list,
    emergency_list,
    here,
    left,
    misheard,
    nobody_known,
    number,
    stay,
)
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Reply, Stage, State
from voice_checkin.types import Understanding

_QUIET: Final = 120.0
"""Seconds we say nothing when asked to be quiet."""
_FEW_WORDS: Final = 3


def _after_question(state: State, u: Understanding, script: Script) -> Reply:
    if u.intent == "yes" or script.lines.hears("care_yes", u.text):
        return clear(state, script)
    return misheard(state, script)


def _after_safe(state: State, u: Understanding, script: Script) -> Reply:
    del u
    return again_named(state, script) if care_of(state).named else clear(state, script)


def _after_know(state: State, u: Understanding, script: Script) -> Reply:
    country = _country(state, u, script)
    if country is not None:
        return country
    if u.intent != "yes":
        return emergency_list(state, script)
    state = at(state, Stage.STAY, urgent=True)
    return state, (phrase(state, script, "care.call_it"), stay(WAITS[0]))


def _after_list(state: State, u: Understanding, script: Script) -> Reply:
    if u.intent == "yes":
        return crisis_list(state, script)
    return _stay(at(state, Stage.STAY), u, script)


def _after_offer(state: State, u: Understanding, script: Script) -> Reply:
    care = care_of(state)
    if u.intent != "yes":
        return left(state), (phrase(state, script, "care.go_on"), *care.back)
    if nobody_known(state, script):
        return crisis_list(state, script)
    if numbers.crisis(state, script) is None:
        return left(state), (phrase(state, script, "care.no_helpline"), *care.back)
    return left(state), (*number(state, script), *care.back)


def _stay(state: State, u: Understanding, script: Script) -> Reply:
    state = replace(state, care=replace(care_of(state), silences=0))
    hears = script.lines.hears
    if u.intent == "start_exercise":
        found = exercise.find(str(u.slots.get("exercise") or "grounding"), script)
        if found:
            form = exercise.form_asked(found, u, script) or "short"
            return exercise.begin(state, script, found, form)
    if hears("my_plan", u.text):
        return state, (*plan.safety(state, script), stay(WAITS[0]))
    if u.intent == "pause" or hears("quiet", u.text):
        return state, (phrase(state, script, "care.quiet"), stay(_QUIET))
    if hears("meant_otherwise", u.text):
        return misheard(state, script)
    if hears("called", u.text):
        return state, (phrase(state, script, "care.called"), stay(WAITS[1]))
    named = _named(state, u, script)
    if named is not None:
        return named
    if len(u.text.split()) > _FEW_WORDS:
        return state, (phrase(state, script, "care.hear_you"), stay(WAITS[1]))
    return state, (here(state, script), stay(WAITS[1]))


def _named(state: State, u: Understanding, script: Script) -> Reply | None:
    """The number, or the list of them, for whoever asks for it; None when nobody does."""
    care = care_of(state)
    country = _country(state, u, script)
    if country is not None:
        return country
    if script.lines.hears("list", u.text) or (u.intent == "repeat" and care.listed):
        return emergency_list(state, script) if care.urgent else crisis_list(state, script)
    if u.intent not in ("yes", "repeat", "help") and not script.lines.hears("number", u.text):
        return None
    if nobody_known(state, script):
        again = number(state, script) if u.intent != "yes" or care.urgent else ()
        return state, (*again, here(state, script), stay(WAITS[0]))
    return state, (*number(state, script), stay(WAITS[0]))


def _country(state: State, u: Understanding, script: Script) -> Reply | None:
    """The number of the country that is named, where we did not know one."""
    country = script.lines.country(u.text) if nobody_known(state, script) else None
    if country is None:
        return None
    state = replace(state, context=replace(state.context, country=country))
    stage = Stage.TOLD if care_of(state).stage is Stage.TOLD else Stage.STAY
    state = at(state, stage)
    return state, (*number(state, script), stay(WAITS[0]))


BY_STAGE: Final[dict[Stage, Callable[[State, Understanding, Script], Reply]]] = {
    Stage.QUESTION: _after_question,
    Stage.SAFE: _after_safe,
    Stage.KNOWS_NUMBER: _after_know,
    Stage.LIST: _after_list,
    Stage.OFFER: _after_offer,
    Stage.STAY: _stay,
    Stage.TOLD: _stay,
}
