"""Talk about danger: before anything else, from every state, and nothing said in it is kept.

The words are in lines.yaml, the numbers in helplines.yaml. What holds here whatever they say:
a number is given in the turn that speaks of danger, we stay until the person stops or has long
been silent, and a denial is believed and left in one turn.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from voice_checkin.dialogue import exercise, numbers
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Care, Reply, Stage, State
from voice_checkin.types import (
    Concern,
    Effect,
    End,
    Expect,
    Listen,
    Remember,
    Say,
    Understanding,
)

ASKED: Final = "asked_about_safety"
"""Remembered whenever the direct question is asked, so that it is not asked every day."""
_WAITS: Final = (30.0, 60.0, 120.0)
"""Seconds we wait, the first time and after each silence; then we leave softly."""
_QUIET: Final = 120.0
_ANSWER_WAIT: Final = 15.0
_PATIENCE: Final = 2.5
_ANSWER_PATIENCE: Final = 1.2
_HELP_NAMED: Final = (Stage.STAY, Stage.LIST, Stage.KNOWS_NUMBER)


def enter(state: State, concern: Concern, back: tuple[Effect, ...], script: Script) -> Reply:
    """Answer words of danger. `back` is what to say and ask when all turns out to be well."""
    before = state
    if state.care is None:
        state = replace(state, care=Care(Stage.OFFER, back=back))
    named = _care(state).stage in _HELP_NAMED
    if concern is Concern.AMBIGUOUS and _care(state).stage is not Stage.OFFER:
        # The question was asked and this is no denial, so help is named.
        concern = Concern.CLEAR
    if named and concern in (Concern.CLEAR, Concern.PAST, Concern.BEREAVED):
        return _closing(before, _again(_at(state, Stage.STAY), script))
    return _closing(before, _ANSWERS[concern](state, script))


def answer(state: State, u: Understanding, script: Script) -> Reply:
    """What is said while we are in this talk, and holds no new danger."""
    care = _care(state)
    if u.intent == "stop" and care.stage not in (Stage.QUESTION, Stage.SAFE):
        return _closing(state, _bye(state, script))
    if u.intent == "repeat" and care.stage is not Stage.STAY:
        return state, state.last
    return _closing(state, _BY_STAGE[care.stage](state, u, script))


def again(state: State, script: Script) -> Reply:
    """What is open in this talk, once more."""
    stage = _care(state).stage
    if stage is Stage.QUESTION:
        return state, (phrase(state, script, "care.question"), _yes_no())
    if stage is Stage.SAFE:
        return state, (phrase(state, script, "care.misheard"), _yes_no())
    return state, (phrase(state, script, "care.here"), _listen(_WAITS[0]))


def silence(state: State, script: Script) -> Reply:
    """Nothing is said; we stay, longer each time, and leave with the number."""
    care = _care(state)
    if care.stage in (Stage.QUESTION, Stage.SAFE):
        softly = phrase(state, script, "care.softly")
        return replace(state, care=None), (*_number(state, script), softly, *care.back)
    if care.stage is Stage.OFFER:
        return replace(state, care=None), care.back
    if care.stage is Stage.KNOWS_NUMBER:
        return _closing(state, _emergency_list(state, script))
    silences = care.silences + 1
    if silences >= len(_WAITS):
        return _bye(state, script)
    state = replace(state, care=replace(care, stage=Stage.STAY, silences=silences))
    still = phrase(state, script, "care.still")
    number = _number(state, script) if silences > 1 else ()
    return state, (still, *number, _listen(_WAITS[silences]))


def still_here(state: State, script: Script) -> Reply:
    """Back from an exercise that was done in this talk."""
    state = replace(state, care=replace(_care(state), stage=Stage.STAY, silences=0))
    return state, (phrase(state, script, "care.still"), _listen(_WAITS[0]))


def helps(state: State) -> bool:
    """True when help was named, so that an exercise may be part of staying."""
    return state.care is not None and state.care.stage in _HELP_NAMED


def is_denied(state: State, u: Understanding) -> bool:
    """True when `u` says that all is well, in answer to a question about it."""
    if state.care is None:
        return False
    if u.concern is Concern.DENIED:
        return True
    return {Stage.QUESTION: "no", Stage.SAFE: "yes"}.get(state.care.stage) == u.intent


def believe(state: State, script: Script) -> tuple[State, Say, tuple[Effect, ...]]:
    """Leave in one turn: the state without this talk, what to say, and where to go on."""
    say = phrase(state, script, "care.believe")
    back = state.care.back if state.care else ()
    return replace(state, care=None), say, back


def question(state: State, script: Script) -> Reply:
    """The one direct question."""
    state = _at(replace(state, asked_safety=True), Stage.QUESTION)
    says = (phrase(state, script, "care.heavy"), phrase(state, script, "care.question"))
    return state, (Remember(ASKED), *says, _yes_no())


# --- what was said ----------------------------------------------------------------------------


def _imminent(state: State, script: Script) -> Reply:
    line = numbers.emergency(state, script)
    be_with = phrase(state, script, "care.be_with")
    if line is None:
        state = _at(state, Stage.KNOWS_NUMBER, urgent=True)
        call = phrase(state, script, "care.call_unknown")
        know = phrase(state, script, "care.know_number")
        return state, (call, be_with, know, _yes_no())
    state = _at(state, Stage.STAY, urgent=True)
    call = phrase(state, script, "care.call", number=line.spoken)
    digits = phrase(state, script, "care.digits", number=line.spoken)
    return state, (call, digits, be_with, _listen(_WAITS[0]))


def _clear(state: State, script: Script) -> Reply:
    first = (phrase(state, script, "care.thank"), phrase(state, script, "care.program"))
    people = phrase(state, script, "care.people")
    if numbers.crisis(state, script) is None:
        state = _at(state, Stage.LIST)
        offer = phrase(state, script, "care.list_offer")
        call = phrase(state, script, "care.number_unknown")
        return state, (*first, call, people, offer, _yes_no())
    state = _at(state, Stage.STAY)
    choices = phrase(state, script, "care.choices")
    return state, (*first, *_number(state, script), people, choices, _listen(_WAITS[0]))


def _past(state: State, script: Script) -> Reply:
    state = _at(state, Stage.OFFER)
    says = (phrase(state, script, "care.past"), phrase(state, script, "care.offer_number"))
    return state, (*says, _yes_no())


def _bereaved(state: State, script: Script) -> Reply:
    state = _at(state, Stage.OFFER)
    says = (phrase(state, script, "care.bereaved"), phrase(state, script, "care.offer_number"))
    return state, (*says, _yes_no())


def _other(state: State, script: Script) -> Reply:
    state = _at(state, Stage.STAY)
    line = numbers.emergency(state, script)
    danger = (
        phrase(state, script, "care.other_unknown")
        if line is None
        else phrase(state, script, "care.other_danger", number=line.spoken)
    )
    how = (phrase(state, script, "care.other"), phrase(state, script, "care.other_ask"))
    return state, (*how, danger, *_number(state, script), _listen(_WAITS[0]))


def _medical(state: State, script: Script) -> Reply:
    line = numbers.emergency(state, script)
    state = _at(state, Stage.STAY, urgent=True)
    other = phrase(state, script, "care.medical_other")
    if line is None:
        return state, (phrase(state, script, "care.medical_unknown"), other, _listen(_WAITS[0]))
    call = phrase(state, script, "care.medical", number=line.spoken)
    digits = phrase(state, script, "care.digits", number=line.spoken)
    return state, (call, digits, other, _listen(_WAITS[0]))


def _abuse(state: State, script: Script) -> Reply:
    line = numbers.emergency(state, script)
    state = _at(state, Stage.STAY, urgent=True)
    danger = (
        phrase(state, script, "care.abuse_unknown")
        if line is None
        else phrase(state, script, "care.abuse_danger", number=line.spoken)
    )
    young = phrase(state, script, "care.abuse_young")
    return state, (phrase(state, script, "care.abuse"), danger, young, _listen(_WAITS[0]))


_ANSWERS: Final[dict[Concern, Callable[[State, Script], Reply]]] = {
    Concern.IMMINENT: _imminent,
    Concern.CLEAR: _clear,
    Concern.AMBIGUOUS: question,
    Concern.OTHER_PERSON: _other,
    Concern.BEREAVED: _bereaved,
    Concern.PAST: _past,
    Concern.MEDICAL: _medical,
    Concern.ABUSE: _abuse,
}


def _again(state: State, script: Script) -> Reply:
    """Danger is spoken of again after help was named: no second speech, the number again."""
    here = phrase(state, script, "care.hear_you")
    return state, (here, *_number(state, script), _listen(_WAITS[0]))


# --- what is answered -------------------------------------------------------------------------


def _after_question(state: State, u: Understanding, script: Script) -> Reply:
    if u.intent == "yes":
        return _clear(state, script)
    state = _at(state, Stage.SAFE)
    return state, (
        phrase(state, script, "care.misheard"),
        _yes_no(),
    )


def _after_safe(state: State, u: Understanding, script: Script) -> Reply:
    del u
    return _clear(state, script)


def _after_know(state: State, u: Understanding, script: Script) -> Reply:
    if u.intent != "yes":
        return _emergency_list(state, script)
    state = _at(state, Stage.STAY, urgent=True)
    return state, (phrase(state, script, "care.call_it"), _listen(_WAITS[0]))


def _after_list(state: State, u: Understanding, script: Script) -> Reply:
    if u.intent != "yes":
        return _stay(_at(state, Stage.STAY), u, script)
    return _crisis_list(_at(state, Stage.STAY), script)


def _after_offer(state: State, u: Understanding, script: Script) -> Reply:
    care = _care(state)
    if u.intent != "yes":
        return replace(state, care=None), (phrase(state, script, "care.go_on"), *care.back)
    if numbers.crisis(state, script) is None:
        return _crisis_list(_at(state, Stage.STAY), script)
    return replace(state, care=None), (*_number(state, script), *care.back)


def _stay(state: State, u: Understanding, script: Script) -> Reply:
    care = _care(state)
    state = replace(state, care=replace(care, silences=0))
    if u.intent == "start_exercise":
        found = exercise.find(str(u.slots.get("exercise") or "grounding"), script)
        if found:
            return exercise.begin(state, script, found, "short")
    if script.lines.hears("list", u.text):
        return _emergency_list(state, script) if care.urgent else _crisis_list(state, script)
    if u.intent in ("yes", "repeat", "help"):
        return state, (*_number(state, script), _listen(_WAITS[0]))
    if u.intent == "pause" or script.lines.hears("quiet", u.text):
        return state, (phrase(state, script, "care.quiet"), _listen(_QUIET))
    return state, (phrase(state, script, "care.here"), _listen(_WAITS[1]))


_BY_STAGE: Final[dict[Stage, Callable[[State, Understanding, Script], Reply]]] = {
    Stage.QUESTION: _after_question,
    Stage.SAFE: _after_safe,
    Stage.KNOWS_NUMBER: _after_know,
    Stage.LIST: _after_list,
    Stage.OFFER: _after_offer,
    Stage.STAY: _stay,
}


# --- helpers ----------------------------------------------------------------------------------


def _care(state: State) -> Care:
    assert state.care is not None, "we are in this talk"
    return state.care


def _at(state: State, stage: Stage, urgent: bool = False) -> State:
    care = _care(state)
    return replace(state, care=replace(care, stage=stage, urgent=urgent or care.urgent, silences=0))


def _yes_no() -> Listen:
    return Listen(Expect.YES_NO, _ANSWER_PATIENCE, _ANSWER_WAIT)


def _listen(wait: float) -> Listen:
    return Listen(Expect.FREE, _PATIENCE, wait)


def _number(state: State, script: Script) -> tuple[Say, ...]:
    line = numbers.crisis(state, script)
    if _care(state).urgent:
        line = numbers.emergency(state, script) or line
    if line is None:
        return (phrase(state, script, "care.number_unknown"),)
    if line.kind == "emergency":
        call = phrase(state, script, "care.call", number=line.spoken)
        return (call, phrase(state, script, "care.digits", number=line.spoken))
    return (phrase(state, script, "care.helpline", who=line.who, number=line.spoken),)


def _crisis_list(state: State, script: Script) -> Reply:
    end = phrase(state, script, "care.list_end")
    return state, (*numbers.crisis_list(state, script), end, _listen(_WAITS[0]))


def _emergency_list(state: State, script: Script) -> Reply:
    state = _at(state, Stage.STAY, urgent=True)
    end = phrase(state, script, "care.list_end")
    return state, (*numbers.emergency_list(state, script), end, _listen(_WAITS[0]))


def _bye(state: State, script: Script) -> Reply:
    line = numbers.crisis(state, script)
    if line is None:
        return state, (phrase(state, script, "care.bye_unknown"), End("care"))
    return state, (phrase(state, script, "care.bye", who=line.who, number=line.spoken), End("care"))


def _closing(before: State, reply: Reply) -> Reply:
    """An exercise goes on after a question; where help is named it is over."""
    state, effects = reply
    named = state.care is not None and state.care.stage in _HELP_NAMED
    if before.playing is None or state.playing is not before.playing or not named:
        return reply
    return replace(state, playing=None), (*exercise.close(before), *effects)
