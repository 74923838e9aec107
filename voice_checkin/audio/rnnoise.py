"""RNNoise, where it is there: takes noise from under speech, for the recogniser.

The library is found in the optional package `pyrnnoise` or in the system; the package's own Python
is not imported, because it brings a media library and a plotting library along.
"""

import ctypes
import sys
from ctypes.util import find_library
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np

from voice_checkin.audio.framing import Chunker
from voice_checkin.audio.pcm import FULL_SCALE, from_float, samples
from voice_checkin.audio.resample import Resampler
from voice_checkin.types import RATE

_RATE: Final = 48_000
"""Samples per second that RNNoise takes."""
_SAMPLES: Final = 480
"""In a frame of its: 10 ms."""
_NAMES: Final = {"win32": "rnnoise.dll", "darwin": "librnnoise.dylib"}
_FLOATS: Final = ctypes.POINTER(ctypes.c_float)


@cache
def library() -> ctypes.CDLL | None:
    """RNNoise, or None where it is not installed or does not load."""
    for name in (_packaged(), find_library("rnnoise")):
        try:
            found = ctypes.CDLL(name) if name else None
        except OSError:
            continue
        if found is not None:
            found.rnnoise_create.restype = ctypes.c_void_p
            found.rnnoise_create.argtypes = [ctypes.c_void_p]
            found.rnnoise_destroy.argtypes = [ctypes.c_void_p]
            found.rnnoise_process_frame.restype = ctypes.c_float
            found.rnnoise_process_frame.argtypes = [ctypes.c_void_p, _FLOATS, _FLOATS]
            return found
    return None


class Denoiser:
    """One utterance as int16 mono PCM at 16 kHz in, the same without the noise out.

    How it is cut into pieces makes no difference to what comes out in all; `finish` brings out what
    is held back, some 30 ms.
    """

    def __init__(self, rnnoise: ctypes.CDLL) -> None:
        self._rnnoise = rnnoise
        self._state = rnnoise.rnnoise_create(None)
        self._up, self._down = Resampler(RATE, _RATE), Resampler(_RATE, RATE)
        self._frames = Chunker(2 * _SAMPLES)

    def feed(self, pcm: bytes) -> bytes:
        """What can be given out so far; raises ValueError for half a sample."""
        return self._down.feed(self._cleaned(self._up.feed(pcm)))

    def finish(self) -> bytes:
        """What was held back. Nothing may be fed afterwards."""
        rest = self._cleaned(self._up.finish())
        rest += self._cleaned(bytes(2 * _SAMPLES - len(self._frames.tail())))
        return self._down.feed(rest) + self._down.finish()

    def __del__(self) -> None:
        self._rnnoise.rnnoise_destroy(self._state)

    def _cleaned(self, pcm: bytes) -> bytes:
        return b"".join(map(self._frame, self._frames.feed(pcm)))

    def _frame(self, frame: bytes) -> bytes:
        values = samples(frame).astype(np.float32)
        cleaned = np.zeros(_SAMPLES, np.float32)
        self._rnnoise.rnnoise_process_frame(
            self._state, cleaned.ctypes.data_as(_FLOATS), values.ctypes.data_as(_FLOATS)
        )
        return from_float(cleaned / np.float32(FULL_SCALE))


def _packaged() -> str | None:
    package = find_spec("pyrnnoise")
    if package is None or package.origin is None:
        return None
    return str(Path(package.origin).with_name(_NAMES.get(sys.platform, "librnnoise.so")))
