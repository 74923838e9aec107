"""What a voice is: text in, samples out. Playing them is the audio edge's work."""

import zlib
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from voice_checkin.errors import VoiceError
from voice_checkin.types import RATE

DEFAULT_RATE = 165
"""Words per minute."""
SLOWEST, FASTEST = 80, 450
"""Words per minute that espeak-ng can keep; the system voices take them, too."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Spoken text."""

    pcm: bytes
    """16-bit signed little-endian mono; empty when there was nothing to say."""
    rate: int
    """Samples per second."""

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.pcm) / 2 / self.rate


@dataclass(frozen=True, slots=True)
class Manner:
    """How to speak. Raises VoiceError when a number is out of its range."""

    voice: str | None = None
    """A voice's id, for espeak-ng with a variant if wanted ("en-us+f3"); None is the default."""
    rate: int = DEFAULT_RATE
    """Words per minute, 80 to 450."""
    volume: float = 1.0
    """0 (silent) to 1."""

    def __post_init__(self) -> None:
        if not SLOWEST <= self.rate <= FASTEST:
            raise VoiceError(
                f"The voice cannot speak {self.rate} words a minute; "
                f"set a rate from {SLOWEST} to {FASTEST}."
            )
        if not 0.0 <= self.volume <= 1.0:
            raise VoiceError(
                f"The voice cannot speak at volume {self.volume}; set a volume from 0 to 1."
            )


class Synthesiser(Protocol):
    """Turns text into samples; one at a time, from any thread."""

    def speak(self, text: str) -> Speech:
        """The text as samples; text without a letter or digit gives none.

        Raises VoiceError when the voice cannot be used.
        """
        ...

    def close(self) -> None:
        """Let go of what it holds; a second call does nothing."""
        ...


class ToneSynthesiser:
    """A stand-in without a voice: every word is a tone whose length and pitch follow its letters.

    The same text always gives the same samples, on every machine.
    """

    LETTER, GAP = 0.06, 0.05
    """Seconds of tone for each letter, and of silence after each word."""

    def __init__(self, rate: int = RATE) -> None:
        self.rate = rate
        self.spoken: list[str] = []
        """What was asked for, in order."""
        self.closed = False

    def speak(self, text: str) -> Speech:
        """One tone for each word that has a letter or digit."""
        self.spoken.append(text)
        words = [word for word in text.split() if any(map(str.isalnum, word))]
        return Speech(b"".join(self._tone(word) for word in words), self.rate)

    def close(self) -> None:
        """Remember that it was closed."""
        self.closed = True

    def _tone(self, word: str) -> bytes:
        pitch = 150 + zlib.crc32(word.lower().encode("utf-8", "replace")) % 150
        time = np.arange(round(len(word) * self.LETTER * self.rate)) / self.rate
        tone: bytes = np.rint(8000 * np.sin(2 * np.pi * pitch * time)).astype("<i2").tobytes()
        return tone + bytes(2 * round(self.GAP * self.rate))
