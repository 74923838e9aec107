"""The part of a recording in which somebody speaks.

Recognisers hear words in what comes before and after it, and work on it all the same: of 60 spoken
orders PocketSphinx hears 51 right as recorded, 60 without their silent ends (docs/hearing.md).
"""

from dataclasses import dataclass
from typing import Final

from voice_checkin.audio.framing import Chunker
from voice_checkin.audio.level import LevelMeter
from voice_checkin.audio.vad import Vad
from voice_checkin.types import FRAME_BYTES, FRAME_SECONDS, Level

_SPEECH: Final = 0.5
"""Probability from which a frame counts as speech."""
_AROUND: Final = 0.35
"""Seconds kept before and after: the detector is late for words that begin or end softly."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Speech with its edges."""

    audio: bytes
    """int16 mono at 16 kHz; the whole recording where no speech was found."""
    start: float
    """Seconds of the recording before `audio`."""
    level: Level | None
    """None without speech."""


def spoken(pcm: bytes, vad: Vad) -> Spoken:
    """From shortly before the first speech to shortly after the last (16 kHz)."""
    meter, speech = LevelMeter(), list[int]()
    for at, frame in enumerate(Chunker().feed(pcm)):
        chance = vad.probability(frame)
        meter.feed(frame, chance)
        if chance >= _SPEECH:
            speech.append(at)
    if not speech:
        return Spoken(pcm, 0.0, None)
    around = round(_AROUND / FRAME_SECONDS)
    begin = max(0, speech[0] - around)
    audio = pcm[begin * FRAME_BYTES : (speech[-1] + 1 + around) * FRAME_BYTES]
    return Spoken(audio, begin * FRAME_SECONDS, meter.level())
