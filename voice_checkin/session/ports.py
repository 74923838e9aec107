"""What a conversation needs from outside, as small protocols; the edges fulfil them."""

from collections.abc import Callable
from datetime import datetime
from enum import Enum, auto
from typing import Protocol

from voice_checkin.types import (
    CheckIn,
    End,
    Entry,
    ExerciseRecord,
    Expect,
    Listen,
    Say,
    Transcript,
    Understanding,
)


class Nothing(Enum):
    """Why a listening brought no words."""

    SILENCE = auto()
    """Nobody spoke for as long as we waited."""
    CLOSED = auto()
    """No more can come: end of input, end of the recording."""


class Ear(Protocol):
    """Waits for one utterance."""

    def hear(self, listen: Listen) -> Transcript | Nothing:
        """The utterance, or why there was none. An empty transcript: spoken, not recognised."""
        ...


class Mouth(Protocol):
    """Says one line to the end."""

    def say(self, say: Say) -> None:
        """Return when the last sound has left."""
        ...


class Journal(Protocol):
    """The part of the store a conversation writes to."""

    def save(
        self, check_in: CheckIn, said_at: datetime, zone: str, entry_id: str | None = None
    ) -> str:
        """Write one entry in one transaction and return its id."""
        ...

    def delete(self, entry_id: str) -> bool:
        """Remove an entry; False when it was not there."""
        ...

    def last(self) -> Entry | None:
        """The newest entry."""
        ...

    def save_exercise(self, record: ExerciseRecord, at: datetime, zone: str) -> str:
        """Write that an exercise was done."""
        ...

    def remember(self, key: str, at: datetime) -> None:
        """Keep when this last happened."""
        ...


class Observer(Protocol):
    """Told of everything that happens, for a terminal, JSON lines or a picture."""

    def said(self, say: Say) -> None:
        """A line is about to be spoken."""
        ...

    def listening(self, listen: Listen) -> None:
        """The microphone opens, or a pause of an exercise begins."""
        ...

    def heard(self, understanding: Understanding) -> None:
        """An utterance was understood, or was not."""
        ...

    def saved(self, entry: Entry) -> None:
        """An entry is safe."""
        ...

    def undone(self, entry: Entry | None) -> None:
        """An entry was taken back; None when there was none."""
        ...

    def ended(self, end: End) -> None:
        """The conversation is over."""
        ...


Understand = Callable[[Transcript, Expect], Understanding]
