"""Files and nothing in the place of a loudspeaker."""

from collections.abc import Callable
from pathlib import Path

import pytest

from voice_checkin.audio.pcm import level_dbfs, seconds
from voice_checkin.audio.speaker import NullSpeaker, WavSpeaker
from voice_checkin.audio.wav import read_wav
from voice_checkin.errors import AudioError

Tone = Callable[..., bytes]


def test_every_piece_is_in_the_file_with_a_gap_between(tmp_path: Path, tone: Tone) -> None:
    path = tmp_path / "replies.wav"
    with WavSpeaker(path, rate=16_000, gap=0.5) as speaker:
        speaker.play(tone(1.0), 16_000)
        speaker.wait()
        assert not speaker.playing()
        speaker.play(tone(1.0, rate=22_050), 22_050)
        speaker.wait()
    said = read_wav(path)
    assert seconds(said) == pytest.approx(2.5, abs=0.001)
    assert said[: len(tone(1.0))] == tone(1.0)
    assert level_dbfs(said[32_000:48_000]) < -90
    assert level_dbfs(said[49_000:80_000]) == pytest.approx(level_dbfs(tone(1.0)), abs=0.2)


def test_a_place_that_cannot_be_written_is_told_before_a_word_is_said(tmp_path: Path) -> None:
    with pytest.raises(AudioError, match="choose a folder that exists"):
        WavSpeaker(tmp_path / "no" / "replies.wav").open()


def test_nothing_takes_no_time(tone: Tone) -> None:
    with NullSpeaker() as speaker:
        speaker.play(tone(10.0), 16_000)
        assert not speaker.playing()
        speaker.wait()
        speaker.stop()
