"""What is stored."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from voice_checkin.types.meaning import FeelingMention, HabitMention, Sleep


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
class Unfinished:
    """A conversation that was put aside when the program ended, to go on with."""

    state: str
    """As `dialogue.state.dump` gives it."""
    entry_id: str | None
    """What it has saved so far."""
    at: datetime
    """Aware, UTC: when it was last listened to."""


PersonalKind = Literal["habit", "person", "goal"]


@dataclass(frozen=True, slots=True)
class PersonalWord:
    """A name that a person gave: of a habit, a person or a goal. It never reaches a log."""

    kind: PersonalKind
    name: str
    """As it is written; unlike any other's, whatever the case of its letters."""
    said_as: tuple[str, ...] = ()
    """Other ways to say it, as words; none means as it is written."""

    @property
    def spoken(self) -> tuple[str, ...]:
        """Everything a person may say for it, lower case, the usual one first."""
        return tuple(dict.fromkeys(way.casefold() for way in (self.name, *self.said_as)))
