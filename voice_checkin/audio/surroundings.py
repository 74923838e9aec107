"""A room that talks by itself: a television, people at the next table.

The voice detector tells speech from noise, not the person from other people. Where even the quiet
moments of the last seconds are speech, only what stands out from them counts.
"""

import math
from collections import deque
from statistics import fmean
from typing import Final

import numpy as np

from voice_checkin.audio.pcm import level_dbfs
from voice_checkin.types import FRAME_SECONDS

_SPEECH: Final = 0.5
"""Probability from which a frame counts as speech."""
_SECONDS: Final = 8.0
"""How long the room is remembered: longer than people speak without a pause."""
_ENOUGH: Final = 0.5
"""Seconds of it that must have been heard before anything is said about it."""
_SMOOTHED: Final = 3
"""Frames over which a level is taken, so that a gap within a word is none."""
_SILENT: Final = 1e-10
"""Power of what is nothing but zeros: -100 dBFS."""
_QUIET: Final = 15
"""Percentile of the levels that is the room's own."""
_AROUND: Final = 6.0
"""dB above that within which frames tell what the room consists of."""
_ABOVE: Final = 10.0
"""dB above the room's level from which speech counts; six people talking at once vary by less."""
_HALF: Final = 0.5
"""Share of the way from the room's level to the loudest speech's that is enough at first, while
what is taken for the room may be the person."""
_KNOWN: Final = 0.7
"""Share of the time remembered from which on the room is known."""


class Surroundings:
    """What a room sounded like in the last seconds; lasts for all listenings in it.

    In a room that is silent or noisy without words it changes nothing.
    """

    def __init__(self) -> None:
        frames = round(_SECONDS / FRAME_SECONDS)
        self._known = round(_KNOWN * frames)
        self._powers: deque[float] = deque(maxlen=_SMOOTHED)
        self._levels: deque[float] = deque(maxlen=frames)
        self._chances: deque[float] = deque(maxlen=frames)

    def judged(self, frame: bytes, probability: float) -> float:
        """The frame's probability of speech; 0 where it is no more than the room's own talk."""
        self._powers.append(10 ** (level_dbfs(frame) / 10))
        level = 10 * math.log10(max(fmean(self._powers), _SILENT))
        self._levels.append(level)
        self._chances.append(probability)
        if len(self._levels) * FRAME_SECONDS < _ENOUGH:
            return probability
        return probability if level >= self._least() else 0.0

    def _least(self) -> float:
        """The level from which speech counts, in dBFS."""
        levels, chances = np.array(self._levels), np.array(self._chances)
        room = float(np.percentile(levels, _QUIET))
        if chances[levels <= room + _AROUND].mean() < _SPEECH:
            return -np.inf
        spoken = levels[chances >= _SPEECH]
        loudest = float(np.percentile(spoken, 95)) if len(spoken) else room
        if len(levels) >= self._known:
            return room + _ABOVE
        return room + min(_ABOVE, _HALF * (loudest - room))
