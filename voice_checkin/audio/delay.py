"""When the echo of what is played comes: looked for again and again until it is sure."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from voice_checkin.types import FRAME_SAMPLES, RATE

Floats = NDArray[np.float64]

_FIRST: Final = round(0.58 * RATE)
"""Samples of sound after which it is looked for first: in less, chance looks like an echo."""
_EVERY: Final = 4 * FRAME_SAMPLES
_SAME: Final = 2
"""Samples by which two looks that agree may differ."""
_LONGEST: Final = round(1.2 * RATE)
_NO_ECHO: Final = round(2.1 * RATE)
"""Samples of sound after which none is expected: headphones, or a loudspeaker in another room."""
_STANDS_OUT: Final = 12.0
_LIKE: Final = 0.12
"""Correlation of the echo with what was played. Whitened, the hum of the mains alone has a peak
that stands out; of 120 lines in rooms with noise or hum, with 0 to 1 s of delay, 13 were given a
wrong delay without this and without a second look, and none with both."""
_SOUND: Final = 200.0
"""Magnitude of a sample from which there is sound in what is played."""


class DelaySearch:
    """For one line; counts in samples since it began, by the microphone."""

    def __init__(self, played: Floats, ahead: int) -> None:
        """`ahead`: samples that come before the microphone's first."""
        self._played = played
        loud = np.flatnonzero(np.abs(played) > _SOUND)
        self._begins = int(loud[0]) if len(loud) else len(played)
        self._ahead = ahead
        self._next = ahead + self._begins + _FIRST
        self._before: int | None = None

    def due(self, count: int) -> bool:
        """Whether to look now, when so many samples were heard."""
        return count >= self._next

    def hopeless(self, count: int) -> bool:
        """Whether there is no echo, since none was found until now."""
        return count >= self._ahead + self._begins + _NO_ECHO

    def look(self, heard: Floats) -> int | None:
        """The delay in samples, once two looks agree."""
        self._next = len(heard) + _EVERY
        before, self._before = self._before, delay_of(heard, self._played[: len(heard)], _LONGEST)
        if before is None or self._before is None or abs(self._before - before) > _SAME:
            return None
        return self._before


def delay_of(heard: Floats, played: Floats, most: int) -> int | None:
    """By how many samples what was played comes later in what was heard; None where it does not.

    The peak of the cross-correlation with whitened spectra (GCC-PHAT: Knapp and Carter, 1976), up
    to `most` samples; it must stand out from the rest, and what is heard there be like what was
    played.
    """
    size = 1 << (len(heard) + most).bit_length()
    cross = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(played, size))
    peaks = np.abs(np.fft.irfft(cross / (np.abs(cross) + 1e-9), size)[:most])
    best = int(peaks.argmax())
    stands_out = peaks[best] > _STANDS_OUT * np.median(peaks)
    return best if stands_out and _likeness(heard[best:], played) >= _LIKE else None


def _likeness(heard: Floats, played: Floats) -> float:
    """Magnitude of the correlation where there is something of both."""
    count = min(len(heard), len(played))
    heard, played = heard[:count], played[:count]
    powers = float(np.dot(heard, heard) * np.dot(played, played))
    return abs(float(np.dot(heard, played))) / np.sqrt(powers) if powers else 0.0
