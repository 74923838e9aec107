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
from voice_checkin.audio.watchdog import Watchdog
from voice_checkin.errors import AudioError
from voice_checkin.types import RATE

_BLOCK_SECONDS: Final = 0.02
_LATENCY_SECONDS: Final = 0.1
_HELD_SECONDS: Final = 30.0
"""What a slow recogniser may be behind; no more, or answers come too late to be answers."""
_SLICE_SECONDS: Final = 0.2
"""How long one wait for a block lasts at most, so that Ctrl-C is noticed on every system."""
_TRIED_SECONDS: Final = 1.0


def _blocking(blocks: Queue[bytes], seconds: float) -> bytes:
    return blocks.get(timeout=seconds) if seconds > 0 else blocks.get_nowait()


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
        stalled_after: float = 1.5,
        library: SoundLibrary | None = None,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[Queue[bytes], float], bytes] = _blocking,
    ) -> None:
        self._name, self._settle, self._stalled_after = name, settle, stalled_after
        self._library, self._clock, self._wait = library, clock, wait
        self.watchdog = Watchdog(clock)
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
        while not self._blocks.empty():
            self._blocks.get_nowait()
        self._restart()

    def read(self) -> bytes:
        """The next frame; raises AudioError, with the mend, when the device does not really hear.

        That is: nothing came for `stalled_after` seconds, less than is due or only zeros came, or
        some of it was lost because nobody fetched it.
        """
        frame = self._frame()
        if self.watchdog.silent(frame):
            raise self.zeros()
        return frame

    def try_out(self) -> bytes:
        """About a second of what it hears, zeros or not; raises AudioError where it does not."""
        self.listen()
        heard = self._frame()  # from here on the stream runs
        begun, before = self._clock(), self._received
        while (lasted := self._clock() - begun) < _TRIED_SECONDS:
            heard += self._frame()
        if self.watchdog.too_little((self._received - before) / self._rate, lasted):
            raise self._slow()
        if any(heard):
            self.watchdog.sounds()
        return heard

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
        self.watchdog.begin()

    def _arrived(self, data: Any, frames: int, _time: Any, _status: Any) -> None:
        # PortAudio's thread: a copy and two sums, nothing that could wait or fail.
        self._received += frames
        try:
            self._blocks.put_nowait(bytes(data))
        except Full:
            self._dropped += frames

    def _frame(self) -> bytes:
        while not self._frames:
            block = self._next_block()
            if self._dropped:
                raise self._fails(
                    "sent more than could be listened to in time",
                    "close what keeps this machine busy",
                )
            if self.watchdog.slow(self._received / self._rate):
                raise self._slow()
            self._frames.extend(self._chunker.feed(self._converted(block)))
        return self._frames.popleft()

    def _next_block(self) -> bytes:
        waited = 0.0
        while True:
            part = min(_SLICE_SECONDS, self._stalled_after - waited)
            try:
                return self._wait(self._blocks, part)
            except Empty:
                waited += part
                if waited >= self._stalled_after:
                    raise self._stalled() from None

    def _converted(self, block: bytes) -> bytes:
        skipped = min(self._to_skip, len(block))
        self._to_skip -= skipped
        return self._resampler.feed(mixed_down(block[skipped:], self._channels))

    def zeros(self) -> AudioError:
        """What is wrong with a microphone that sends nothing but zeros."""
        return self._fails(
            "sends nothing but zeros",
            "unmute it, look for a privacy switch on it, or choose another from: "
            "voice-checkin devices",
        )

    def _slow(self) -> AudioError:
        return self._fails("sends less sound than is due", "plug it in at another port")

    def _stalled(self) -> AudioError:
        return self._fails(
            "has stopped sending sound",
            "plug it in again, then see that it is listed by: voice-checkin devices",
        )

    def _fails(self, how: str, mend: str) -> AudioError:
        name = self._device.name if self._device else "?"
        return AudioError(f'The microphone "{name}" {how}: {mend}')
