"""How loud somebody speaks, and how far above the room."""

import numpy as np
import pytest

from voice_checkin.audio.framing import Chunker
from voice_checkin.audio.level import LevelMeter
from voice_checkin.audio.pcm import from_float, silence
from voice_checkin.types import RATE, Level


def noise(seconds: float, dbfs: float) -> bytes:
    values = np.random.default_rng(1).standard_normal(round(seconds * RATE))
    return from_float(values * 10 ** (dbfs / 20))


def measured(*parts: tuple[bytes, float]) -> Level | None:
    """The level of stretches of audio, each with its probability of speech."""
    meter = LevelMeter()
    for pcm, probability in parts:
        for frame in Chunker().feed(pcm):
            meter.feed(frame, probability)
    return meter.level()


def test_a_voice_twenty_decibels_above_the_room() -> None:
    level = measured((noise(1.0, -50), 0.0), (noise(1.0, -30), 0.9), (noise(1.0, -50), 0.0))
    assert level is not None
    assert level.dbfs == pytest.approx(-30, abs=0.3)
    assert level.snr == pytest.approx(20, abs=0.5)


def test_what_is_neither_speech_nor_surely_not_counts_for_neither() -> None:
    level = measured((noise(1.0, -50), 0.0), (noise(1.0, -10), 0.3), (noise(1.0, -30), 0.9))
    assert level is not None
    assert level.snr == pytest.approx(20, abs=0.5)


def test_nobody_spoke() -> None:
    assert measured((noise(1.0, -50), 0.0)) is None
    assert measured() is None


def test_in_digital_silence_there_is_nothing_to_be_above() -> None:
    level = measured((silence(1.0), 0.0), (noise(1.0, -30), 0.9))
    assert level is not None
    assert level.snr is None


def test_a_voice_below_the_room_is_not_above_it() -> None:
    level = measured((noise(1.0, -20), 0.0), (noise(1.0, -30), 0.9))
    assert level is not None
    assert level.snr == 0.0
