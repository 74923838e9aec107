"""Where in a recording somebody speaks."""

import numpy as np
import pytest

from voice_checkin.audio.pcm import from_float, seconds, silence
from voice_checkin.audio.spoken import spoken
from voice_checkin.audio.vad import LevelVad
from voice_checkin.types import RATE


def voice(duration: float) -> bytes:
    values = np.random.default_rng(1).standard_normal(round(duration * RATE))
    return from_float(values * 0.05)


def test_the_silent_ends_go_and_the_edges_of_the_words_stay() -> None:
    part = spoken(silence(3.0) + voice(1.0) + silence(4.0), LevelVad())
    assert part.start == pytest.approx(2.65, abs=0.05)
    assert seconds(part.audio) == pytest.approx(1.7, abs=0.1)


def test_pauses_between_words_stay() -> None:
    said = voice(0.5) + silence(2.0) + voice(0.5)
    part = spoken(silence(1.0) + said + silence(1.0), LevelVad())
    assert said in part.audio


def test_speech_from_end_to_end_stays_whole() -> None:
    said = voice(1.0)
    part = spoken(said, LevelVad())
    assert (part.audio, part.start) == (said, 0.0)
    assert part.level is not None
    assert part.level.snr is None


@pytest.mark.parametrize("pcm", [b"", silence(0.01), silence(2.0)])
def test_where_nobody_speaks_nothing_is_cut_off(pcm: bytes) -> None:
    part = spoken(pcm, LevelVad())
    assert (part.audio, part.start, part.level) == (pcm, 0.0, None)
