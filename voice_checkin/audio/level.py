"""How loud somebody speaks, and how far above the room: evidence of how well we can have heard."""

import math
from statistics import fmean, median

from voice_checkin.audio.pcm import level_dbfs
from voice_checkin.types import Level

_SPEECH = 0.5
"""Probability from which a frame counts as speech."""
_ROOM = 0.1
"""Probability up to which a frame counts as the room alone."""


class LevelMeter:
    """The level of one listening; make a fresh one for each.

    Of speech the mean power is taken, of the room the median: the detector knows of a word only
    when it has begun, and single frames of it would pass for the room.
    """

    def __init__(self) -> None:
        self._speech: list[float] = []
        self._room: list[float] = []

    def feed(self, frame: bytes, probability: float) -> None:
        """One more frame, with its probability of speech (0 to 1)."""
        power = 10 ** (level_dbfs(frame) / 10)
        if probability >= _SPEECH:
            self._speech.append(power)
        elif probability <= _ROOM:
            self._room.append(power)

    def level(self) -> Level | None:
        """What was measured so far; None without speech."""
        speech = fmean(self._speech) if self._speech else 0.0
        room = median(self._room) if self._room else 0.0
        if not speech:
            return None
        return Level(10 * math.log10(speech), _above(speech, room) if room else None)


def _above(speech: float, room: float) -> float:
    """dB of the speech alone above the room; 0 where it is not above it."""
    return max(0.0, 10 * math.log10(max(speech - room, room) / room))
