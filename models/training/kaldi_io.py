"""Kaldi's binary encoding of numbers, tokens, vectors and matrices."""

import struct
from typing import Final

import numpy as np
from numpy.typing import NDArray

HEADER: Final = b"\0B"
"""Opens every binary Kaldi file."""


def token(name: str) -> bytes:
    """A word, ended by a space."""
    return name.encode() + b" "


def integer(value: int) -> bytes:
    """A 32-bit integer, preceded by its size."""
    return struct.pack("<bi", 4, value)


def double(value: float) -> bytes:
    """A 64-bit float, preceded by its size."""
    return struct.pack("<bd", 8, value)


def integers(values: list[int]) -> bytes:
    """A vector of 32-bit integers."""
    return struct.pack(f"<bi{len(values)}i", 4, len(values), *values)


def vector(values: NDArray[np.float32]) -> bytes:
    """A vector of 32-bit floats."""
    return token("FV") + integer(len(values)) + values.astype("<f4").tobytes()


def matrix(values: NDArray[np.float32]) -> bytes:
    """A matrix in 16-bit steps between its least and greatest value (format `CM2`)."""
    low, high = float(values.min()), float(values.max())
    span = max(high - low, 1e-9)
    steps = np.round((values - low) * (65535 / span)).astype("<u2")
    return token("CM2") + struct.pack("<ffii", low, span, *values.shape) + steps.tobytes()
