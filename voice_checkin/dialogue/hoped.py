"""Anticipation: before a step what might be one per cent pleasant; afterwards both compared."""

from dataclasses import replace
from typing import Final

from voice_checkin.dialogue.echo import sentence
from voice_checkin.dialogue.entry import has_content
from voice_checkin.dialogue.lines import LineKey, holds, plain_words
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.plan import chosen
from voice_checkin.dialogue.questions import is_brief, listen
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Ask, Reply, State
from voice_checkin.types import Goal, Remember, SaveGoal, Say, Understanding

ASKED: Final = "asked_before"
"""Under which it is remembered when it was last asked."""
_WORDS: Final = (None, "check_in", "log_habit")
"""Intents of what may be one's own words; anything else is asked for or refused."""


def begin(state: State, script: Script, says: tuple[Say, ...]) -> Reply | None:
    """After the plan was read: what of it might be pleasant? None where it is not the time."""
    at_plan = state.asking in (Ask.OPEN, Ask.FELT, Ask.PLEASANT, Ask.ENERGY, Ask.SLEEP)
    if not state.context.may_ask_before or not chosen(state) or not at_plan or is_brief(state):
        return None
    context = replace(state.context, may_ask_before=False)
    state = replace(state, context=context, back_to=state.asking, asking=Ask.BEFORE)
    return state, (*says, Remember(ASKED), phrase(state, script, "before.ask"), listen(state))


def words(state: State, u: Understanding, script: Script) -> str | None:
    """What was named as perhaps pleasant; None when the answer is none, or is about how one is."""
    told = has_content(u) and script.lines.hears("of_myself", u.text)
    nothing = u.intent not in _WORDS or script.lines.is_all("nothing_more", u.text)
    unsure = script.lines.hears("dont_know", u.text) or script.lines.hears("decline", u.text)
    return None if told or nothing or unsure or state.asking is not Ask.BEFORE else u.text.strip()


def named(state: State, hoped: str, script: Script) -> Reply:
    """With it named, how much feeling it might bring."""
    state = replace(state, asking=Ask.PREDICT, hoped=hoped, silences=0, misses=0)
    return state, (phrase(state, script, "before.predict"), listen(state))


def predicted(state: State, felt: int) -> SaveGoal:
    """The step that was named in it, else the first of the plan, with what is expected of it."""
    goals = [step.goal for step in chosen(state)]
    hoped = state.hoped or ""
    named = (goal for goal in goals if holds(plain_words(goal.name).split(), hoped))
    goal = next(named, goals[0])
    return SaveGoal(replace(goal, hoped=hoped, predicted=felt, actual=None))


def compared(state: State, asked: Ask, script: Script) -> tuple[Say | SaveGoal, ...]:
    """After a step was done and felt was asked: beside what was expected, said once."""
    felt, private = state.entry.felt, state.context.private
    goal = _expected(state)
    if goal is None or goal.predicted is None or felt is None or asked is not Ask.FELT:
        return ()
    key: LineKey = "before.as_thought"
    if felt != goal.predicted:
        key = "before.more" if felt > goal.predicted else "before.less"
    levels = script.lines.words.felt
    say = phrase(state, script, key, predicted=levels[goal.predicted], actual=levels[felt])
    say = Say(sentence(say.text), say.line)
    keep = SaveGoal(replace(goal, actual=felt))
    return (keep,) if private else (say, keep)


def _expected(state: State) -> Goal | None:
    """A goal that was done now, and of which something was expected."""
    done = [habit.name.replace("_", " ") for habit in state.entry.habits if habit.done]
    for step in state.context.steps:
        open_ = step.goal.predicted is not None and step.goal.actual is None
        if open_ and any(holds((name,), step.goal.name) for name in done):
            return step.goal
    return None
