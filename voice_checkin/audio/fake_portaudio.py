"""A sound library without sound, for tests: devices as wished, streams pumped by hand."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from voice_checkin.audio.pcm import SAMPLE_BYTES


class FakePortAudioError(Exception):
    """What PortAudio raises."""


class FakeCallbackStop(Exception):  # noqa: N818
    """What a callback raises when it has no more to play."""


@dataclass(frozen=True, slots=True)
class FakeDevice:
    """One device of the fake."""

    name: str
    inputs: int = 0
    outputs: int = 0
    rate: int = 48_000
    takes_rates: tuple[int, ...] = (48_000,)
    takes_channels: tuple[int, ...] = (1, 2)
    busy: bool = False
    """True: refuses to be opened although its settings are fine."""


@dataclass(frozen=True, slots=True)
class FakeTimes:
    """What PortAudio tells a callback about time, in seconds."""

    currentTime: float  # noqa: N815
    outputBufferDacTime: float  # noqa: N815


class FakeStream:
    """A stream whose other end is the test."""

    latency = 0.0
    delay = 0.0
    """Seconds until what is handed over now will be heard, as the driver tells it."""

    def __init__(
        self,
        callback: Callable[[Any, int, Any, Any], None],
        channels: int,
        finished_callback: Callable[[], None] = lambda: None,
        **settings: Any,
    ) -> None:
        self.settings = settings | {"channels": channels}
        self.stopped, self.closed = True, False
        self._callback, self._channels, self._finished = callback, channels, finished_callback

    def start(self) -> None:
        """Begin."""
        self.stopped = False

    def abort(self) -> None:
        """Stop at once."""
        self.stopped = True
        self._finished()

    def close(self) -> None:
        """Give back."""
        self.closed = True

    def die(self) -> None:
        """The device is pulled out while it plays."""
        self.stopped = True
        self._finished()

    def deliver(self, pcm: bytes) -> None:
        """An input stream: the device has captured these interleaved samples."""
        if not self.stopped:
            self._callback(memoryview(pcm), len(pcm) // SAMPLE_BYTES // self._channels, None, None)

    def take(self, frames: int) -> bytes:
        """An output stream: the device wants as many frames; what it got is returned."""
        if self.stopped:
            return b""
        out = bytearray(frames * self._channels * SAMPLE_BYTES)
        try:
            self._callback(memoryview(out), frames, FakeTimes(0.0, self.delay), None)
        except FakeCallbackStop:
            self.stopped = True
            self._finished()
        return bytes(out)


class FakePortAudio:
    """Stands in for `sounddevice`; remembers the streams it opened."""

    PortAudioError: type[Exception] = FakePortAudioError
    CallbackStop: type[Exception] = FakeCallbackStop

    def __init__(
        self, devices: Sequence[FakeDevice] = (), default_input: int = 0, default_output: int = 0
    ) -> None:
        self.devices = tuple(devices)
        self.streams: list[FakeStream] = []
        self._defaults = default_input, default_output

    def query_devices(self) -> Iterable[Mapping[str, Any]]:
        """See `SoundLibrary`."""
        return [
            {
                "name": device.name,
                "hostapi": 0,
                "max_input_channels": device.inputs,
                "max_output_channels": device.outputs,
                "default_samplerate": float(device.rate),
            }
            for device in self.devices
        ]

    def query_hostapis(self) -> Iterable[Mapping[str, Any]]:
        """See `SoundLibrary`."""
        usual_input, usual_output = self._defaults
        return [
            {
                "name": "Fake",
                "default_input_device": usual_input,
                "default_output_device": usual_output,
            }
        ]

    def check_input_settings(self, **settings: Any) -> None:
        """See `SoundLibrary`."""
        device = self.devices[settings["device"]]
        if settings["samplerate"] not in device.takes_rates:
            raise FakePortAudioError("Invalid sample rate")
        if settings["channels"] not in device.takes_channels:
            raise FakePortAudioError("Invalid number of channels")

    def check_output_settings(self, **settings: Any) -> None:
        """See `SoundLibrary`."""
        self.check_input_settings(**settings)

    def RawInputStream(self, **settings: Any) -> FakeStream:  # noqa: N802
        """See `SoundLibrary`."""
        self.check_input_settings(**settings)
        if self.devices[settings["device"]].busy:
            raise FakePortAudioError("Device unavailable")
        self.streams.append(FakeStream(**settings))
        return self.streams[-1]

    def RawOutputStream(self, **settings: Any) -> FakeStream:  # noqa: N802
        """See `SoundLibrary`."""
        return self.RawInputStream(**settings)
