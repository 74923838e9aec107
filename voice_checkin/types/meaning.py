"""What an utterance means."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal


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
    MINUTES = "minutes"
    """How long: fills `slots["minutes"]`."""
    TIMES_A_WEEK = "times_a_week"
    """How often: fills `slots["times"]`, 1 to 7."""
    TIME = "time"
    """When: fills `slots["at"]`, as "HH:MM"."""
    HOURS = "hours"
    """From when to when: fills `slots["from"]` and `slots["to"]`."""
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
    misheard: dict[str, str] = field(default_factory=dict)
    """Words said for a feeling that a recogniser bent, and what they were: "tents", "tense"."""
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
