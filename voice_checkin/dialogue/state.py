"""Where a conversation is: one frozen value that can be stored and gone on with.

Nothing in here is a clock, a file or a function, so `dump` and `load` are all that resuming takes.
"""

from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum
from functools import cache
from typing import Literal

from pydantic import TypeAdapter

from voice_checkin.dialogue.context import Context
from voice_checkin.types import (
    CheckIn,
    Effect,
    Listen,
    Say,
    Understanding,
)

Number = Literal["felt", "energy", "rating", "sleep"]
"""A field of the entry that a spoken number can fill."""


class Kind(StrEnum):
    """What a conversation is for; but for the first two, the name of a topic."""

    CHECK_IN = "check_in"
    EXERCISE = "exercise"
    REFLECTION = "reflection"
    GOAL = "goal"
    SET_UP = "set_up"


class Ask(StrEnum):
    """The question that is open."""

    OPEN = "open"
    FELT = "felt"
    PLEASANT = "pleasant"
    ENERGY = "energy"
    SLEEP = "sleep"
    BODY = "body"
    OFFER = "offer"
    """Would you like an exercise?"""
    CUE = "cue"
    """None: an exercise is running."""
    KEEP = "keep"
    """Shall what was said in an exercise be kept?"""
    FELT_AFTER = "felt_after"
    TOPIC = "topic"
    """The question of a topic."""
    BEFORE = "before"
    """What of the plan might be one per cent pleasant?"""
    PREDICT = "predict"
    """How much feeling might it bring?"""
    REMINDED = "reminded"
    """A reminder was said; nothing is asked, and anything may be answered."""
    SUMMARY = "summary"
    """Shall I give you a summary?"""
    AREA = "area"
    """Once a week: could anything be felt in one part of life?"""
    SMALLER = "smaller"
    """Shall today's steps be the small ones?"""
    RESUME = "resume"
    """Shall we go on where the program ended?"""


class Stage(StrEnum):
    """How far talk about danger has come."""

    QUESTION = "question"
    """The one direct question is open."""
    SAFE = "safe"
    """Perhaps misheard: "are you safe?" is open."""
    KNOWS_NUMBER = "knows_number"
    """Without a country: whether the emergency number is known is open."""
    LIST = "list"
    """Without a country: whether to read the list is open."""
    OFFER = "offer"
    """After a loss, or something past: whether a number is wanted is open."""
    STAY = "stay"
    """Help was named; we stay."""
    TOLD = "told"
    """It was said what to do for somebody else, or for the body; the person may go on."""


@dataclass(frozen=True, slots=True)
class Playing:
    """An exercise that is running."""

    name: str
    form: str
    cue: int = 0
    """Index of the cue we are in."""
    pace: float = 1.0
    """Factor on every pause."""
    paused: bool = False
    finished: bool = False
    """True when all cues are through and only a question after them is open."""
    felt_before: int | None = None
    notes: tuple[str, ...] = ()
    """What was said in slots and is not decided on yet."""


@dataclass(frozen=True, slots=True)
class Talking:
    """A topic that is under way."""

    topic: str
    at: int = 0
    """Index of the open question."""
    answers: tuple[tuple[str, str], ...] = ()
    """Id of the question, and what was answered."""


@dataclass(frozen=True, slots=True)
class Arranging:
    """Something to be said later that is being talked about."""

    snooze: bool
    """True: this talk is put off. False: a reminder."""
    words: str = ""
    """What the reminder is about, in the person's own words."""
    reason: str = ""
    """Why then, in the person's own words: "after lunch"."""
    at: time | None = None
    """Local time of day of what comes over and over."""
    weekdays: tuple[int, ...] = ()
    """0 is Monday; empty when no day was named."""
    repeats: bool = False
    ahead: int = 0
    """Days from now, where these were named: 1 for "tomorrow"."""
    part: Literal["", "morning", "evening"] = ""
    """The part of the day that was named."""
    once: datetime | None = None
    """The one moment, aware."""
    asking: Literal["words", "time", "yes_no"] = "time"
    """The question that is open."""
    asked_words: bool = False
    asked_time: bool = False
    offers: int = 0
    """How many times of day were offered."""


@dataclass(frozen=True, slots=True)
class Care:
    """Talk about danger. Nothing said in it is kept."""

    stage: Stage
    urgent: bool = False
    """True: the number to give is the emergency number."""
    silences: int = 0
    named: bool = False
    """True once a person in danger was told where to turn."""
    listed: bool = False
    """True once the list of numbers was read."""
    back: tuple[Effect, ...] = ()
    """What to say and ask when it turns out that all is well."""
    told: Understanding | None = None
    """What the words that we asked about told besides; an answer after all when all is well."""
    asking: Ask = Ask.OPEN
    """The question that is open again then."""
    suspended: Playing | None = None
    """The exercise we were in, to go on with when all is well."""


@dataclass(frozen=True, slots=True)
class State:
    """One conversation between two turns."""

    kind: Kind
    context: Context
    asking: Ask = Ask.OPEN
    entry: CheckIn = field(default_factory=CheckIn)
    """Everything said so far."""
    saved: CheckIn | None = None
    """What was last handed to the store."""
    before: CheckIn = field(default_factory=CheckIn)
    """The entry without the last answer, for corrections."""
    answered: Number | None = None
    """The field of the entry that the last answer gave a number to."""
    back_to: Ask = Ask.OPEN
    """The question that is open again after one about the plan."""
    asked: tuple[Ask, ...] = ()
    """Follow-up questions so far."""
    silences: int = 0
    """Turns of silence since something was said."""
    misses: int = 0
    """Turns not understood since something was."""
    faint: bool = False
    """True when the last turn was too quiet, and it was said so."""
    pending: Understanding | None = None
    """What waits to be confirmed: while it does, "is that right?" is the open question."""
    confirmed: bool = False
    """True once something was confirmed; one confirmation is enough."""
    playing: Playing | None = None
    talking: Talking | None = None
    arranging: Arranging | None = None
    """While it is set, what it asks is the open question."""
    arranged: str | None = None
    """Id of the reminder that was kept last, to be taken back."""
    care: Care | None = None
    asked_safety: bool = False
    """True when the direct question was asked in this conversation."""
    hoped: str | None = None
    """What was named as perhaps pleasant, while how much is asked."""
    erasing: bool = False
    """True when the turn before asked to erase everything: once more, and it is done."""
    undone: bool = False
    """True when the entry was taken back and nothing new was said."""
    turns: int = 0
    idle: int = 0
    """Turns so far that did not bring the conversation nearer to its end."""
    last: tuple[Effect, ...] = ()
    """What was last said and asked."""
    aside: "State | None" = None
    """The conversation that is offered to be gone on with."""
    over: bool = False


Reply = tuple[State, tuple[Effect, ...]]


def spoken(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Of some effects those that can be repeated without doing anything twice."""
    return tuple(effect for effect in effects if isinstance(effect, Say | Listen))


def dump(state: State) -> str:
    """The state as JSON text."""
    return _adapter().dump_json(state).decode()


def load(text: str) -> State:
    """The state that `dump` made the text of. Raises ValueError for any other text."""
    return _adapter().validate_json(text)


@cache
def _adapter() -> TypeAdapter[State]:
    return TypeAdapter(State)
