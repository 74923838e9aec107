"""What a loudspeaker is to the rest of the program, and files and nothing in its place."""

from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self

from voice_checkin.audio.managed import Managed
from voice_checkin.audio.pcm import silence
from voice_checkin.audio.resample import resampled
from voice_checkin.audio.wav import WavWriter

SPEECH_RATE: Final = 22_050
"""Samples per second of the usual synthesised voice."""


class Speaker(Protocol):
    """Plays one piece of speech at a time."""

    def open(self) -> None:
        """Make ready; raises AudioError, with the mend, where that cannot be done."""
        ...

    def play(self, pcm: bytes, rate: int) -> None:
        """Start playing int16 mono PCM, and return at once; what was playing is cut off."""
        ...

    def playing(self) -> bool:
        """True until the last sample has left."""
        ...

    def stop(self) -> None:
        """Fall silent at once."""
        ...

    def wait(self) -> None:
        """Return when the last sample has really left the loudspeaker.

        Raises AudioError when the device has stopped taking sound.
        """
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


class NullSpeaker(Managed):
    """Says nothing, and takes no time: for conversations that are read."""

    def play(self, pcm: bytes, rate: int) -> None:
        """See `Speaker`."""

    def playing(self) -> bool:
        """See `Speaker`."""
        return False

    def stop(self) -> None:
        """See `Speaker`."""

    def wait(self) -> None:
        """See `Speaker`."""


class WavSpeaker(NullSpeaker):
    """Writes what is said into one WAV file, with a short gap between pieces; takes no time.

    The file is in place once the speaker is closed.
    """

    def __init__(self, path: Path, rate: int = SPEECH_RATE, gap: float = 0.4) -> None:
        self._path, self._rate, self._gap = path, rate, gap
        self._writer: WavWriter | None = None
        self._said_something = False

    def open(self) -> None:
        """Begin the file; raises AudioError where it cannot be written."""
        self._writer = WavWriter(self._path, self._rate)

    def play(self, pcm: bytes, rate: int) -> None:
        """Append the piece."""
        assert self._writer is not None, "play before open"
        if self._said_something:
            self._writer.write(silence(self._gap, self._rate))
        self._writer.write(resampled(pcm, rate, self._rate))
        self._said_something = True

    def close(self) -> None:
        """Put the file in place."""
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.close()
