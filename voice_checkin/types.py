"""The values that cross stages: frozen, with the unit under each field.

Audio is 16-bit signed little-endian mono PCM as `bytes` everywhere; inside the pipeline its rate
is `RATE` and it travels in frames of `FRAME_SAMPLES` samples. Time in audio is counted in seconds
of audio, never in wall-clock time.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, Literal

RATE: Final = 16_000
"""Samples per second inside the pipeline."""
FRAME_SAMPLES: Final = 512
"""Samples in one frame (32 ms), the size Silero VAD wants."""
FRAME_BYTES: Final = FRAME_SAMPLES * 2
FRAME_SECONDS: Final = FRAME_SAMPLES / RATE


# --- hearing ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised word."""

    text: str
    start: float
    """Seconds of audio from the start of the utterance."""
    end: float
    """Seconds of audio from the start of the utterance."""
    confidence: float
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """What a recogniser made of one utterance. Lower case, numbers as words, no punctuation."""

    text: str
    """Empty when nothing was recognised."""
    confidence: float = 1.0
    """0 to 1; for text that was typed it is 1."""
    alternatives: tuple[str, ...] = ()
    """Other readings, best first, without `text` itself."""
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Grammar:
    """What may be said, in the two forms the engines take. Made from templates by `catalogue`."""

    name: str
    """Letters, digits, `_`; the JSGF grammar's name."""
    jsgf: str
    """A JSGF grammar with one public rule, lower case."""
    phrases: tuple[str, ...]
    """Phrases (or the pieces of phrases) for engines that take a list; never empty."""

    @property
    def words(self) -> frozenset[str]:
        """Every word that may occur."""
        return frozenset(word for phrase in self.phrases for word in phrase.split())


# --- understanding ---------------------------------------------------------------------------


class Expect(StrEnum):
    """What the last question asked for; narrows grammar, patience and reading."""

    FREE = "free"
    YES_NO = "yes_no"
    FELT = "felt"
    PLEASANT = "pleasant"
    ENERGY = "energy"
    SLEEP = "sleep"
    RATING = "rating"
    FEELING = "feeling"
    EXERCISE = "exercise"
    """In an exercise: anything may be said; stop, pause, repeat, skip, slower matter."""


class Concern(StrEnum):
    """What an utterance says about danger; never stored, never shown to the user as a label."""

    NONE = "none"
    AMBIGUOUS = "ambiguous"
    CLEAR = "clear"
    IMMINENT = "imminent"
    OTHER_PERSON = "other_person"
    BEREAVED = "bereaved"
    PAST = "past"
    DENIED = "denied"
    MEDICAL = "medical"
    ABUSE = "abuse"


Polarity = Literal["numb", "neg", "neutral", "pos"]
SleepQuality = Literal["bad", "ok", "good"]


@dataclass(frozen=True, slots=True)
class FeelingMention:
    """One feeling the speaker says of themselves, now."""

    name: str
    """Canonical name, from feelings.yaml."""
    said: str
    """The words said, as in the text."""
    polarity: Polarity
    negated: bool = False
    intensity: Literal[-1, 0, 1] = 0
    """-1 softened ("a bit"), 0 plain, 1 strong ("really")."""


@dataclass(frozen=True, slots=True)
class Sleep:
    """Last night's sleep, as far as it was said."""

    hours: float | None = None
    quality: SleepQuality | None = None


@dataclass(frozen=True, slots=True)
class HabitMention:
    """A habit said to be done, or said not to be."""

    name: str
    done: bool = True


@dataclass(frozen=True, slots=True)
class Understanding:
    """What one utterance means. `intent` None means: not understood, or not for us."""

    text: str
    intent: str | None = None
    score: float = 0.0
    """0 to 1: how sure the match of the intent is."""
    slots: dict[str, str | int | float] = field(default_factory=dict)
    feelings: tuple[FeelingMention, ...] = ()
    felt: int | None = None
    """0 (nothing at all) to 4 (overwhelming)."""
    rating: float | None = None
    """0 to 10."""
    valence: int | None = None
    """-2 to 2; None when unknown. Numb is unknown, never neutral."""
    energy: int | None = None
    """0 (none) to 4 (buzzing)."""
    sleep: Sleep | None = None
    habits: tuple[HabitMention, ...] = ()
    concern: Concern = Concern.NONE
    weekly_question: bool = False
    """True for core vocabulary ("dead inside") that is worth one direct question a week."""
    confidence: float = 1.0
    """0 to 1: how sure the recogniser was of the words."""


# --- dialogue --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heard:
    """A turn in which the person said something."""

    understanding: Understanding
    after: float | None = None
    """Seconds of the wait that had passed when the turn ended; None when nobody counted."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A turn in which the person said nothing for as long as we waited, or a pause has passed."""


@dataclass(frozen=True, slots=True)
class Gone:
    """No further turn can come: end of input, or interrupted. What was said must be kept."""


Turn = Heard | Silence | Gone


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One entry's content, as far as it was said. Time is added by the session that saves it."""

    felt: int | None = None
    valence: int | None = None
    energy: int | None = None
    rating: float | None = None
    feelings: tuple[FeelingMention, ...] = ()
    habits: tuple[HabitMention, ...] = ()
    sleep: Sleep | None = None
    contexts: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    event: str | None = None
    note: str | None = None
    confidence: float = 1.0
    """0 to 1: the least sure utterance that filled it."""
    confirmed: bool = False
    declined: bool = False
    """True when a question was declined ("I'd rather not")."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A stored check-in."""

    id: str
    said_at: datetime
    """Aware, UTC."""
    zone: str
    """IANA name of the zone it was said in, e.g. "Europe/Dublin"."""
    check_in: CheckIn
    backfilled_minutes: int = 0


@dataclass(frozen=True, slots=True)
class ExerciseRecord:
    """One exercise, done in part or whole."""

    name: str
    completed: bool
    felt_before: int | None = None
    felt_after: int | None = None


@dataclass(frozen=True, slots=True)
class ExerciseEntry:
    """A stored exercise."""

    id: str
    at: datetime
    """Aware, UTC."""
    zone: str
    """IANA name of the zone it was done in."""
    record: ExerciseRecord


@dataclass(frozen=True, slots=True)
class Say:
    """Speak this, to the end, before the next effect."""

    text: str
    line: str = ""
    """The line's key in lines.yaml or the exercise's step; for tests and timelines."""


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
class Undo:
    """Take back this conversation's entry; without one, the last entry stored."""


@dataclass(frozen=True, slots=True)
class Remember:
    """Keep when this last happened, under a key such as "asked_about_safety"; nothing else."""

    key: str


@dataclass(frozen=True, slots=True)
class End:
    """The conversation is over."""

    reason: Literal["done", "stopped", "silence", "gone", "care"] = "done"


@dataclass(frozen=True, slots=True)
class Adjust:
    """Speak differently from here on, for the rest of this conversation."""

    change: Literal["slower", "faster", "louder", "quieter"]


Effect = Say | Listen | Save | SaveExercise | Undo | Remember | Adjust | End
