"""What always works, whatever is being talked about: repeat, undo, help, slower, a correction."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, Literal

from voice_checkin.dialogue import (
    arrange,
    checkin,
    exercise,
    exercise_end,
    looking_back,
    plan,
    plan_talk,
    topic,
)
from voice_checkin.dialogue.answers import minutes_of
from voice_checkin.dialogue.corrections import correction
from voice_checkin.dialogue.entry import has_content
from voice_checkin.dialogue.lines import LineKey, holds
from voice_checkin.dialogue.onward import and_on, open_again, told
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.questions import FOLLOW_UPS, is_brief, listen
from voice_checkin.dialogue.script import Script, Topic
from voice_checkin.dialogue.state import Ask, Reply, State
from voice_checkin.types import Adjust, CheckIn, End, EraseAll, Say, Understanding, Undo

_Change = Literal["slower", "faster", "louder", "quieter"]
_ADJUST: Final[dict[_Change, LineKey]] = {
    "slower": "adjust.slower",
    "faster": "adjust.faster",
    "louder": "adjust.louder",
    "quieter": "adjust.quieter",
}
_LATER: Final = frozenset({"snooze", "set_reminder"})
"""Understood, and not done by a conversation yet: said plainly instead of misunderstood."""
_TOPICS: Final = {"reflect": "reflection", "add_goal": "goal"}
"""What begins a short talk of its own."""
_THINKING_TIME: Final = 60.0
"""Seconds that "wait a moment" gives."""
_DEFAULT_EXERCISE: Final = "grounding"


def command(state: State, u: Understanding, script: Script) -> Reply | None:
    """Do what was asked for; None when `u` asks for nothing that always works."""
    if exercise.is_note(state, u, script) or topic.is_note(state, u, script):
        return None
    if arrange.is_note(state, u):
        return None
    found = (attempt(state, u, script) for attempt in _ATTEMPTS)
    return next((reply for reply in found if reply is not None), None)


def _act(state: State, u: Understanding, script: Script) -> Reply | None:
    act = _ACTS.get(u.intent or "")
    return act(state, u, script) if act else None


def _later(state: State, u: Understanding, script: Script) -> Reply | None:
    if state.arranging or u.intent not in _LATER or has_content(u):
        return None
    return and_on(state, script, phrase(state, script, "not_yet"))


def _change(state: State, u: Understanding, script: Script) -> Reply | None:
    for change in _ADJUST:
        if u.intent == change or (change == "faster" and script.lines.hears("faster", u.text)):
            return _adjust(state, script, change)
    return None


def _read_out(state: State, u: Understanding, script: Script) -> Reply | None:
    """The plan for bad days, and answers about numbness."""
    if script.lines.hears("my_plan", u.text):
        return and_on(told(state, u), script, *plan.safety(state, script))
    asked = next((one for one in script.about if holds(one.ask, u.text)), None)
    if asked is None:
        return None
    says = (Say(text, f"about.{asked.id}") for text in asked.say)
    return and_on(told(state, u), script, *says)


def _topic(state: State, u: Understanding, script: Script) -> Reply | None:
    """A short talk of its own, in place of what we were doing."""
    if state.talking or state.care:
        return None
    if script.lines.hears("make_plan", u.text):
        return _begun(state, script, script.topics["safety_plan"], {})
    if script.lines.hears("ask_review", u.text):
        says = looking_back.of_the_week(state, script)
        return _begun(state, script, script.topics["review"], {}, says)
    if script.lines.hears("ask_summary", u.text) and u.intent in (None, "trend"):
        return _begun(state, script, script.topics["share"], {})
    if u.intent not in _TOPICS or has_content(u):
        return None
    told = {"what": str(u.slots.get("goal", "")), "minutes": minutes_of(u)}
    wanted = script.topics[_TOPICS[u.intent]]
    asked = {question.id for question in wanted.questions}
    known = {question: value for question, value in told.items() if value and question in asked}
    return _begun(state, script, wanted, known)


def _begun(
    state: State, script: Script, found: Topic, known: dict[str, str], says: tuple[Say, ...] = ()
) -> Reply:
    done = exercise_end.close(state)
    state = replace(exercise_end.keep_notes(checkin.keep_pending(state)), playing=None)
    state = replace(state, arranging=None)
    state, effects = topic.begin(state, script, found, known, says)
    return state, (*done, *effects)


def aside(state: State, u: Understanding, script: Script) -> Reply | None:
    """Of these only what changes nothing about where we are: how we speak, and undo."""
    if u.intent == "undo":
        return _undo(state, u, script)
    if script.lines.hears("quiet", u.text):
        return None
    change = next((change for change in _ADJUST if u.intent == change), None)
    return _adjust(state, script, change) if change else None


def _stop(state: State, u: Understanding, script: Script) -> Reply:
    if state.playing:
        return exercise_end.stop(state, script)
    if state.talking:
        state = replace(state, talking=None, asking=Ask.OPEN)
    if has_content(u):
        state = checkin.take(state, u)
    return checkin.leave(state, script, "stopped", End("stopped"))


def _repeat(state: State, u: Understanding, script: Script) -> Reply:
    del u
    if exercise.is_running(state):
        return exercise.repeat(state, script)
    return state, state.last


def _undo(state: State, u: Understanding, script: Script) -> Reply:
    del u
    if not state.care:
        undone = arrange.undo(state, script)
        if undone is not None:
            return undone
    if state.talking and not (state.care or state.playing):
        return topic.undo(state, script)
    if state.undone:
        # A second one would reach into earlier days, which nobody asked for.
        return and_on(state, script, phrase(state, script, "undone.nothing"))
    state = replace(state, entry=CheckIn(), before=CheckIn(), saved=None, pending=None, undone=True)
    if state.asking in FOLLOW_UPS and not (state.care or is_brief(state)):
        # Nothing is left to follow up on.
        state = replace(state, asking=Ask.OPEN)
    state, effects = and_on(state, script, phrase(state, script, "undone"))
    return state, (Undo(), *effects)


def _help(state: State, u: Understanding, script: Script) -> Reply:
    del u
    key: LineKey = "help.exercise" if state.playing else "help.check_in"
    return and_on(state, script, phrase(state, script, key))


def _start_exercise(state: State, u: Understanding, script: Script) -> Reply:
    wanted = str(u.slots.get("exercise") or _DEFAULT_EXERCISE)
    found = exercise.find(wanted, script)
    if has_content(u) and not state.playing:
        state = checkin.take(state, u)
    if found is None:
        say = phrase(state, script, "no_exercise", exercise=wanted.replace("_", " "))
        return and_on(state, script, say)
    form = exercise.form_asked(found, u, script)
    # In talk about danger nothing is written down, not even what waited to be confirmed.
    state = replace(state, arranging=None)
    state = state if state.care else checkin.keep_pending(state)
    return exercise.begin(state, script, found, form)


def _pause(state: State, u: Understanding, script: Script) -> Reply:
    del u
    if exercise.is_running(state):
        return exercise.pause(state, script)
    open_ = topic.listen(state, script) if state.talking else listen(state)
    if state.arranging:
        open_ = arrange.listen(state)
    waiting = replace(open_, wait=_THINKING_TIME)
    return state, (phrase(state, script, "take_your_time"), waiting)


def _resume(state: State, u: Understanding, script: Script) -> Reply:
    del u
    if exercise.is_running(state):
        return exercise.go_on(state, script)
    return open_again(state, script)


def _skip(state: State, u: Understanding, script: Script) -> Reply:
    del u
    if state.arranging:
        return arrange.let_be(state, script)
    if state.talking and not state.playing:
        return topic.skip(state, script, (phrase(state, script, "ack.declined"),))
    if not state.playing:
        return checkin.decline(state, script)
    if exercise.is_running(state):
        return exercise.skip(state, script)
    return exercise_end.silence(state, script)


def _trend(state: State, u: Understanding, script: Script) -> Reply:
    state = told(state, u)
    return and_on(state, script, *looking_back.answer(state, u, script))


def _erase(state: State, u: Understanding, script: Script) -> Reply:
    """Everything goes only when it is said twice."""
    if not state.erasing:
        state, effects = open_again(replace(state, erasing=True), script)
        return state, (phrase(state, script, "erase.sure"), *effects[-1:])
    del u
    gone = replace(state, entry=CheckIn(), saved=None, pending=None, playing=None, talking=None)
    return gone, (EraseAll(), phrase(state, script, "erase.done"), End("done"))


def _not_erased(state: State, u: Understanding, script: Script) -> Reply | None:
    if not state.erasing or u.intent != "no":
        return None
    return and_on(state, script, phrase(state, script, "erase.kept"))


def _adjust(state: State, script: Script, change: _Change) -> Reply:
    if exercise.is_running(state) and change in ("slower", "faster"):
        return exercise.pace(state, script, slower=change == "slower")
    state, effects = and_on(state, script, phrase(state, script, _ADJUST[change]))
    return state, (Adjust(change), *effects)


_ACTS: Final[dict[str, Callable[[State, Understanding, Script], Reply]]] = {
    "stop": _stop,
    "repeat": _repeat,
    "undo": _undo,
    "help": _help,
    "start_exercise": _start_exercise,
    "pause": _pause,
    "resume": _resume,
    "skip": _skip,
    "plan": plan_talk.ask,
    "why": plan_talk.why,
    "trend": _trend,
    "erase_all": _erase,
}
_ATTEMPTS: Final = (
    _not_erased,
    plan_talk.size_chosen,
    plan_talk.before,
    plan_talk.rests,
    correction,
    _topic,
    _read_out,
    _act,
    arrange.begin,
    _later,
    _change,
)
"""What may have been asked for, in the order in which it is looked for."""
