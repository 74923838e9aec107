"""What a microphone is to the rest of the program, and recordings in the place of one."""

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from voice_checkin.audio.managed import Managed
from voice_checkin.audio.wav import read_wav
from voice_checkin.types import FRAME_BYTES


class Microphone(Protocol):
    """Frames of 512 samples, int16 mono at 16 kHz, one after the other."""

    def open(self) -> None:
        """Make ready; raises AudioError, with the mend, where that cannot be done."""
        ...

    def listen(self) -> None:
        """A listening begins now: forget what was captured before."""
        ...

    def read(self) -> bytes:
        """The next frame, waiting for it where need be; `b""` when no more comes this time.

        Raises AudioError when the device has stopped delivering.
        """
        ...

    def over(self) -> bool:
        """True when no later listening can bring any sound: the recordings are used up."""
        ...

    def close(self) -> None:
        """Give the device back. Closing twice is fine."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None: ...


class WavMicrophone(Managed):
    """Recordings instead of a microphone.

    Several files: each listening hears the next one, from its start to its end. One file: it runs
    on while somebody listens and stands still in between, so that pauses in it part the turns.
    The last frame of a file is filled up with silence.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        if not paths:
            raise ValueError("at least one recording")
        self._paths = tuple(paths)
        self._waiting: list[bytes] = []
        self._audio = b""
        self._at = 0

    def open(self) -> None:
        """Read every recording, so that a bad one is told of before the first turn."""
        self._waiting = [read_wav(path) for path in self._paths]
        self._audio, self._at = b"", 0
        if len(self._paths) == 1:
            self._audio = self._waiting.pop()

    def listen(self) -> None:
        """Go on to the next recording, if there are several."""
        if len(self._paths) > 1:
            self._audio, self._at = (self._waiting.pop(0) if self._waiting else b""), 0

    def read(self) -> bytes:
        """The next frame; `b""` at the end of the recording."""
        frame = self._audio[self._at : self._at + FRAME_BYTES]
        self._at += len(frame)
        return frame.ljust(FRAME_BYTES, b"\0") if frame else b""

    def over(self) -> bool:
        """True when every recording has been heard to its end."""
        return not self._waiting and self._at >= len(self._audio)

    def close(self) -> None:
        """Forget the recordings."""
        self._waiting, self._audio = [], b""
