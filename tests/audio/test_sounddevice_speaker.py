"""The loudspeaker's own work, on a sound library whose other end is the test."""

from collections.abc import Callable

import numpy as np
import pytest

from voice_checkin.audio.fake_portaudio import FakeDevice, FakePortAudio, FakeStream
from voice_checkin.audio.pcm import level_dbfs, samples, seconds
from voice_checkin.audio.sounddevice_speaker import SounddeviceSpeaker
from voice_checkin.errors import AudioError

Tone = Callable[..., bytes]
AT_16K = FakeDevice("box", outputs=1, rate=16_000, takes_rates=(16_000,))
STEREO_48K = FakeDevice("box", outputs=2, takes_channels=(2,))


def open_speaker(
    device: FakeDevice = AT_16K, volume: float = 1.0
) -> tuple[SounddeviceSpeaker, FakeStream]:
    sound = FakePortAudio([device])
    speaker = SounddeviceSpeaker(volume=volume, library=sound)
    speaker.open()
    return speaker, sound.streams[-1]


def take_all(stream: FakeStream) -> bytes:
    taken = b""
    while block := stream.take(320):
        taken += block
    return taken


def test_play_returns_at_once_and_playing_lasts_until_the_last_sample(tone: Tone) -> None:
    speaker, stream = open_speaker()
    assert not speaker.playing()
    speaker.play(tone(0.1), 16_000)
    assert speaker.playing()
    assert take_all(stream).rstrip(b"\0") == tone(0.1).rstrip(b"\0")
    assert not speaker.playing()
    speaker.wait()


@pytest.mark.parametrize(
    ("latency", "delay", "silent"), [(0.1, 0.0, 0.1), (0.1, 0.3, 0.3), (0.1, 1e9, 1.0)]
)
def test_what_is_still_on_its_way_when_the_stream_ends_is_silence(
    tone: Tone, latency: float, delay: float, silent: float
) -> None:
    speaker, stream = open_speaker()
    stream.latency, stream.delay = latency, delay
    speaker.play(tone(0.1), 16_000)
    played = take_all(stream)
    assert silent <= seconds(played) - 0.1 <= silent + 0.15
    assert played[len(tone(0.1)) :].strip(b"\0") == b""


def test_another_rate_and_two_channels(tone: Tone) -> None:
    speaker, stream = open_speaker(STEREO_48K)
    speaker.play(tone(1.0, rate=22_050), 22_050)
    both = samples(take_all(stream)).reshape(-1, 2)
    assert np.array_equal(both[:, 0], both[:, 1])
    assert len(np.trim_zeros(both[:, 0])) / 48_000 == pytest.approx(1.0, abs=0.01)


def test_stop_is_silence_at_once_and_a_new_piece_can_follow(tone: Tone) -> None:
    speaker, stream = open_speaker()
    speaker.play(tone(1.0), 16_000)
    stream.take(320)
    speaker.stop()
    assert not speaker.playing()
    assert take_all(stream) == b""
    speaker.wait()
    speaker.play(tone(0.1, hertz=200), 16_000)
    assert take_all(stream).rstrip(b"\0") == tone(0.1, hertz=200).rstrip(b"\0")


def test_a_new_piece_cuts_off_the_one_before(tone: Tone) -> None:
    speaker, stream = open_speaker()
    speaker.play(tone(1.0), 16_000)
    stream.take(320)
    speaker.play(tone(0.1, hertz=200), 16_000)
    assert take_all(stream).rstrip(b"\0") == tone(0.1, hertz=200).rstrip(b"\0")


def test_volume_is_a_factor_that_may_change_between_pieces(tone: Tone) -> None:
    speaker, stream = open_speaker(volume=0.5)
    levels = []
    for volume in (0.5, 1.0):
        speaker.volume = volume
        speaker.play(tone(0.2), 16_000)
        levels.append(level_dbfs(take_all(stream)))
    assert levels[1] - levels[0] == pytest.approx(6.02, abs=0.05)


def test_nothing_to_say_is_over_at_once() -> None:
    speaker, stream = open_speaker()
    speaker.play(b"", 22_050)
    take_all(stream)
    assert not speaker.playing()


def test_a_stalled_device_is_told_with_its_mend(tone: Tone) -> None:
    sound = FakePortAudio([AT_16K])
    sound.faults["box"] = "stall"
    speaker = SounddeviceSpeaker(
        library=sound, clock=lambda: sound.now, wait=sound.wait_for_silence
    )
    speaker.play(tone(0.1), 16_000)
    assert speaker.playing()
    with pytest.raises(AudioError, match='"box" has stopped taking sound: plug it in again'):
        speaker.wait()
    assert not speaker.playing()
    assert sound.now == pytest.approx(2.0, abs=0.3)


def test_a_device_that_vanishes_is_told_and_opened_again_for_the_next_piece(tone: Tone) -> None:
    sound = FakePortAudio([AT_16K])
    with SounddeviceSpeaker(library=sound) as speaker:
        for _ in range(2):
            speaker.play(tone(1.0), 16_000)
            sound.streams[-1].take(320)
            sound.streams[-1].die()
            with pytest.raises(AudioError, match="has stopped taking sound"):
                speaker.wait()
    assert len(sound.streams) == 2
    assert all(stream.closed for stream in sound.streams)


def test_a_device_that_vanished_unnoticed_is_opened_again(tone: Tone) -> None:
    sound = FakePortAudio([AT_16K])
    with SounddeviceSpeaker(library=sound) as speaker:
        speaker.play(tone(1.0), 16_000)
        sound.streams[-1].die()
        speaker.play(tone(0.1), 16_000)
        assert take_all(sound.streams[-1]).rstrip(b"\0") == tone(0.1).rstrip(b"\0")
    assert [stream.closed for stream in sound.streams] == [True, True]


def test_a_busy_device_is_told_with_its_mend() -> None:
    busy = FakePortAudio([FakeDevice("box", outputs=1, busy=True)])
    with pytest.raises(AudioError, match=r'"box" cannot be opened .*: close what is using it'):
        SounddeviceSpeaker(library=busy).open()


def test_the_device_is_given_back_once(tone: Tone) -> None:
    speaker, stream = open_speaker()
    speaker.play(tone(0.1), 16_000)
    speaker.close()
    speaker.close()
    assert stream.closed
    assert not speaker.playing()
