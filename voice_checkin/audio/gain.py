"""Automatic gain: what is quiet is made louder, at most so much; what is loud is left alone."""

from typing import Final

from voice_checkin.audio.pcm import level_dbfs, scaled
from voice_checkin.types import FRAME_SECONDS

_TARGET: Final = -30.0
"""dBFS up to which the loudest of late is raised: about how people sound who speak to the box."""
_MOST: Final = 20.0
"""dB of gain at most. With more, the noise of the microphone itself would be taken for a room."""
_FALL: Final = 2.0
"""dB a second by which the loudest of late is forgotten: slower than pauses between words."""


class Gain:
    """One stream of frames; use a fresh one for each listening.

    The gain comes down at once with the first loud frame, so nothing is driven into clipping, and
    goes up again by 2 dB a second. It counts audio, not time.
    """

    def __init__(self) -> None:
        self._loudest = _TARGET - _MOST

    def feed(self, frame: bytes) -> bytes:
        """The next frame (512 samples), as much louder as it may be."""
        fallen = self._loudest - _FALL * FRAME_SECONDS
        self._loudest = max(_TARGET - _MOST, level_dbfs(frame), fallen)
        return scaled(frame, 10 ** (max(0.0, _TARGET - self._loudest) / 20))
