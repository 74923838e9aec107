"""A real loudspeaker through PortAudio: our own output stream, so that it can stop at once."""

import threading
import time
from collections.abc import Callable
from typing import Any, Final

from voice_checkin.audio.devices import Device, find_device, list_devices, usable_format
from voice_checkin.audio.managed import Managed
from voice_checkin.audio.pcm import SAMPLE_BYTES, scaled, spread
from voice_checkin.audio.portaudio import SoundLibrary, Stream, load
from voice_checkin.audio.resample import resampled
from voice_checkin.errors import AudioError
from voice_checkin.types import RATE

_BLOCK_SECONDS: Final = 0.02
_LATENCY_SECONDS: Final = 0.1
_SLICE_SECONDS: Final = 0.2
_UNTOLD_DELAY_SECONDS: Final = 0.1
_LONGEST_DELAY_SECONDS: Final = 1.0
"""Beyond this a driver's figure is taken for garbage."""


class SounddeviceSpeaker(Managed):
    """The default loudspeaker, or the first whose name contains `name`.

    It is opened at its own rate. `volume`: 0 to 1, and above at the price of clipping; it may be
    changed between pieces. `stalled_after`: seconds without progress after which `wait` raises.
    """

    def __init__(
        self,
        name: str | None = None,
        *,
        volume: float = 1.0,
        stalled_after: float = 2.0,
        library: SoundLibrary | None = None,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[threading.Event, float], bool] = threading.Event.wait,
    ) -> None:
        self.volume = volume
        self._clock, self._wait = clock, wait
        self._name, self._stalled_after, self._library = name, stalled_after, library
        self._stream: Stream | None = None
        self._device: Device | None = None
        self._rate, self._channels = RATE, 1
        self._sound, self._at = b"", 0
        self._seen, self._seen_at = 0, 0.0
        self._silent = threading.Event()
        self._silent.set()

    def open(self) -> None:
        """Find the device and open it. Raises AudioError with the mend."""
        sound = self._library = self._library or load()
        device = self._device = find_device(list_devices(sound), "output", self._name)
        shape = usable_format(device, sound)
        self._rate, self._channels = shape.rate, shape.channels
        try:
            self._stream = sound.RawOutputStream(
                samplerate=shape.rate,
                blocksize=round(shape.rate * _BLOCK_SECONDS),
                device=device.index,
                channels=shape.channels,
                dtype="int16",
                latency=_LATENCY_SECONDS,
                callback=self._wanted,
                finished_callback=self._silent.set,
            )
        except sound.PortAudioError as bad:
            raise self._refused(bad) from None

    def play(self, pcm: bytes, rate: int) -> None:
        """See `Speaker`; opens the device again if it was lost, raises AudioError if it refuses."""
        self.stop()
        if self._stream is None:
            self.open()
        assert self._stream is not None
        assert self._library is not None
        mono = scaled(resampled(pcm, rate, self._rate), self.volume)
        self._sound, self._at = spread(mono, self._channels), 0
        self._seen, self._seen_at = 0, self._clock()
        self._silent.clear()
        try:
            self._stream.start()
        except self._library.PortAudioError as bad:
            self._silent.set()
            raise self._refused(bad) from None

    def playing(self) -> bool:
        """See `Speaker`; False as well once it does not get on, which `wait` tells of."""
        return not self._silent.is_set() and not self._stuck()

    def stop(self) -> None:
        """See `Speaker`."""
        if self._lost():
            self._give_back()
        elif self._stream is not None and not self._stream.stopped:
            self._stream.abort()
        self._sound, self._at = b"", 0
        self._silent.set()

    def wait(self) -> None:
        """See `Speaker`."""
        while self.playing():
            self._wait(self._silent, min(_SLICE_SECONDS, self._stalled_after))
        if self._at < len(self._sound):
            self._give_back()
            raise self._gone()
        self._silent.set()

    def close(self) -> None:
        """Stop, and give the device back."""
        self.stop()
        self._give_back()

    def _stuck(self) -> bool:
        if self._at != self._seen:
            self._seen, self._seen_at = self._at, self._clock()
        return self._clock() - self._seen_at >= self._stalled_after

    def _lost(self) -> bool:
        """True when the stream ended before the sound did. Starting it again would hang."""
        return self._silent.is_set() and self._at < len(self._sound)

    def _give_back(self) -> None:
        if self._stream is not None:
            self._stream.close()
        self._stream = None
        self._sound, self._at = b"", 0
        self._silent.set()

    def _wanted(self, out: Any, frames: int, time: Any, _status: Any) -> None:
        # PortAudio's thread: a copy, nothing that could wait or fail.
        size = frames * self._channels * SAMPLE_BYTES
        out[:] = self._sound[self._at : self._at + size].ljust(size, b"\0")
        self._at += size
        if self._at - len(self._sound) >= self._under_way(time):
            assert self._library is not None
            raise self._library.CallbackStop

    def _under_way(self, time: Any) -> int:
        """Bytes between us and the air: what is dropped when a stream ends, so let it be silence.

        ALSA really drops it (measured: 0.17 s were lost at a latency of 0.12 s), and neither
        figure of PortAudio counts what the sound server holds besides.
        """
        assert self._stream is not None
        told: float = max(time.outputBufferDacTime - time.currentTime, self._stream.latency)
        delay = min(told, _LONGEST_DELAY_SECONDS) + _UNTOLD_DELAY_SECONDS
        return round(delay * self._rate) * self._channels * SAMPLE_BYTES

    def _refused(self, bad: Exception) -> AudioError:
        name = self._device.name if self._device else "?"
        return AudioError(
            f'The loudspeaker "{name}" cannot be opened ({bad}): close what is using it, '
            "or choose another from: voice-checkin devices"
        )

    def _gone(self) -> AudioError:
        name = self._device.name if self._device else "?"
        return AudioError(
            f'The loudspeaker "{name}" has stopped taking sound: plug it in again, '
            "then see that it is listed by: voice-checkin devices"
        )
