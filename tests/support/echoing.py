"""A room in numbers: a loudspeaker, walls, a microphone, and a person who may speak over it."""

from collections.abc import Iterator

import numpy as np
import soxr
from numpy.typing import NDArray

from voice_checkin.audio.managed import Managed
from voice_checkin.audio.pcm import from_float, samples
from voice_checkin.types import FRAME_BYTES, FRAME_SAMPLES, RATE

Floats = NDArray[np.float64]
_WALLS = ((0.0, 1.0), (0.011, 0.35), (0.023, 0.25), (0.041, 0.15), (0.070, 0.08))
"""Seconds after the first, and how strong: what comes back from the walls."""


def power(pcm: bytes) -> float:
    """Of the samples in which somebody speaks."""
    wave = samples(pcm).astype(np.float64)
    loud = wave[np.abs(wave) > 200]
    return float(np.mean(loud**2)) if len(loud) else 1.0


def in_the_room(
    played: bytes,
    delay: float,
    gain: float = 0.5,
    over: bytes = b"",
    at: float = 0.0,
    drift: float = 0.0,
    hiss: float = 8.0,
    softer: float = 0.0,
) -> bytes:
    """What the microphone hears of a line: its echo `delay` seconds later, and a person.

    The person is as loud as the echo, or `softer` by so many dB, and begins `at` seconds after it.
    `drift`: by what share the loudspeaker's clock is slower than the microphone's (0.0003: a third
    of a sample every thousand, as a sound server that evens out two clocks does). `hiss`: of the
    microphone, in steps of 16 bits; the mains hum besides, as softly as in the virtual room.
    """
    line = samples(played).astype(np.float64)
    if drift:
        line = soxr.resample(line, RATE, RATE * (1 + drift))
    heard = np.zeros(len(line) + round((delay + 0.9) * RATE))
    for later, strength in _WALLS:
        first = round((delay + later) * RATE)
        heard[first : first + len(line)] += line * gain * strength
    if over:
        person = samples(over) * np.sqrt(power(played) * gain**2 / power(over))
        person = person * 10 ** (-softer / 20)
        first = round((delay + at) * RATE)
        person = person[: len(heard) - first]
        heard[first : first + len(person)] += person
    noise = np.random.default_rng(1).normal(0, 1, len(heard)) * hiss
    hum = 2.8 * np.sin(2 * np.pi * 50 / RATE * np.arange(len(heard)))
    return from_float((heard + noise + hum) / 32768.0)


class Heard(Managed):
    """A microphone that hears this, line after line, and plays the part of the clock."""

    def __init__(self) -> None:
        self._frames: Iterator[bytes] = iter(())
        self.left = 0

    def put(self, pcm: bytes) -> None:
        """What is heard from now on."""
        frames = [pcm[i : i + FRAME_BYTES] for i in range(0, len(pcm), FRAME_BYTES)]
        self._frames = iter(frame for frame in frames if len(frame) == FRAME_BYTES)
        self.left = len(pcm) // 2 // FRAME_SAMPLES

    def open(self) -> None:
        """Nothing to do."""

    def listen(self) -> None:
        """The line begins when it is put."""

    def read(self) -> bytes:
        """The next frame."""
        self.left -= 1
        return next(self._frames, b"")

    def over(self) -> bool:
        """No line is the last."""
        return False

    def close(self) -> None:
        """Nothing to do."""

    def playing(self) -> bool:
        """True while there is something to hear."""
        return self.left > 0
