"""What was played, as the microphone hears it: later, and on another clock.

A loudspeaker and a microphone seldom share a clock; a few hundred parts in a million between them
are enough that an echo filter learns what is no longer so. The delay is measured all the while, and
what was played is read at the pace at which it is heard.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from voice_checkin.audio.pcm import samples
from voice_checkin.audio.resample import resampled
from voice_checkin.types import RATE

Floats = NDArray[np.float64]

_FINER: Final = 4
"""Between two samples there are so many steps; in between them a straight line will do."""
_NEAR: Final = 24
"""Samples by which the echo is looked for to either side of where it should be."""
_UNKNOWN_PACE: Final = 3e-4
"""How far two clocks are apart, usually, when nothing was measured yet."""
_PACE_WANDERS: Final = 2e-5
"""By how much the pace changes in a second, usually."""
_PLACE_WANDERS: Final = 0.1
"""Samples by which the place does."""
_MEASURED: Final = 0.5
"""Samples by which one measurement errs, usually."""
_FASTEST: Final = 0.002
"""No two clocks differ by more."""
_STANDS_OUT: Final = 4.0
_BAND: Final = (200.0, 5000.0)
"""Hertz in which a voice is looked for."""


@dataclass(frozen=True, slots=True)
class Pace:
    """By what share the loudspeaker's clock is slower than the microphone's."""

    pace: float = 0.0
    doubt: float = _UNKNOWN_PACE**2
    """Variance of it."""


class Reference:
    """One line (int16 mono at 16 kHz) and when its samples are heard.

    Place and pace are followed by a Kalman filter of two states. Times are samples of the
    microphone.
    """

    def __init__(self, played: bytes, clock: Pace | None = None) -> None:
        """`clock`: what lines before have shown of the pace."""
        fine = samples(resampled(played, RATE, _FINER * RATE)) if played else np.zeros(1)
        self._fine = fine.astype(np.float64)
        self._steps = np.arange(len(self._fine))
        self._place, self._since = 0.0, 0.0
        self._clock = clock or Pace()
        self._doubt = np.diag([1.0, self._clock.doubt])

    @property
    def clock(self) -> Pace:
        """What is known of the pace now."""
        return Pace(self._clock.pace, float(self._doubt[1, 1]))

    def put(self, shift: int) -> None:
        """The echo comes `shift` samples later, about."""
        self._place, self._since = float(shift), float(shift)
        self._doubt = np.diag([4.0, self._clock.doubt])

    def at(self, start: int, count: int) -> Floats:
        """What was played when the echo heard from `start` on set out."""
        heard = np.arange(start, start + count, dtype=np.float64)
        later = self._place + (heard - self._since) * self._clock.pace
        spoken = (heard - later) * _FINER
        return np.interp(spoken, self._steps, self._fine, left=0.0, right=0.0)

    def follow(self, start: int, heard: Floats) -> None:
        """Put place and pace right by what was heard from `start` on."""
        off = _offset(heard, self.at(start, len(heard)))
        if off is None:
            return
        middle = start + len(heard) / 2
        gone = middle - self._since
        seconds = abs(gone) / RATE
        move = np.array([[1.0, gone], [0.0, 1.0]])
        wanders = np.diag([_PLACE_WANDERS**2, _PACE_WANDERS**2]) * seconds
        doubt = move @ self._doubt @ move.T + wanders
        gain = doubt[:, 0] / (doubt[0, 0] + _MEASURED**2)
        self._doubt = doubt - np.outer(gain, doubt[0])
        self._place += gone * self._clock.pace + gain[0] * off
        pace = self._clock.pace + gain[1] * off
        self._clock = Pace(float(np.clip(pace, -_FASTEST, _FASTEST)), float(self._doubt[1, 1]))
        self._since = middle


def _offset(heard: Floats, played: Floats) -> float | None:
    """Samples by which the echo comes later than it should; None where that is not plain."""
    size = 1 << (len(heard) + _NEAR).bit_length()
    cross = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(played, size))
    hertz = np.fft.rfftfreq(size, 1 / RATE)
    cross[(hertz < _BAND[0]) | (hertz > _BAND[1])] = 0
    white = cross / (np.abs(cross) + 1e-9)
    wide = np.concatenate([white, np.zeros((_FINER - 1) * (size // 2))])
    peaks = np.fft.irfft(wide)
    near = np.concatenate([peaks[-_FINER * _NEAR :], peaks[: _FINER * _NEAR + 1]])
    best = int(near.argmax())
    if near[best] < _STANDS_OUT * np.std(near) or best in (0, len(near) - 1):
        return None
    below, peak, above = near[best - 1 : best + 2]
    bent = (below - above) / (2 * (below - 2 * peak + above))
    return float((best + bent) / _FINER - _NEAR)
