"""Sounds that tests are made of."""

from collections.abc import Callable

import numpy as np
import pytest

from voice_checkin.types import RATE

Tone = Callable[..., bytes]


@pytest.fixture(scope="session")
def tone() -> Tone:
    """A sine tone: `tone(seconds, hertz=440, level=0.3, rate=16000)`."""

    def make(seconds: float, hertz: float = 440.0, level: float = 0.3, rate: int = RATE) -> bytes:
        times = np.arange(round(seconds * rate)) / rate
        return (np.sin(2 * np.pi * hertz * times) * level * 32767).astype("<i2").tobytes()

    return make
