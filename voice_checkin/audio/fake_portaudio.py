"""A sound library without sound, for tests: devices as wished, streams pumped by hand."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from queue import Queue
from threading import Event
from typing import Any, Final, Literal

from voice_checkin.audio.pcm import SAMPLE_BYTES
from voice_checkin.types import RATE

Fault = Literal["stall", "half", "zeros", "dies", "gone", "refuses"]
"""A device that sends or takes nothing, or every second block, or zeros; whose stream ends with an
error, and cannot be begun again, or not even opened; that was unplugged."""
_BLOCK_SECONDS: Final = 0.02
_BLOCK_SAMPLES: Final = round(RATE * _BLOCK_SECONDS)
_BLOCK_BYTES: Final = _BLOCK_SAMPLES * SAMPLE_BYTES


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
    name = ""
    """Of its device."""
    refuses: Callable[[], bool] = staticmethod(lambda: False)
    """True: it cannot be begun."""
    plays = False
    """Whether it is an output stream."""

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
        if self.refuses():
            raise FakePortAudioError("Unanticipated host error")
        self.stopped = False

    def abort(self) -> None:
        """Stop at once."""
        self.stopped = True
        self._finished()

    def close(self) -> None:
        """Give back."""
        self.stopped = self.closed = True

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
    """Stands in for `sounddevice`; remembers the streams it opened.

    Time passes where something waits (`wait_for_block`, `wait_for_silence`, `run`): then the open
    streams of devices at 16 kHz are served, as far as the faults of these devices let them.
    """

    PortAudioError: type[Exception] = FakePortAudioError
    CallbackStop: type[Exception] = FakeCallbackStop

    def __init__(
        self, devices: Sequence[FakeDevice] = (), default_input: int = 0, default_output: int = 0
    ) -> None:
        self.devices = tuple(devices)
        self.streams: list[FakeStream] = []
        self.now = 0.0
        """Seconds of audio so far."""
        self.faults: dict[str, Fault] = {}
        """By the device's name."""
        self.passing: set[str] = set()
        """Devices whose fault is over once they are opened again."""
        self.hear: Callable[[float], bytes] = lambda _: b"\1" * _BLOCK_BYTES
        """What a microphone captures in the block at these seconds."""
        self.heard = bytearray()
        """What the loudspeakers played, one block after the other; silence while nothing did."""
        self._defaults = default_input, default_output
        self._listed = self.devices
        self._pulled: set[str] = set()
        """Devices that were gone since the beginning; put back, they are others to it."""
        self._block = 0
        self._agenda: list[tuple[float, Callable[[], None]]] = []

    def _terminate(self) -> None:
        """See `SoundLibrary`."""
        assert all(stream.closed for stream in self.streams), "a stream is still open"

    def _initialize(self) -> None:
        """See `SoundLibrary`."""
        self._pulled = {name for name, fault in self.faults.items() if fault == "gone"}
        self._listed = tuple(d for d in self.devices if d.name not in self._pulled)

    def after(self, seconds: float, do: Callable[[], None]) -> None:
        """Have something happen then."""
        self._agenda.append((self.now + seconds, do))

    def run(self, seconds: float) -> None:
        """Let time pass."""
        for _ in range(round(seconds / _BLOCK_SECONDS)):
            self._pass()

    def wait_for_block(self, blocks: "Queue[bytes]", seconds: float) -> bytes:
        """As `queue.get`, on this clock."""
        until = self.now + seconds
        while blocks.empty() and self.now < until:
            self._pass()
        return blocks.get_nowait()

    def wait_for_silence(self, silent: Event, seconds: float) -> bool:
        """As `event.wait`, on this clock."""
        until = self.now + seconds
        while not silent.is_set() and self.now < until:
            self._pass()
        return silent.is_set()

    def _pass(self) -> None:
        self._block += 1
        self.now = self._block * _BLOCK_SECONDS
        due = [do for at, do in self._agenda if at <= self.now]
        self._agenda = [(at, do) for at, do in self._agenda if at > self.now]
        for do in due:
            do()
        played = bytes(_BLOCK_BYTES)
        for stream in [stream for stream in self.streams if not stream.stopped]:
            fault = self.faults.get(stream.name)
            if fault == "gone":
                self._pulled.add(stream.name)
            if fault in ("dies", "refuses") or (fault == "gone" and stream.plays):
                stream.die()
            elif fault in ("stall", "gone") or (fault == "half" and self._block % 2):
                continue
            elif stream.plays:
                played = stream.take(_BLOCK_SAMPLES)
            else:
                stream.deliver(bytes(_BLOCK_BYTES) if fault == "zeros" else self.hear(self.now))
        self.heard += played

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
            for device in self._listed
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
        device = self._listed[settings["device"]]
        if settings["samplerate"] not in device.takes_rates:
            raise FakePortAudioError("Invalid sample rate")
        if settings["channels"] not in device.takes_channels:
            raise FakePortAudioError("Invalid number of channels")

    def check_output_settings(self, **settings: Any) -> None:
        """See `SoundLibrary`."""
        self.check_input_settings(**settings)

    def RawInputStream(self, **settings: Any) -> FakeStream:  # noqa: N802
        """See `SoundLibrary`."""
        return self._opened(settings, plays=False)

    def RawOutputStream(self, **settings: Any) -> FakeStream:  # noqa: N802
        """See `SoundLibrary`."""
        return self._opened(settings, plays=True)

    def _opened(self, settings: dict[str, Any], plays: bool) -> FakeStream:
        self.check_input_settings(**settings)
        device = self._listed[settings["device"]]
        if device.name in self.passing:
            self.faults.pop(device.name, None)
        refused = device.name in self._pulled or self.faults.get(device.name) in ("gone", "refuses")
        if device.busy or refused:
            raise FakePortAudioError("Device unavailable")
        stream = FakeStream(**settings)
        stream.name, stream.plays = device.name, plays
        stream.refuses = lambda: self.faults.get(device.name) in ("dies", "gone")
        self.streams.append(stream)
        return stream
