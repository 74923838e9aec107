"""What both programs of benchmarks/latency.py hear, as slowly as a microphone would give it."""

import math
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks import rooms
from benchmarks.endpointing import spoken
from benchmarks.rooms import Clip
from voice_checkin.audio.managed import Managed
from voice_checkin.types import FRAME_BYTES, RATE

LEAD: Final = 1.5
"""Seconds of a quiet room before the recording."""
TAIL: Final = 8.0
"""Seconds of it afterwards."""
_QUIET: Final = 10 ** (-70 / 20)
"""Of full scale."""
_BYTES_A_SECOND: Final = 2 * RATE


def scene(path: Path, seed: int = 1) -> tuple[bytes, float] | None:
    """The recording in a quiet room, and at which second of that speech ends; None: no speech."""
    clip = Clip(path, rooms.read(path))
    times = spoken(clip)
    if times is None:
        return None
    lead, tail = np.zeros(round(LEAD * RATE)), np.zeros(round(TAIL * RATE))
    sound = np.concatenate([lead, clip.audio, tail])
    hiss = np.random.default_rng(seed).standard_normal(len(sound)) * _QUIET
    return rooms.pcm(sound + hiss), LEAD + times[1]


class Paced:
    """Gives sound out no sooner than it would have been spoken."""

    def __init__(
        self,
        pcm: bytes,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._pcm, self._clock, self._sleep, self._at = pcm, clock, sleep, 0
        self.started = clock()
        """When the first sample was spoken."""

    def begin(self) -> None:
        """The first sample is spoken now."""
        self.started, self._at = self._clock(), 0

    def read(self, size: int) -> bytes:
        """So many bytes, once the last of them is spoken; fewer at the end."""
        piece = self._pcm[self._at : self._at + size]
        self._at += len(piece)
        due = self.started + self._at / _BYTES_A_SECOND
        self._sleep(max(0.0, due - self._clock()))
        return piece


class PacedMicrophone(Managed):
    """A microphone of the program's kind; every listening hears the recording from its start."""

    def __init__(self, paced: Paced) -> None:
        self._paced = paced

    def open(self) -> None:
        """Nothing to do."""

    def listen(self) -> None:
        """Somebody begins to listen, and the room begins."""
        self._paced.begin()

    def read(self) -> bytes:
        """The next frame."""
        frame = self._paced.read(FRAME_BYTES)
        return frame.ljust(FRAME_BYTES, b"\0") if frame else b""

    def over(self) -> bool:
        """It can be heard again and again."""
        return False

    def close(self) -> None:
        """Nothing to do."""


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share of the values does not exceed (nearest rank)."""
    ranked = sorted(values)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)]


def stages(marks: Mapping[str, float], order: Sequence[str]) -> dict[str, float]:
    """Seconds between each mark and the one before it, by the later one's name."""
    return {name: marks[name] - marks[before] for before, name in pairwise(order)}
