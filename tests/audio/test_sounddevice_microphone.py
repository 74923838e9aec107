"""The microphone's own work, on a sound library whose other end is the test."""

from collections.abc import Callable

import pytest

from voice_checkin.audio.fake_portaudio import FakeDevice, FakePortAudio, FakeStream
from voice_checkin.audio.pcm import level_dbfs, silence, spread
from voice_checkin.audio.sounddevice_microphone import SounddeviceMicrophone
from voice_checkin.errors import AudioError
from voice_checkin.types import FRAME_BYTES

Tone = Callable[..., bytes]
AT_16K = FakeDevice("mic", inputs=1, rate=16_000, takes_rates=(16_000,))
STEREO_48K = FakeDevice("mic", inputs=2, takes_channels=(2,))


class Rig:
    """A microphone without settling, its stream, and a clock the test moves."""

    def __init__(self, device: FakeDevice = AT_16K, settle: float = 0.0) -> None:
        self.sound = FakePortAudio([device])
        self.now = 100.0
        self.microphone = SounddeviceMicrophone(
            settle=settle, stalled_after=0.0, library=self.sound, clock=lambda: self.now
        )
        self.microphone.open()

    @property
    def stream(self) -> FakeStream:
        return self.sound.streams[-1]


def test_what_is_captured_comes_out_in_frames() -> None:
    rig = Rig()
    rig.microphone.listen()
    for part in (b"a" * 600, b"a" * 600, b"b" * 848):
        rig.stream.deliver(part)
    assert rig.microphone.read() == b"a" * 1024
    assert rig.microphone.read() == b"a" * 176 + b"b" * 848


def test_another_rate_and_two_channels_become_the_pipeline_s(tone: Tone) -> None:
    rig = Rig(STEREO_48K)
    rig.microphone.listen()
    rig.stream.deliver(spread(tone(1.0, rate=48_000), 2))
    heard = b"".join(rig.microphone.read() for _ in range(30))
    assert level_dbfs(heard) == pytest.approx(level_dbfs(tone(1.0)), abs=0.1)
    settings = rig.stream.settings
    assert (settings["samplerate"], settings["channels"], settings["dtype"]) == (48_000, 2, "int16")


def test_listening_forgets_what_was_captured_before(tone: Tone) -> None:
    rig = Rig(STEREO_48K)
    rig.stream.deliver(spread(tone(0.5, rate=48_000), 2))
    rig.microphone.listen()
    rig.stream.deliver(spread(silence(0.5, 48_000), 2))
    assert rig.microphone.read() == bytes(FRAME_BYTES)


def test_the_settle_is_counted_in_audio() -> None:
    rig = Rig(settle=0.1)
    for _ in range(2):
        rig.microphone.listen()
        rig.stream.deliver(b"x" * 3000)
        rig.stream.deliver(b"x" * 200 + b"y" * 1024)
        assert rig.microphone.read() == b"y" * 1024


def test_a_stalled_device_is_told_with_its_mend() -> None:
    rig = Rig()
    rig.microphone.listen()
    rig.stream.deliver(b"a" * 1000)
    with pytest.raises(AudioError, match='"mic" has stopped sending sound: plug it in again'):
        rig.microphone.read()


def test_frames_received_are_held_against_frames_due() -> None:
    rig = Rig()
    rig.microphone.listen()
    rig.now += 2.0
    rig.stream.deliver(silence(0.5))
    capture = rig.microphone.capture()
    assert (capture.received, capture.due, capture.dropped) == (0.5, 2.0, 0.0)


def test_what_nobody_fetches_is_bounded_and_what_is_lost_is_counted() -> None:
    rig = Rig()
    rig.microphone.listen()
    for _ in range(1600):
        rig.stream.deliver(silence(0.02))
    assert rig.microphone.capture().dropped == pytest.approx(2.0)
    rig.microphone.listen()
    assert rig.microphone.capture().dropped == 0.0


def test_a_busy_device_is_told_with_its_mend() -> None:
    busy = FakePortAudio([FakeDevice("mic", inputs=1, busy=True)])
    with pytest.raises(AudioError, match=r'"mic" cannot be opened .*: close what is using it'):
        SounddeviceMicrophone(library=busy).open()


def test_the_device_is_given_back_once() -> None:
    rig = Rig()
    rig.microphone.close()
    rig.microphone.close()
    assert rig.stream.closed


def test_the_name_chooses_the_device() -> None:
    sound = FakePortAudio([FakeDevice("Built-in", inputs=1), FakeDevice("USB", inputs=1)])
    with SounddeviceMicrophone("usb", library=sound):
        assert sound.streams[-1].settings["device"] == 1
