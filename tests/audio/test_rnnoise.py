"""RNNoise, where it is installed: less noise, the same speech, whatever the pieces."""

import ctypes
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voice_checkin.audio.pcm import from_float, level_dbfs
from voice_checkin.audio.rnnoise import Denoiser, library
from voice_checkin.types import RATE


@pytest.fixture(scope="module")
def rnnoise() -> ctypes.CDLL:
    found = library()
    if found is None:
        pytest.skip("RNNoise is not installed; pip install 'voice-checkin[noise]'")
    return found


def hiss(seconds: float) -> bytes:
    return from_float(np.random.default_rng(1).standard_normal(round(seconds * RATE)) * 0.02)


def cleaned(rnnoise: ctypes.CDLL, *pieces: bytes) -> bytes:
    denoiser = Denoiser(rnnoise)
    return b"".join(map(denoiser.feed, pieces)) + denoiser.finish()


def test_noise_is_taken_away(rnnoise: ctypes.CDLL) -> None:
    heard = cleaned(rnnoise, hiss(2.0))
    assert level_dbfs(heard[-RATE:]) < level_dbfs(hiss(1.0)) - 10
    assert len(heard) == pytest.approx(len(hiss(2.0)), abs=0.05 * 2 * RATE)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 8000), max_size=6))
def test_the_pieces_make_no_difference(rnnoise: ctypes.CDLL, cuts: list[int]) -> None:
    whole = hiss(0.5)
    edges = [0, *sorted(2 * cut for cut in cuts), len(whole)]
    pieces = [whole[a:b] for a, b in pairwise(edges)]
    assert cleaned(rnnoise, *pieces) == cleaned(rnnoise, whole)
