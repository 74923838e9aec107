"""What a conversation needs from outside, as small protocols; the edges fulfil them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from voice_checkin.types import (
    Adjust,
    End,
    Entry,
    Expect,
    Kept,
    Level,
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


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one listening brought."""

    transcript: Transcript
    after: float | None = None
    """Seconds of the wait that had passed when it ended; None when nobody counts."""
    level: Level | None = None
    """How loud it was; None when it was typed."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """How one line went."""

    seconds: float
    """That its words last, and their echo where the microphone has to wait for it."""
    over: Transcript | None = None
    """What the person said over it, which silenced it."""
    called: bool = False
    """Whether the wake word silenced it: they will say more."""


class Ear(Protocol):
    """Waits for one utterance."""

    def hear(self, listen: Listen) -> Utterance | Nothing:
        """The utterance, or why there was none. An empty transcript: spoken, not recognised."""
        ...


class Mouth(Protocol):
    """Says one line to the end."""

    def say(self, say: Say, quiet: float = 0.0) -> Spoken:
        """Speak after `quiet` seconds; return when the last sound has left."""
        ...

    def adjust(self, adjust: Adjust) -> None:
        """Speak differently from the next line on."""
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

    def kept(self, effect: Kept) -> None:
        """What a short talk leaves behind is safe."""
        ...

    def ended(self, end: End) -> None:
        """The conversation is over."""
        ...


Understand = Callable[[Transcript, Expect], Understanding]
