"""What is on today, and why: from the goals, three at most, and never what was not done."""

from typing import Final

from voice_checkin.dialogue.context import Step
from voice_checkin.dialogue.echo import number, sentence
from voice_checkin.dialogue.entry import follow_ups
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import State
from voice_checkin.types import DAILY, Goal, Say

MOST: Final = 3
_SHRINKS_AFTER: Final = 2
"""Times it was let be, after which the small size is offered: for a daily goal, days."""


def asks_first(state: State) -> bool:
    """True when something has rested for days, and a smaller plan may fit better."""
    return any(
        step.goal.minutes and _rested(step) * step.goal.times_a_week > _SHRINKS_AFTER * DAILY
        for step in _open(state)
    )


def plan(state: State, script: Script, small: bool | None = None) -> tuple[Say, ...]:
    """Up to three things, each with what it follows and how long.

    `small` chooses the size; None leaves it to the energy. What rests longest comes first, and of
    what is done nothing more is asked.
    """
    if not state.context.steps:
        return (phrase(state, script, "plan.none"),)
    steps = chosen(state)
    if not steps:
        return (phrase(state, script, "plan.done"),)
    if small is None:
        small = follow_ups(state.entry, state.context) == 0
    return (
        phrase(state, script, "plan.first"),
        *(_one(state, script, step.goal, small) for step in steps),
        phrase(state, script, "plan.enough"),
    )


def chosen(state: State) -> list[Step]:
    """The steps of today's plan, what rests longest first."""
    return sorted(_open(state), key=_rested, reverse=True)[:MOST]


def safety(state: State, script: Script) -> tuple[Say, ...]:
    """The plan for bad days, read out."""
    plan = state.context.safety_plan
    if not plan:
        return (phrase(state, script, "safety_plan.none"),)
    parts = (Say(f"{label}: {sentence(text)}.", "safety_plan.part") for label, text in plan)
    return (phrase(state, script, "safety_plan.first"), *parts)


def why(state: State, script: Script) -> tuple[Say, ...]:
    """The reasons, in the person's own words."""
    told = [step.goal for step in state.context.steps if step.goal.why]
    if not told:
        return (phrase(state, script, "why.none"),)
    says = (
        phrase(state, script, "why.said", goal=goal.name, why=goal.why or "")
        for goal in told[:MOST]
    )
    return tuple(Say(sentence(say.text), say.line) for say in says)


def _open(state: State) -> list[Step]:
    return [step for step in state.context.steps if not step.done]


def _rested(step: Step) -> int:
    return step.days_since or 0


def _one(state: State, script: Script, goal: Goal, small: bool) -> Say:
    size = _size(goal, script, small)
    if goal.after:
        say = phrase(state, script, "plan.after", after=goal.after, goal=goal.name, size=size)
    else:
        say = phrase(state, script, "plan.one", goal=goal.name, size=size)
    return Say(sentence(say.text), say.line)


def _size(goal: Goal, script: Script, small: bool) -> str:
    words = script.lines.words
    minutes = goal.small if small else goal.minutes
    if minutes is None:
        return words.any_size
    if minutes == 1:
        return words.one_minute
    return words.minutes.format(number=number(minutes, words))
