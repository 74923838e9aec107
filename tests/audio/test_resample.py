"""Another rate, the same sound."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_checkin.audio.pcm import level_dbfs, samples, seconds
from voice_checkin.audio.resample import Resampler, resampled


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 48_000])
def test_length_and_level_survive(rate: int, tone: Callable[..., bytes]) -> None:
    out = resampled(tone(2.0, rate=rate), rate, 16_000)
    assert seconds(out) == pytest.approx(2.0, abs=0.001)
    assert level_dbfs(out) == pytest.approx(level_dbfs(tone(2.0)), abs=0.1)


def test_pitch_survives(tone: Callable[..., bytes]) -> None:
    out = samples(resampled(tone(1.0, hertz=1000, rate=48_000), 48_000, 16_000))
    assert int(np.argmax(np.abs(np.fft.rfft(out[:16_000])))) == 1000


def test_nothing_above_the_new_band_folds_down(tone: Callable[..., bytes]) -> None:
    out = resampled(tone(1.0, hertz=12_000, rate=48_000), 48_000, 16_000)
    assert level_dbfs(out[3200:-3200]) < -80


@settings(max_examples=25, deadline=None)
@given(cuts=st.lists(st.integers(0, 4410), max_size=6))
def test_how_the_stream_is_cut_makes_no_difference(cuts: list[int]) -> None:
    pcm = np.random.default_rng(7).integers(-9000, 9000, 4410).astype("<i2").tobytes()
    edges = [0, *sorted(2 * cut for cut in cuts), len(pcm)]
    resampler = Resampler(44_100, 16_000)
    pieces = [resampler.feed(pcm[a:b]) for a, b in pairwise(edges)]
    assert b"".join(pieces) + resampler.finish() == resampled(pcm, 44_100, 16_000)


def test_the_same_rate_changes_nothing(tone: Callable[..., bytes]) -> None:
    assert resampled(tone(0.1), 16_000, 16_000) == tone(0.1)


def test_half_a_sample_is_refused() -> None:
    with pytest.raises(ValueError, match="multiple"):
        Resampler(48_000, 16_000).feed(b"abc")
