"""Soft tones, made of sine waves: for the breath, and for what happens on a shelf (earcons).

Quiet, without an attack, gone within a second: they mark, and never startle.
"""

from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from voice_checkin.audio.pcm import from_float
from voice_checkin.types import Tone

Earcon = Literal["wake", "logged", "not_caught", "quiet"]
"""It listens; something is safe; it was not understood; it goes quiet."""
Sound = Tone | Earcon

_GLIDES: Final[dict[Sound, tuple[tuple[float, float, float], ...]]] = {
    "rise": ((196.0, 294.0, 0.9),),
    "stay": ((294.0, 294.0, 0.5),),
    "fall": ((294.0, 196.0, 0.9),),
    "wake": ((392.0, 392.0, 0.09), (523.0, 523.0, 0.12)),
    "logged": ((523.0, 523.0, 0.16),),
    "not_caught": ((330.0, 294.0, 0.22),),
    "quiet": ((392.0, 392.0, 0.12), (294.0, 294.0, 0.2)),
}
"""For each sound its notes: Hz at its start, Hz at its end, seconds."""
_LOUD: Final = 0.12
"""Of full scale at volume 1: -18 dB at the peak, well below speech."""
_OVERTONE: Final = 0.2
"""How strong the octave is beside the note: a flute rather than a whistle."""


def sound(name: Sound, rate: int, volume: float = 1.0) -> bytes:
    """int16 mono PCM of the sound at `rate` samples a second; `volume` from 0 to 1."""
    notes = [_note(*glide, rate) for glide in _GLIDES[name]]
    return from_float(np.concatenate(notes) * (_LOUD * volume))


def _note(start: float, end: float, seconds: float, rate: int) -> NDArray[np.float64]:
    """One note that glides from `start` to `end` Hz and swells and fades like a breath."""
    count = round(seconds * rate)
    at = np.arange(count) / rate
    # The phase is the integral of a frequency that changes evenly.
    phase = 2 * np.pi * (start * at + (end - start) * at**2 / (2 * seconds))
    swell = np.sin(np.pi * np.arange(count) / count) ** 2
    wave = np.sin(phase) + _OVERTONE * np.sin(2 * phase)
    return np.asarray(swell * wave / (1 + _OVERTONE))
