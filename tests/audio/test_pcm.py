"""Length, level, volume and channels of PCM."""

import math

import numpy as np
import pytest

from voice_checkin.audio import pcm


def test_level_of_silence_nothing_and_full_scale() -> None:
    assert pcm.level_dbfs(b"") == pcm.level_dbfs(bytes(100)) == -math.inf
    loud = np.full(1000, -32768, "<i2").tobytes()
    assert pcm.level_dbfs(loud) == pytest.approx(0.0)
    half = np.full(1000, 16384, "<i2").tobytes()
    assert pcm.level_dbfs(half) == pytest.approx(-6.02, abs=0.01)


def test_one_word_in_a_long_silence_is_not_silence() -> None:
    word = np.full(3200, 3277, "<i2").tobytes()
    recording = pcm.silence(60.0) + word + pcm.silence(60.0)
    assert pcm.level_dbfs(recording) < -45
    assert pcm.loudest_dbfs(recording) == pytest.approx(-20.0, abs=0.1)
    assert pcm.loudest_dbfs(b"") == pcm.loudest_dbfs(pcm.silence(3.0)) == -math.inf


def test_louder_clips_and_does_not_wrap_around() -> None:
    quiet = np.array([1000, -1000, 30000, -30000], "<i2").tobytes()
    assert pcm.samples(pcm.scaled(quiet, 0.5)).tolist() == [500, -500, 15000, -15000]
    assert pcm.samples(pcm.scaled(quiet, 2.0)).tolist() == [2000, -2000, 32767, -32768]
    assert pcm.scaled(quiet, 1.0) == quiet


def test_what_is_not_a_number_is_silent() -> None:
    values = np.array([math.nan, math.inf, -math.inf, 0.5])
    assert pcm.samples(pcm.from_float(values)).tolist() == [0, 32767, -32768, 16384]


def test_two_voices_side_by_side_are_as_long_as_the_longer() -> None:
    left, right = np.array([1, 2], "<i2").tobytes(), np.array([7], "<i2").tobytes()
    assert pcm.samples(pcm.interleaved(left, right)).tolist() == [1, 7, 2, 0]


def test_one_voice_to_two_channels_and_back() -> None:
    mono = np.array([1, -2, 300], "<i2").tobytes()
    assert pcm.samples(pcm.spread(mono, 2)).tolist() == [1, 1, -2, -2, 300, 300]
    assert pcm.mixed_down(pcm.spread(mono, 2), 2) == mono
    assert pcm.spread(mono, 1) == pcm.mixed_down(mono, 1) == mono


def test_silence_has_the_length_asked_for() -> None:
    assert pcm.seconds(pcm.silence(1.5)) == 1.5
    assert pcm.seconds(pcm.silence(0.25, 8000), 8000) == 0.25
    assert pcm.silence(-1.0) == b""
