"""What can be said and done, as plain values: lines, exercises, helplines. Read by `catalogue`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from voice_checkin.dialogue.helplines import Helpline
from voice_checkin.dialogue.lines import Lines
from voice_checkin.types import Tone


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing said in an exercise, and the quiet after it."""

    say: str
    """Empty: nothing is said, the quiet goes on."""
    seconds: float
    """Seconds of quiet after it, at the usual pace; with `beat`, until the next cue in all."""
    step: int
    """Which step of the exercise it belongs to, from 0; "repeat" and "skip" go by steps."""
    lights_off: str = ""
    """Said instead when the lights are off; empty: the same words serve."""
    beat: bool = False
    """True: keeps a rhythm, as breathing does; what is said over it does not change it."""
    slot: bool = False
    """True: what the person says here is a note of theirs, not an answer."""
    tone: Tone | None = None
    """A soft tone that may stand for the words, once they are known."""


@dataclass(frozen=True, slots=True)
class Form:
    """One length or way of doing an exercise."""

    minutes: float
    """About how long it takes, spoken words included."""
    cues: tuple[Cue, ...]
    called: tuple[str, ...] = ()
    """How it is asked for: "five minutes", "without holding"; plain words."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """A timed script."""

    name: str
    title: str
    """As it is said: "Would you like a minute of {title}?"."""
    aliases: tuple[str, ...]
    intro: tuple[str, ...]
    outro: tuple[str, ...]
    notes: Literal["keep", "ask"]
    """What becomes of what was said in slots: kept, or the person is asked."""
    forms: Mapping[str, Form]
    """By name; the first is the usual one, "short" is for little energy."""

    def form(self, name: str | None, short: bool = False) -> str:
        """The name of the form asked for, else the short one if `short`, else the usual one."""
        if name is not None and name in self.forms:
            return name
        return "short" if short and "short" in self.forms else next(iter(self.forms))


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said when somebody asks about numbness."""

    id: str
    ask: tuple[str, ...]
    """Plain words; any of them asks for it."""
    say: tuple[str, ...]


Takes = Literal[
    "note", "feeling", "yes_no", "minutes", "times_a_week", "country",
    "morning_time", "evening_time", "quiet_hours",
]  # fmt: skip
"""What a question of a topic takes for an answer: one's own words, a feeling, or a value."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a topic; each of its lines in several wordings."""

    id: str
    takes: Takes
    say: tuple[str, ...]
    again: tuple[str, ...]
    """The same in fewer words, after silence or an answer that is none."""
    lead_in: tuple[str, ...] = ()
    """What an answer may begin with that is no part of it ("call me"); plain words."""
    label: str = ""
    """Put before the answer where it becomes part of a note."""
    ack: tuple[str, ...] = ()
    """Said after an answer."""
    unsure: tuple[str, ...] = ()
    """Said once after "I don't know", instead of going on."""
    only_if: str | None = None
    """Asked only after a yes to the question of this id."""
    exercise: str | None = None
    """A yes leads into this exercise, and the topic is done."""


Makes = Literal["entry", "goal", "settings", "safety_plan", "summary"]


@dataclass(frozen=True, slots=True)
class Topic:
    """A short talk of a few questions, none of which must be answered."""

    name: str
    makes: Makes
    """What becomes of the answers."""
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    questions: tuple[Question, ...]
    soft: bool = False
    """True: spoken slower and quieter from here on."""


@dataclass(frozen=True, slots=True, repr=False)
class Script:
    """Everything a conversation is made of."""

    lines: Lines
    exercises: Mapping[str, Exercise]
    helplines: tuple[Helpline, ...]
    topics: Mapping[str, Topic] = field(default_factory=dict)
    about: tuple[Answer, ...] = ()

    def __repr__(self) -> str:
        # Hundreds of lines help nobody in a log or a failing test.
        return f"Script({len(self.exercises)} exercises)"
