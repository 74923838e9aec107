"""What a conversation takes in, turn by turn, and what it wants done."""

from dataclasses import dataclass
from typing import Literal

from voice_checkin.types.entries import CheckIn, ExerciseRecord
from voice_checkin.types.goals import Goal
from voice_checkin.types.hearing import Level
from voice_checkin.types.meaning import Expect, Understanding
from voice_checkin.types.reminders import Reminder, Snooze


@dataclass(frozen=True, slots=True)
class Heard:
    """A turn in which the person said something."""

    understanding: Understanding
    after: float | None = None
    """Seconds of the wait that had passed when the turn ended; None when nobody counted."""
    level: Level | None = None
    """How loud it was; None for what was typed."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A turn in which the person said nothing for as long as we waited, or a pause has passed."""


@dataclass(frozen=True, slots=True)
class Gone:
    """No further turn can come: end of input, or interrupted. What was said must be kept."""


Turn = Heard | Silence | Gone


Tone = Literal["rise", "stay", "fall"]
"""Breathing in, holding, breathing out."""


@dataclass(frozen=True, slots=True)
class Say:
    """Speak this, to the end, before the next effect."""

    text: str
    line: str = ""
    """The line's key in lines.yaml or the exercise's step; for tests and timelines."""
    tone: "Tone | None" = None
    """A soft tone that may stand for the words, where tones are wanted and can be heard."""


@dataclass(frozen=True, slots=True)
class Listen:
    """Open the microphone and wait for one utterance; always the last of a list of effects."""

    expect: Expect = Expect.FREE
    patience: float = 1.2
    """Seconds of silence after speech that end the utterance."""
    wait: float = 9.0
    """Seconds to wait for speech to start before the turn counts as silence."""
    timed: bool = False
    """True in an exercise: the wait is part of the exercise, and silence is normal."""
    from_cue: bool = False
    """True: the wait began with the first sound of what was said before it, as a breath does."""


@dataclass(frozen=True, slots=True)
class Save:
    """Write this as the conversation's entry: the first makes it, later ones replace it."""

    check_in: CheckIn


@dataclass(frozen=True, slots=True)
class SaveExercise:
    """Write that an exercise was done."""

    record: ExerciseRecord


@dataclass(frozen=True, slots=True)
class SaveGoal:
    """Keep a goal, in place of the one of the same name."""

    goal: Goal


@dataclass(frozen=True, slots=True)
class DropGoal:
    """Forget the goal of this name."""

    name: str


@dataclass(frozen=True, slots=True)
class SaveName:
    """Keep what the person is called; empty: forget it."""

    name: str


@dataclass(frozen=True, slots=True)
class SaveSettings:
    """Keep these settings, by name."""

    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SaveSafetyPlan:
    """Keep this plan for bad days, in place of the one before."""

    plan: tuple[tuple[str, str], ...]
    """What each part is called, and what the person said."""


@dataclass(frozen=True, slots=True)
class EraseAll:
    """Remove everything that is stored, and the key with it."""


@dataclass(frozen=True, slots=True)
class SaveReminder:
    """Keep a reminder, in place of the one with the same id."""

    reminder: Reminder


@dataclass(frozen=True, slots=True)
class DropReminder:
    """Forget the reminder with this id."""

    id: str


@dataclass(frozen=True, slots=True)
class SaveSnooze:
    """Keep that something is put off, in place of its snooze before."""

    snooze: Snooze


@dataclass(frozen=True, slots=True)
class DropSnooze:
    """Forget that this was put off."""

    of: str


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back this conversation's entry; without one, the last entry stored."""


@dataclass(frozen=True, slots=True)
class Remember:
    """Keep when this last happened, under a key such as "asked_about_safety"; nothing else."""

    key: str


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on with the conversation that was put aside: what is saved from here on is its entry."""


@dataclass(frozen=True, slots=True)
class End:
    """The conversation is over."""

    reason: Literal["done", "stopped", "silence", "gone", "care"] = "done"


@dataclass(frozen=True, slots=True)
class Adjust:
    """Speak differently from here on, for the rest of this conversation."""

    change: Literal["slower", "faster", "louder", "quieter"]


Arranged = SaveReminder | DropReminder | SaveSnooze | DropSnooze
"""What is to be said later, or not any more."""
Kept = SaveGoal | DropGoal | SaveName | SaveSettings | SaveSafetyPlan | Arranged | EraseAll
"""What a short talk leaves behind, beside entries."""
Effect = Say | Listen | Save | SaveExercise | Kept | Undo | Remember | Resume | Adjust | End
