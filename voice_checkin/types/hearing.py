"""Sound, and the words a recogniser makes of it."""

from dataclasses import dataclass
from typing import Final

RATE: Final = 16_000
"""Samples per second inside the pipeline."""
FRAME_SAMPLES: Final = 512
"""Samples in one frame (32 ms), the size Silero VAD wants."""
FRAME_BYTES: Final = FRAME_SAMPLES * 2
FRAME_SECONDS: Final = FRAME_SAMPLES / RATE


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
class Level:
    """How loud an utterance was where it was speech, and how far above the room."""

    dbfs: float
    """Root mean square in dB, where a full-scale square wave is 0."""
    snr: float | None = None
    """dB of the speech above what sounded before and after it; None when nothing did."""


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
