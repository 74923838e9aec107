"""The questions of a check-in: how each is put, put again, and listened to."""

from dataclasses import replace
from typing import Final

from voice_checkin.dialogue import exercise
from voice_checkin.dialogue.echo import sentence
from voice_checkin.dialogue.entry import follow_ups, judges
from voice_checkin.dialogue.lines import LineKey
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.script import Exercise, Script
from voice_checkin.dialogue.state import Ask, Reply, State
from voice_checkin.types import Expect, Listen, Say

_WAIT: Final = 9.0
_LONG_WAIT: Final = 15.0
"""Seconds to wait for an answer: usual, and with little energy."""
_BRIEF_PATIENCE: Final = 1.2
"""Seconds that end the one sentence of the ten-second form."""
_DEFAULT_OFFER: Final = "grounding"
_AGAINST_ONESELF: Final = "self_compassion"
"""Offered to those who judge themselves."""

_EXPECT: Final[dict[Ask, tuple[Expect, float]]] = {
    Ask.OPEN: (Expect.FEELING, 2.6),
    Ask.FELT: (Expect.FELT, 0.8),
    Ask.PLEASANT: (Expect.PLEASANT, 0.8),
    Ask.ENERGY: (Expect.ENERGY, 0.8),
    Ask.SLEEP: (Expect.SLEEP, 1.5),
    Ask.BODY: (Expect.FEELING, 1.5),
    Ask.OFFER: (Expect.YES_NO, 0.5),
    Ask.KEEP: (Expect.YES_NO, 1.0),
    Ask.FELT_AFTER: (Expect.FELT, 0.8),
    Ask.RESUME: (Expect.YES_NO, 0.5),
    Ask.SMALLER: (Expect.YES_NO, 0.5),
    Ask.BEFORE: (Expect.FREE, 1.5),
    Ask.PREDICT: (Expect.FELT, 0.8),
    Ask.REMINDED: (Expect.FREE, 1.2),
    Ask.SUMMARY: (Expect.YES_NO, 0.5),
    Ask.AREA: (Expect.YES_NO, 1.0),
}
"""What a question expects, and seconds of silence that end its answer."""
_OPEN: Final[dict[str, LineKey]] = {
    "morning": "open.morning",
    "day": "open.day",
    "evening": "open.evening",
}
_ASK: Final[dict[Ask, LineKey]] = {
    Ask.FELT: "ask.felt",
    Ask.PLEASANT: "ask.pleasant",
    Ask.ENERGY: "ask.energy",
    Ask.SLEEP: "ask.sleep",
    Ask.BODY: "ask.body",
}
FOLLOW_UPS: Final = tuple(_ASK)
"""The questions that follow the opening one."""
_SHORTER: Final[dict[Ask, LineKey]] = {
    Ask.OPEN: "short.open",
    Ask.FELT: "short.felt",
    Ask.PLEASANT: "short.pleasant",
    Ask.ENERGY: "short.energy",
    Ask.SLEEP: "short.sleep",
    Ask.BODY: "short.body",
    Ask.SMALLER: "plan.smaller",
    Ask.BEFORE: "before.again",
    Ask.PREDICT: "before.predict",
    Ask.REMINDED: "reminded.again",
    Ask.SUMMARY: "flat.offer",
    Ask.AREA: "area.again",
}
_AGAIN: Final[dict[Ask, tuple[LineKey, ...]]] = {
    Ask.OPEN: ("again.open", "choices.open"),
    Ask.FELT: ("again.felt", "choices.felt"),
    Ask.PLEASANT: ("again.pleasant", "choices.pleasant"),
    Ask.ENERGY: ("again.energy", "choices.energy"),
    Ask.SLEEP: ("again.sleep", "choices.sleep"),
}


def opening(state: State, script: Script) -> Reply:
    """How are you?"""
    if state.context.brief:
        return state, (phrase(state, script, "open.brief"), listen(state))
    if is_brief(state):
        state = replace(state, asking=Ask.FELT, asked=(Ask.FELT,))
        return state, (phrase(state, script, "open.low"), listen(state))
    say = phrase(state, script, _OPEN[state.context.part_of_day])
    name = None if state.context.private else state.context.name
    if name:
        say = Say(
            say.text.replace(".", f", {sentence(name)}.", 1), say.line
        )  # "Good morning, Sam."
    return state, (say, listen(state))


def ask(state: State, script: Script, question: Ask) -> Reply:
    """Put a follow-up question."""
    state = replace(state, asking=question, asked=(*state.asked, question), silences=0, misses=0)
    done = any(habit.done for habit in state.entry.habits)
    key: LineKey = "ask.felt_after" if question is Ask.FELT and done else _ASK[question]
    return state, (phrase(state, script, key), listen(state))


def shorter(state: State, script: Script) -> Say:
    """The open question in fewer words."""
    if state.asking is Ask.OFFER:
        offer = offered(state, script)
        return phrase(state, script, "short.offer", exercise=offer.title if offer else "")
    return phrase(state, script, _SHORTER[state.asking])


def otherwise(state: State, script: Script) -> Say | None:
    """The open question in other words, then as choices; None when both were tried."""
    rungs = _AGAIN.get(state.asking, ())
    if state.misses >= len(rungs):
        return None
    return phrase(state, script, rungs[state.misses])


def listen(state: State) -> Listen:
    """Listen for the answer to the open question."""
    expect, patience = _EXPECT[Ask.OFFER if state.pending else state.asking]
    if state.context.brief:
        patience = min(patience, _BRIEF_PATIENCE)
    return Listen(expect, patience, _LONG_WAIT if is_brief(state) else _WAIT)


def is_brief(state: State) -> bool:
    """True when there is little energy: one question, more time for it."""
    return follow_ups(state.entry, state.context) == 0


def offered(state: State, script: Script) -> Exercise | None:
    """The exercise this check-in may offer."""
    hard = judges(state.entry, script.lines.words.judgements)
    wanted = (state.context.exercise, _AGAINST_ONESELF if hard else None, _DEFAULT_OFFER)
    found = (exercise.find(name, script) for name in wanted if name)
    return next((offer for offer in found if offer), None)
