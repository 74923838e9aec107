"""Soft tones: short, quiet, without an attack, each different from the others."""

from typing import get_args

import numpy as np
import pytest

from voice_checkin.audio.pcm import loudest_dbfs, samples, seconds
from voice_checkin.audio.tones import Earcon, Sound, sound
from voice_checkin.types import Tone

RATE = 22_050
SOUNDS: tuple[Sound, ...] = (*get_args(Tone), *get_args(Earcon))


def pitch(pcm: bytes) -> float:
    """The strongest frequency, in Hz."""
    wave = samples(pcm).astype(float)
    return float(np.abs(np.fft.rfft(wave)).argmax() * RATE / len(wave))


@pytest.mark.parametrize("name", SOUNDS)
def test_no_sound_startles(name: Sound) -> None:
    pcm = sound(name, RATE)
    assert seconds(pcm, RATE) <= 1.0
    assert loudest_dbfs(pcm, 0.02, RATE) < -18
    first, last = samples(pcm)[: RATE // 200], samples(pcm)[-RATE // 200 :]
    assert max(np.abs(first).max(), np.abs(last).max()) < 500  # five milliseconds, still faint


def test_the_breath_rises_stays_and_falls() -> None:
    def halves(name: Sound) -> tuple[float, float]:
        pcm = sound(name, RATE)
        middle = len(pcm) // 4 * 2
        return pitch(pcm[:middle]), pitch(pcm[middle:])

    rise, stay, fall = (halves(name) for name in get_args(Tone))
    assert rise[0] < rise[1] - 10
    assert abs(stay[0] - stay[1]) < 5
    assert fall[0] > fall[1] + 10


def test_all_sounds_differ() -> None:
    assert len({sound(name, RATE) for name in SOUNDS}) == len(SOUNDS)


def test_a_quiet_voice_has_quiet_tones() -> None:
    assert loudest_dbfs(sound("wake", RATE, 0.5)) == pytest.approx(
        loudest_dbfs(sound("wake", RATE)) - 6, abs=0.2
    )
