"""Talk about danger: before anything else, from every state, and nothing said in it is kept.

The words are in lines.yaml, the numbers in helplines.yaml. What holds here whatever they say:
a number is given in the turn that speaks of danger, we stay until the person stops or has long
been silent, and a denial is believed and left in one turn.
"""

from dataclasses import replace
from typing import Final

from voice_checkin.dialogue import checkin, exercise_end
from voice_checkin.dialogue.care_stages import BY_STAGE
from voice_checkin.dialogue.care_words import (
    ANSWERS,
    WAITS,
    again_named,
    at,
    care_of,
    emergency_list,
    goodbye,
    here,
    left,
    number,
    stay,
    yes_no,
)
from voice_checkin.dialogue.entry import has_content
from voice_checkin.dialogue.lines import LineKey
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Care, Reply, Stage, State
from voice_checkin.types import Concern, Effect, End, Listen, Say, Understanding

_HELP_NAMED: Final = (Stage.STAY, Stage.LIST, Stage.KNOWS_NUMBER)


def enter(
    state: State,
    concern: Concern,
    back: tuple[Effect, ...],
    script: Script,
    told: Understanding | None = None,
) -> Reply:
    """Answer words of danger.

    When all turns out to be well `told` is taken for an answer; without it `back` is what to say
    and ask then.
    """
    before = state
    if state.care is None:
        care = Care(Stage.OFFER, back=back, told=told, asking=state.asking)
        state = replace(state, care=care)
    stage = care_of(state).stage
    if concern is Concern.AMBIGUOUS and stage not in (Stage.OFFER, Stage.TOLD):
        # The question was asked and this is no denial, so help is named.
        concern = Concern.CLEAR
    if stage in _HELP_NAMED and concern in (Concern.CLEAR, Concern.PAST, Concern.BEREAVED):
        return _suspending(before, again_named(at(state, Stage.STAY), script))
    return _suspending(before, ANSWERS[concern](state, script))


def answer(state: State, u: Understanding, script: Script) -> Reply:
    """What is said while we are in this talk, and holds no new danger."""
    care = care_of(state)
    # We offered to be quiet: who takes that up is not sent away.
    if u.intent == "stop" and not (helps(state) and script.lines.hears("quiet", u.text)):
        return _bye(state, script)
    if u.intent == "repeat" and not helps(state):
        return state, state.last
    return _suspending(state, BY_STAGE[care.stage](state, u, script))


def again(state: State, script: Script) -> Reply:
    """What is open in this talk, once more."""
    stage = care_of(state).stage
    if stage is Stage.QUESTION:
        return state, (phrase(state, script, "care.question"), yes_no())
    if stage is Stage.SAFE:
        return state, (phrase(state, script, "care.misheard"), yes_no())
    return state, (here(state, script), stay(WAITS[0]))


def silence(state: State, script: Script) -> Reply:
    """Nothing is said; we stay, longer each time, and leave with the number."""
    care = care_of(state)
    if care.stage in (Stage.QUESTION, Stage.SAFE):
        first = (*number(state, script), phrase(state, script, "care.softly"))
        state, back = _resumed(state)
        if back is None:
            state, back = checkin.go_on(state, script, ())
        return state, (*first, *back)
    if care.stage is Stage.OFFER:
        return left(state), care.back
    if care.stage is Stage.KNOWS_NUMBER:
        return emergency_list(state, script)
    silences = care.silences + 1
    if silences >= len(WAITS):
        return _bye(state, script)
    stage = care.stage if care.stage is Stage.TOLD else Stage.STAY
    state = replace(state, care=replace(care, stage=stage, silences=silences))
    once_more = number(state, script) if silences > 1 else ()
    return state, (phrase(state, script, "care.still"), *once_more, stay(WAITS[silences]))


def still_here(state: State, script: Script) -> Reply:
    """Back from an exercise that was done in this talk."""
    state = replace(state, care=replace(care_of(state), stage=Stage.STAY, silences=0))
    return state, (phrase(state, script, "care.still"), stay(WAITS[0]))


def helps(state: State) -> bool:
    """True when help was named, so that an exercise may be part of staying."""
    return state.care is not None and state.care.stage in (*_HELP_NAMED, Stage.TOLD)


def is_over(state: State, u: Understanding, script: Script) -> bool:
    """True when `u` says that all is well, or goes on after advice on another matter."""
    if u.concern is not Concern.NONE:
        return u.concern is Concern.DENIED
    stage = state.care.stage if state.care else None
    if stage is Stage.QUESTION and not script.lines.hears("care_yes", u.text):
        return u.intent == "no" or script.lines.opens("care_no", u.text)
    if stage is Stage.SAFE:
        return u.intent == "yes" or script.lines.opens("care_safe", u.text)
    if stage is Stage.TOLD and state.playing is None:
        return _goes_on(state, u, script)
    return False


def leave(state: State, script: Script) -> tuple[State, Say, tuple[Effect, ...] | None]:
    """Leave in one turn: the state without this talk, what to say, and where to go on.

    None instead of the last: with the next question.
    """
    told = state.care is not None and state.care.stage is Stage.TOLD
    key: LineKey = "care.go_on" if told else "care.believe"
    say = phrase(state, script, key)
    if state.care is None:
        return state, say, state.last
    state, back = _resumed(state)
    return state, say, back


def tells_more(state: State, u: Understanding) -> bool:
    """True when `u`, which ends this talk, also tells how the person is.

    "I'm okay now" after a bodily emergency is about the emergency.
    """
    bodily = state.care is not None and state.care.stage is Stage.TOLD and state.care.urgent
    return has_content(u) and not bodily


def question_of(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Of what was last said only the question: the rest need not be heard twice."""
    says = [effect for effect in effects if isinstance(effect, Say)]
    return (*says[-1:], *(effect for effect in effects if isinstance(effect, Listen)))


def kept(state: State) -> tuple[Effect, ...]:
    """What is to be kept of the exercises that were under way when the talk ends."""
    suspended = state.care.suspended if state.care else None
    waiting = exercise_end.close(replace(state, playing=suspended))
    return (*waiting, *exercise_end.close(state))


def _resumed(state: State) -> tuple[State, tuple[Effect, ...] | None]:
    care = care_of(state)
    state = left(state)
    if care.told is None or state.playing:
        return state, care.back
    return checkin.take(state, care.told), None


def _goes_on(state: State, u: Understanding, script: Script) -> bool:
    """After advice: a bodily emergency must be over, of anything else we can talk on."""
    if script.lines.hears("passed", u.text):
        return True
    return not care_of(state).urgent and (has_content(u) or u.intent in ("yes", "no"))


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
