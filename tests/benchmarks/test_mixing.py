"""Noise is mixed in at exactly the ratio that the table says."""

import numpy as np
import pytest

from benchmarks.hearing.mixing import Measure, mixed, power, stretch
from voice_checkin.audio.pcm import FULL_SCALE, from_float, samples
from voice_checkin.types import RATE


def tone(hertz: float, level: float, duration: float) -> bytes:
    time = np.arange(round(duration * RATE)) / RATE
    return from_float(level * np.sin(2 * np.pi * hertz * time))


def hiss(level: float, duration: float) -> bytes:
    return from_float(np.random.default_rng(1).normal(0, level, round(duration * RATE)))


SPEECH = bytes(RATE) + tone(220, 0.1, 1.5) + bytes(RATE)
"""A second and a half of voice between two half seconds of quiet."""
NOISE = hiss(0.02, 10.0)


def ratio(speech: bytes, noisy: bytes, measure: Measure) -> float:
    voice, whole = (samples(pcm).astype(float) / FULL_SCALE for pcm in (speech, noisy))
    return 10 * float(np.log10(power(voice, measure) / power(whole - voice, measure)))


@pytest.mark.parametrize("measure", ["mean", "peak"])
@pytest.mark.parametrize("snr", [24, 12, 6, 0])
def test_the_ratio_is_what_was_asked_for(snr: float, measure: Measure) -> None:
    noisy = mixed(SPEECH, NOISE, snr, "a clip", measure)
    assert ratio(SPEECH, noisy, measure) == pytest.approx(snr, abs=0.1)


def test_loudest_frames_leave_more_noise_than_means_do() -> None:
    """Quiet around the words lowers a clip's mean and not its loudest frame."""
    noisy = mixed(SPEECH, NOISE, 12, "a clip", "mean")
    assert ratio(SPEECH, noisy, "peak") > 13


def test_a_clip_gets_the_same_noise_at_every_level_and_in_every_run() -> None:
    soft, loud = (samples(mixed(SPEECH, NOISE, snr, "0 a.wav")) for snr in (12, 6))
    speech = samples(SPEECH).astype(float)
    alike = np.corrcoef(soft - speech, loud - speech)[0, 1]
    assert alike > 0.999
    assert mixed(SPEECH, NOISE, 6, "0 a.wav") == mixed(SPEECH, NOISE, 6, "0 a.wav")
    assert mixed(SPEECH, NOISE, 6, "0 a.wav") != mixed(SPEECH, NOISE, 6, "0 b.wav")


def test_a_sum_over_full_scale_is_turned_down_and_not_clipped() -> None:
    loud = tone(220, 0.99, 1.0)
    noisy = samples(mixed(loud, NOISE, 3, "loud"))
    assert np.abs(noisy.astype(int)).max() < 32767
    assert len(noisy) == len(samples(loud))


def test_short_noise_goes_round_and_silence_changes_nothing() -> None:
    assert len(stretch(np.ones(100), 250, "k")) == 250
    assert ratio(SPEECH, mixed(SPEECH, hiss(0.1, 0.2), 12, "k"), "mean") == pytest.approx(12, 0.01)
    assert mixed(SPEECH, bytes(RATE), 12, "k") == SPEECH
    assert mixed(SPEECH, b"", 12, "k") == SPEECH
    assert mixed(b"", NOISE, 12, "k") == b""
