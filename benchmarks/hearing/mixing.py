"""Speech with noise mixed in, at a given ratio of the two."""

import random
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from voice_checkin.audio.pcm import FULL_SCALE, from_float, samples

Measure = Literal["mean", "peak"]
"""How the two powers are taken. "mean": over the whole clip, and the whole stretch of noise beneath
it. "peak": in the loudest frame of each, as the published figures on the orders have it."""
_FRAME: Final = 2048
"""Samples in a frame for "peak": 128 ms at 16 kHz."""
_LOUDEST: Final = 0.99
"""Peak of a mixture that would be over full scale otherwise."""

Floats = NDArray[np.float64]


def mixed(speech: bytes, noise: bytes, snr: float, key: str, measure: Measure = "mean") -> bytes:
    """`speech` with a stretch of `noise` at `snr` dB; both int16 mono of one rate.

    The speech keeps its level, unless the sum would clip: then both are turned down alike. Where
    the stretch begins depends on `key` and the noise alone: a clip always gets the same stretch,
    whatever the ratio. Noise that is shorter than the speech is repeated.
    Silence on either side leaves the speech as it is, for no ratio exists.
    """
    voice = _floats(speech)
    beneath = stretch(_floats(noise), len(voice), key)
    loud, soft = power(voice, measure), power(beneath, measure)
    if not (loud and soft):
        return speech
    total = voice + beneath * np.sqrt(loud / (soft * 10 ** (snr / 10)))
    return from_float(total * min(1.0, _LOUDEST / float(np.abs(total).max())))


def stretch(noise: Floats, length: int, key: str) -> Floats:
    """`length` samples of the noise from a place that `key` chooses."""
    if not len(noise):
        return np.zeros(length)
    repeated = np.tile(noise, -(-length // len(noise)) or 1)
    begin = round(random.Random(key).random() * (len(repeated) - length))
    return repeated[begin : begin + length]


def power(values: Floats, measure: Measure = "mean") -> float:
    """The mean square: of all samples, or of the loudest frame."""
    if not len(values):
        return 0.0
    squares = np.square(values)
    whole = len(squares) // _FRAME * _FRAME
    if measure == "mean" or not whole:
        return float(squares.mean())
    return float(squares[:whole].reshape(-1, _FRAME).mean(axis=1).max())


def _floats(pcm: bytes) -> Floats:
    return samples(pcm).astype(np.float64) / FULL_SCALE
