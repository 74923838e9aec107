"""Small sums over int16 little-endian PCM: length, level, volume, channels."""

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from voice_checkin.types import RATE

FULL_SCALE = 32768.0
SAMPLE_BYTES = 2


def samples(pcm: bytes) -> NDArray[np.int16]:
    """The samples of `pcm`; raises ValueError for half a sample."""
    return np.frombuffer(pcm, dtype="<i2")


def seconds(pcm: bytes, rate: int = RATE) -> float:
    """How long mono `pcm` lasts."""
    return len(pcm) / SAMPLE_BYTES / rate


def silence(duration: float, rate: int = RATE) -> bytes:
    """`duration` seconds of digital silence, to the nearest sample."""
    return bytes(SAMPLE_BYTES * round(max(duration, 0.0) * rate))


def level_dbfs(pcm: bytes) -> float:
    """Root-mean-square level in dB, where a full-scale square wave is 0; -inf for silence."""
    if not pcm:
        return -math.inf
    mean_square = float(np.mean(np.square(samples(pcm).astype(np.float64) / FULL_SCALE)))
    return 10 * math.log10(mean_square) if mean_square > 0 else -math.inf


def loudest_dbfs(pcm: bytes, window: float = 0.1, rate: int = RATE) -> float:
    """The level of the loudest `window` seconds: tells a silent recording from a long quiet one."""
    return max((level_dbfs(part) for part in blocks(pcm, window, rate)), default=-math.inf)


def blocks(pcm: bytes, duration: float, rate: int = RATE) -> Iterator[bytes]:
    """`pcm` in pieces of `duration` seconds; the last may be shorter."""
    size = max(SAMPLE_BYTES, SAMPLE_BYTES * round(duration * rate))
    return (pcm[at : at + size] for at in range(0, len(pcm), size))


def scaled(pcm: bytes, factor: float) -> bytes:
    """`pcm` times `factor`, clipped at full scale."""
    if factor == 1.0:
        return pcm
    return from_float(samples(pcm) * (factor / FULL_SCALE))


def from_float(values: NDArray[np.floating]) -> bytes:
    """Samples from -1 to 1 as PCM: clipped outside of it, and what is not a number as silence."""
    finite = np.nan_to_num(values, nan=0.0, posinf=1.0, neginf=-1.0)
    pcm: bytes = np.clip(np.rint(finite * FULL_SCALE), -32768, 32767).astype("<i2").tobytes()
    return pcm


def interleaved(left: bytes, right: bytes) -> bytes:
    """Two mono channels as one stereo stream; the shorter is filled up with silence."""
    length = max(len(left), len(right))
    both = np.stack([samples(left.ljust(length, b"\0")), samples(right.ljust(length, b"\0"))])
    return both.T.tobytes()


def mixed_down(pcm: bytes, channels: int) -> bytes:
    """Interleaved `pcm` of `channels` channels as mono: their mean."""
    if channels == 1:
        return pcm
    return from_float(samples(pcm).reshape(-1, channels).mean(axis=1) / FULL_SCALE)


def spread(pcm: bytes, channels: int) -> bytes:
    """Mono `pcm` on each of `channels` interleaved channels."""
    return pcm if channels == 1 else np.repeat(samples(pcm), channels).tobytes()
