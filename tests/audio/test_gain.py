"""Quiet people are made louder, loud ones are left alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_checkin.audio.framing import Chunker
from voice_checkin.audio.gain import Gain
from voice_checkin.audio.pcm import from_float, level_dbfs, samples
from voice_checkin.types import FRAME_SAMPLES, FRAME_SECONDS, RATE


def hum(seconds: float, dbfs: float) -> bytes:
    time = np.arange(round(seconds * RATE)) / RATE
    return from_float(np.sqrt(2) * 10 ** (dbfs / 20) * np.sin(2 * np.pi * 200 * time))


def through(pcm: bytes) -> bytes:
    gain = Gain()
    return b"".join(gain.feed(frame) for frame in Chunker().feed(pcm))


@pytest.mark.parametrize(
    ("comes", "goes"), [(-20, -20), (-30, -30), (-40, -30), (-50, -30), (-60, -40)]
)
def test_what_is_quiet_is_raised_at_most_by_twenty_decibels(comes: float, goes: float) -> None:
    assert level_dbfs(through(hum(1.0, comes))) == pytest.approx(goes, abs=0.3)


def test_a_loud_word_after_quiet_ones_is_not_driven_into_clipping() -> None:
    quiet, loud = hum(64 * FRAME_SECONDS, -55), hum(16 * FRAME_SECONDS, -6)
    assert through(quiet + loud)[len(quiet) :] == loud


def test_between_words_the_gain_stays_where_it_is() -> None:
    heard = through(hum(1.0, -30) + hum(1.0, -70))
    assert level_dbfs(heard[-16000:]) < -66


@settings(max_examples=50)
@given(st.lists(st.integers(-32768, 32767), min_size=FRAME_SAMPLES, max_size=FRAME_SAMPLES))
def test_no_frame_loses_or_flips_a_sample(values: list[int]) -> None:
    frame = np.array(values, "<i2").tobytes()
    heard = samples(Gain().feed(frame)).astype(int)
    assert (np.abs(heard) >= np.abs(np.array(values))).all()
    assert (np.sign(heard) == np.sign(values)).all()
