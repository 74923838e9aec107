"""Talk about danger: before anything else, from every state, and nothing said in it is kept.

The words are in lines.yaml, the numbers in helplines.yaml. What holds here whatever they say:
a number is given in the turn that speaks of danger, we stay until the person stops or has long
been silent, and a denial is believed and left in one turn.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from voice_checkin.dialogue import exercise, exercise_end, numbers
from voice_checkin.dialogue.care_words import (
    ANSWERS,
    WAITS,
    again_named,
    at,
    care_of,
    clear,
    crisis_list,
    emergency_list,
    goodbye,
    nobody_known,
    number,
    stay,
    yes_no,
)
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Care, Reply, Stage, State
from voice_checkin.types import Concern, Effect, End, Say, Understanding

_QUIET: Final = 120.0
_HELP_NAMED: Final = (Stage.STAY, Stage.LIST, Stage.KNOWS_NUMBER)


def enter(state: State, concern: Concern, back: tuple[Effect, ...], script: Script) -> Reply:
    """Answer words of danger. `back` is what to say and ask when all turns out to be well."""
    before = state
    if state.care is None:
        state = replace(state, care=Care(Stage.OFFER, back=back, asking=state.asking))
    named = care_of(state).stage in _HELP_NAMED
    if concern is Concern.AMBIGUOUS and care_of(state).stage is not Stage.OFFER:
        # The question was asked and this is no denial, so help is named.
        concern = Concern.CLEAR
    if named and concern in (Concern.CLEAR, Concern.PAST, Concern.BEREAVED):
        return _suspending(before, again_named(at(state, Stage.STAY), script))
    return _suspending(before, ANSWERS[concern](state, script))


def answer(state: State, u: Understanding, script: Script) -> Reply:
    """What is said while we are in this talk, and holds no new danger."""
    care = care_of(state)
    # We offered to be quiet: who takes that up is not sent away.
    if u.intent == "stop" and not (helps(state) and script.lines.hears("quiet", u.text)):
        return _bye(state, script)
    if u.intent == "repeat" and care.stage is not Stage.STAY:
        return state, state.last
    return _suspending(state, _BY_STAGE[care.stage](state, u, script))


def again(state: State, script: Script) -> Reply:
    """What is open in this talk, once more."""
    stage = care_of(state).stage
    if stage is Stage.QUESTION:
        return state, (phrase(state, script, "care.question"), yes_no())
    if stage is Stage.SAFE:
        return state, (phrase(state, script, "care.misheard"), yes_no())
    return state, (phrase(state, script, "care.here"), stay(WAITS[0]))


def silence(state: State, script: Script) -> Reply:
    """Nothing is said; we stay, longer each time, and leave with the number."""
    care = care_of(state)
    if care.stage in (Stage.QUESTION, Stage.SAFE):
        softly = phrase(state, script, "care.softly")
        return _left(state), (*number(state, script), softly, *care.back)
    if care.stage is Stage.OFFER:
        return _left(state), care.back
    if care.stage is Stage.KNOWS_NUMBER:
        return emergency_list(state, script)
    silences = care.silences + 1
    if silences >= len(WAITS):
        return _bye(state, script)
    state = replace(state, care=replace(care, stage=Stage.STAY, silences=silences))
    once_more = number(state, script) if silences > 1 else ()
    return state, (phrase(state, script, "care.still"), *once_more, stay(WAITS[silences]))


def still_here(state: State, script: Script) -> Reply:
    """Back from an exercise that was done in this talk."""
    state = replace(state, care=replace(care_of(state), stage=Stage.STAY, silences=0))
    return state, (phrase(state, script, "care.still"), stay(WAITS[0]))


def helps(state: State) -> bool:
    """True when help was named, so that an exercise may be part of staying."""
    return state.care is not None and state.care.stage in _HELP_NAMED


def is_denied(state: State, u: Understanding, script: Script) -> bool:
    """True when `u` says that all is well: by itself, or in answer to a question about it."""
    if u.concern is not Concern.NONE:
        return u.concern is Concern.DENIED
    stage = state.care.stage if state.care else None
    if stage is Stage.QUESTION and not script.lines.hears("care_yes", u.text):
        return u.intent == "no" or script.lines.opens("care_no", u.text)
    if stage is Stage.SAFE:
        return u.intent == "yes" or script.lines.opens("care_safe", u.text)
    return False


def believe(state: State, script: Script) -> tuple[State, Say, tuple[Effect, ...]]:
    """Leave in one turn: the state without this talk, what to say, and where to go on."""
    say = phrase(state, script, "care.believe")
    if state.care is None:
        return state, say, state.last
    return _left(state), say, state.care.back


def _after_question(state: State, u: Understanding, script: Script) -> Reply:
    if u.intent == "yes" or script.lines.hears("care_yes", u.text):
        return clear(state, script)
    return at(state, Stage.SAFE), (phrase(state, script, "care.misheard"), yes_no())


def _after_safe(state: State, u: Understanding, script: Script) -> Reply:
    del u
    return clear(state, script)


def _after_know(state: State, u: Understanding, script: Script) -> Reply:
    if u.intent != "yes":
        return emergency_list(state, script)
    state = at(state, Stage.STAY, urgent=True)
    return state, (phrase(state, script, "care.call_it"), stay(WAITS[0]))


def _after_list(state: State, u: Understanding, script: Script) -> Reply:
    if u.intent != "yes":
        return _stay(at(state, Stage.STAY), u, script)
    return crisis_list(at(state, Stage.STAY), script)


def _after_offer(state: State, u: Understanding, script: Script) -> Reply:
    care = care_of(state)
    if u.intent != "yes":
        return _left(state), (phrase(state, script, "care.go_on"), *care.back)
    if nobody_known(state, script):
        return crisis_list(at(state, Stage.STAY), script)
    if numbers.crisis(state, script) is None:
        return _left(state), (phrase(state, script, "care.no_helpline"), *care.back)
    return _left(state), (*number(state, script), *care.back)


def _stay(state: State, u: Understanding, script: Script) -> Reply:
    care = care_of(state)
    state = replace(state, care=replace(care, silences=0))
    if u.intent == "start_exercise":
        found = exercise.find(str(u.slots.get("exercise") or "grounding"), script)
        if found:
            form = exercise.form_asked(found, u, script) or "short"
            return exercise.begin(state, script, found, form)
    if script.lines.hears("list", u.text):
        return emergency_list(state, script) if care.urgent else crisis_list(state, script)
    if u.intent in ("yes", "repeat", "help"):
        return state, (*number(state, script), stay(WAITS[0]))
    if u.intent == "pause" or script.lines.hears("quiet", u.text):
        return state, (phrase(state, script, "care.quiet"), stay(_QUIET))
    return state, (phrase(state, script, "care.here"), stay(WAITS[1]))


_BY_STAGE: Final[dict[Stage, Callable[[State, Understanding, Script], Reply]]] = {
    Stage.QUESTION: _after_question,
    Stage.SAFE: _after_safe,
    Stage.KNOWS_NUMBER: _after_know,
    Stage.LIST: _after_list,
    Stage.OFFER: _after_offer,
    Stage.STAY: _stay,
}


def kept(state: State) -> tuple[Effect, ...]:
    """What is to be kept of the exercises that were under way when the talk ends."""
    suspended = state.care.suspended if state.care else None
    waiting = exercise_end.close(replace(state, playing=suspended))
    return (*waiting, *exercise_end.close(state))


def _left(state: State) -> State:
    """Where we were before this talk."""
    care = care_of(state)
    playing = care.suspended or state.playing
    return replace(state, care=None, asking=care.asking, playing=playing)


def _bye(state: State, script: Script) -> Reply:
    return replace(state, playing=None), (*kept(state), goodbye(state, script), End("care"))


def _suspending(before: State, reply: Reply) -> Reply:
    """An exercise goes on after a question; where help is named it waits, or is over.

    One that we were in before waits for all to be well; one that was part of staying is over.
    """
    state, effects = reply
    if before.playing is None or state.playing is not before.playing or not helps(state):
        return reply
    if helps(before):
        return replace(state, playing=None), (*exercise_end.close(before), *effects)
    care = replace(care_of(state), suspended=before.playing)
    return replace(state, playing=None, care=care), effects
