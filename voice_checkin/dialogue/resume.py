"""A conversation that the program's end cut short: put aside, offered once, gone on with."""

from dataclasses import replace
from typing import Final

from voice_checkin.dialogue import checkin, exercise, topic
from voice_checkin.dialogue.context import Context
from voice_checkin.dialogue.lines import LineKey
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.questions import listen
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Ask, Kind, Reply, State
from voice_checkin.types import CheckIn, Resume, Understanding

_BREATHS: Final = 16
"""Cues with a rhythm between two that are put aside: about a minute."""
_IN_EXERCISES: Final = (Ask.CUE, Ask.KEEP, Ask.FELT_AFTER)


def to_put_aside(state: State) -> State | None:
    """What may be kept of a conversation in case the program ends; None when there is nothing.

    Talk about danger is never kept: only what came before it.
    """
    if state.over or state.asking is Ask.RESUME:
        return None
    if state.care:
        asking, playing = state.care.asking, state.care.suspended
        if asking in _IN_EXERCISES and playing is None:
            asking = Ask.OPEN  # the exercise is over
        state = replace(state, asking=asking, playing=playing, care=None, pending=None)
    state = replace(state, arranging=None)
    answered = state.talking is not None and bool(state.talking.answers)
    if not (state.playing or state.pending or answered) and state.entry == CheckIn():
        return None
    return replace(state, aside=None, last=())


def worth_writing(state: State, script: Script) -> bool:
    """False in most cues that keep a rhythm: a write there would be heard as a late breath."""
    playing = state.playing
    if playing is None or state.asking is not Ask.CUE or state.care:
        return True
    cue = script.exercises[playing.name].forms[playing.form].cues[playing.cue]
    return not cue.beat or playing.cue % _BREATHS == 0


def fits(aside: State, state: State, script: Script) -> bool:
    """True when `aside` is what the person has asked for again, and can still be held."""
    if not state.context.goes_on:
        return False
    talking, playing = aside.talking, aside.playing
    if talking is not None:
        found = script.topics.get(talking.topic)
        if found is None or talking.at >= len(found.questions):
            return False
    if playing is not None:
        known = script.exercises.get(playing.name)
        form = known.forms.get(playing.form) if known else None
        if form is None or playing.cue >= len(form.cues):
            return False
        asked_for = exercise.find(state.context.exercise or "", script)
        if state.kind is Kind.EXERCISE and asked_for is not known:
            return False
    return aside.kind is state.kind


def offer(state: State, aside: State, script: Script) -> Reply:
    """Ask once whether to go on."""
    state = replace(state, asking=Ask.RESUME, aside=aside)
    key: LineKey = "resume.check_in"
    if aside.playing:
        key = "resume.exercise"
    elif aside.talking:
        key = "resume.topic"
    return state, (phrase(state, script, key), listen(state))


def accepted(state: State, u: Understanding) -> bool:
    """True when the person wants to go on."""
    return u.intent in ("yes", "resume") and state.aside is not None


def go_on(state: State, script: Script) -> Reply:
    """Where we were: the open question, or the cue, once more."""
    assert state.aside is not None
    again = replace(state.aside, context=_later(state.aside.context, state.context))
    again = replace(again, turns=state.turns, silences=0, misses=0)
    if again.playing and again.asking is not Ask.CUE:
        reply = exercise.again(again, script)
    elif again.playing:
        reply = exercise.go_on(again, script)
    elif again.talking:
        reply = topic.again(again, script)
    else:
        reply = checkin.again(again, script)
    return reply[0], (Resume(), *reply[1])


def _later(then: Context, now: Context) -> Context:
    """What is known now; which exercise it was and how is as it was then."""
    return replace(now, exercise=then.exercise, form=then.form, lights_off=then.lights_off)
