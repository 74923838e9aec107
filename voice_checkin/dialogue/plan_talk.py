"""Talk about the plan: its size, what of it might be pleasant, and why it was begun."""

from dataclasses import replace
from typing import Final

from voice_checkin.dialogue import hoped, plan
from voice_checkin.dialogue.echo import sentence
from voice_checkin.dialogue.entry import has_content
from voice_checkin.dialogue.lines import holds, plain_words
from voice_checkin.dialogue.onward import and_on, open_again, told
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.questions import is_brief, listen
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Ask, Reply, State
from voice_checkin.types import Effect, Goal, SaveGoal, Say, Understanding

_RESTING: Final = (None, "add_goal", "pause", "skip", "log_habit")
"""Intents that such words may be taken for."""
_SHORT_WORD: Final = 2


def ask(state: State, u: Understanding, script: Script) -> Reply:
    """What is on today; after days of rest in which size, first."""
    state = told(state, u)
    elsewhere = state.playing or state.talking or state.care or state.pending or state.arranging
    usual = not elsewhere and state.asking is not Ask.OFFER
    if usual and not is_brief(state) and plan.asks_first(state):
        state = replace(state, back_to=state.asking, asking=Ask.SMALLER, silences=0, misses=0)
        return state, (phrase(state, script, "plan.smaller"), listen(state))
    return _planned(state, script, plan.plan(state, script))


def _planned(state: State, script: Script, says: tuple[Say, ...]) -> Reply:
    """The plan, and what of it might be pleasant."""
    elsewhere = state.playing or state.talking or state.care or state.pending or state.arranging
    before = None if elsewhere else hoped.begin(state, script, says)
    return before or and_on(state, script, *says)


def before(state: State, u: Understanding, script: Script) -> Reply | None:
    """What might be pleasant, then how much it might bring, then back to what was open."""
    if state.arranging:
        return None
    words = hoped.words(state, u, script)
    if words:
        return hoped.named(state, words, script)
    calm = u.intent in (None, "no", "check_in")
    if state.asking not in (Ask.BEFORE, Ask.PREDICT) or not calm:
        return None
    keep: tuple[Effect, ...] = ()
    if state.asking is Ask.PREDICT and u.felt is not None:
        keep = (hoped.predicted(state, u.felt), phrase(state, script, "before.kept"))
    elif has_content(u) and script.lines.hears("of_myself", u.text):
        return None
    state, effects = open_again(replace(state, asking=state.back_to, silences=0, misses=0), script)
    return state, (*keep, *effects)


def size_chosen(state: State, u: Understanding, script: Script) -> Reply | None:
    """The plan, in the size that was chosen, and back to the question that was open."""
    if (
        state.arranging
        or state.asking is not Ask.SMALLER
        or u.intent not in ("yes", "no", None)
        or has_content(u)
    ):
        return None
    small = u.intent == "yes" or script.lines.hears("short", u.text)
    back = replace(state, asking=state.back_to, silences=0, misses=0)
    return _planned(back, script, plan.plan(state, script, small))


def rests(state: State, u: Understanding, script: Script) -> Reply | None:
    """ "Let the walk rest for now": the goal is asked for no more until it is added again."""
    if state.talking or state.care or state.arranging or u.intent not in _RESTING:
        return None
    named = (step.goal for step in state.context.steps if _names(step.goal, u.text))
    goal = next(named, None)
    if goal is None or not script.lines.hears("rest_goal", u.text):
        return None
    steps = tuple(step for step in state.context.steps if step.goal != goal)
    state = replace(state, context=replace(state.context, steps=steps))
    say = phrase(state, script, "plan.rests", goal=goal.name)
    state, effects = and_on(state, script, Say(sentence(say.text), say.line))
    return state, (SaveGoal(replace(goal, paused=True)), *effects)


def _names(goal: Goal, text: str) -> bool:
    return any(len(word) > _SHORT_WORD and holds((word,), text) for word in _words(goal))


def _words(goal: Goal) -> list[str]:
    return plain_words(goal.name).split()


def why(state: State, u: Understanding, script: Script) -> Reply:
    """Why did I start?"""
    state = told(state, u)
    return and_on(state, script, *plan.why(state, script))
