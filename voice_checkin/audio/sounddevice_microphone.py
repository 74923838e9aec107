"""A real microphone through PortAudio: the callback only copies, everything else is ours."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, Full, Queue
from typing import Any, Final

from voice_checkin.audio.devices import Device, find_device, list_devices, usable_format
from voice_checkin.audio.framing import Chunker
from voice_checkin.audio.managed import Managed
from voice_checkin.audio.pcm import SAMPLE_BYTES, mixed_down
from voice_checkin.audio.portaudio import SoundLibrary, Stream, load
from voice_checkin.audio.resample import Resampler
from voice_checkin.errors import AudioError
from voice_checkin.types import RATE

_BLOCK_SECONDS: Final = 0.02
_LATENCY_SECONDS: Final = 0.1
_HELD_SECONDS: Final = 10.0
_SLICE_SECONDS: Final = 0.2
"""How long one wait for a block lasts at most, so that Ctrl-C is noticed on every system."""


@dataclass(frozen=True, slots=True)
class Capture:
    """What has come from the device since the listening began, in seconds of audio."""

    received: float
    due: float
    """By the clock; much more than `received` means that the device is stalling."""
    dropped: float
    """Thrown away because nobody fetched it in time."""


class SounddeviceMicrophone(Managed):
    """The default microphone, or the first whose name contains `name`.

    It is opened at its own rate and resampled. `settle`: seconds of audio passed over at the
    start of each listening, for what was still on its way. `stalled_after`: seconds without a
    block after which `read` raises AudioError.
    """

    def __init__(
        self,
        name: str | None = None,
        *,
        settle: float = 0.1,
        stalled_after: float = 2.0,
        library: SoundLibrary | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._name, self._settle, self._stalled_after = name, settle, stalled_after
        self._library, self._clock = library, clock
        self._blocks: Queue[bytes] = Queue(maxsize=round(_HELD_SECONDS / _BLOCK_SECONDS))
        self._stream: Stream | None = None
        self._device: Device | None = None
        self._rate, self._channels = RATE, 1
        self._restart()

    def open(self) -> None:
        """Find the device and start it. Raises AudioError with the mend."""
        sound = self._library or load()
        device = find_device(list_devices(sound), "input", self._name)
        shape = usable_format(device, sound)
        try:
            stream = sound.RawInputStream(
                samplerate=shape.rate,
                blocksize=round(shape.rate * _BLOCK_SECONDS),
                device=device.index,
                channels=shape.channels,
                dtype="int16",
                latency=_LATENCY_SECONDS,
                callback=self._arrived,
            )
            self._device, self._rate, self._channels = device, shape.rate, shape.channels
            self._stream = stream
            self._restart()
            stream.start()
        except sound.PortAudioError as bad:
            self.close()
            raise AudioError(
                f'The microphone "{device.name}" cannot be opened ({bad}): close what is using '
                "it, or choose another from: voice-checkin devices"
            ) from None

    def listen(self) -> None:
        """Forget everything captured so far."""
        while True:
            try:
                self._blocks.get_nowait()
            except Empty:
                break
        self._restart()

    def read(self) -> bytes:
        """The next frame; raises AudioError when none has come for `stalled_after` seconds."""
        while not self._frames:
            self._frames.extend(self._chunker.feed(self._converted(self._next_block())))
        return self._frames.popleft()

    def over(self) -> bool:
        """False: more can always come."""
        return False

    def capture(self) -> Capture:
        """How the device is doing in this listening."""
        due = max(self._clock() - self._since, 0.0)
        return Capture(self._received / self._rate, due, self._dropped / self._rate)

    def close(self) -> None:
        """Stop, and give the device back."""
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close()

    def _restart(self) -> None:
        self._frames: deque[bytes] = deque()
        self._chunker = Chunker()
        self._resampler = Resampler(self._rate, RATE)
        self._to_skip = round(self._settle * self._rate) * self._channels * SAMPLE_BYTES
        self._received = self._dropped = 0
        self._since = self._clock()

    def _arrived(self, data: Any, frames: int, _time: Any, _status: Any) -> None:
        # PortAudio's thread: a copy and two sums, nothing that could wait or fail.
        self._received += frames
        try:
            self._blocks.put_nowait(bytes(data))
        except Full:
            self._dropped += frames

    def _next_block(self) -> bytes:
        waited = 0.0
        while True:
            part = min(_SLICE_SECONDS, self._stalled_after - waited)
            try:
                return self._blocks.get(timeout=part) if part > 0 else self._blocks.get_nowait()
            except Empty:
                waited += part
                if waited >= self._stalled_after:
                    raise self._stalled() from None

    def _converted(self, block: bytes) -> bytes:
        skipped = min(self._to_skip, len(block))
        self._to_skip -= skipped
        return self._resampler.feed(mixed_down(block[skipped:], self._channels))

    def _stalled(self) -> AudioError:
        name = self._device.name if self._device else "?"
        return AudioError(
            f'The microphone "{name}" has stopped sending sound: plug it in again, '
            "then see that it is listed by: voice-checkin devices"
        )
