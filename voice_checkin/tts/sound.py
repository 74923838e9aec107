"""What a synthesiser wrote, as honest samples: decoded, mono, without the silence around it."""

import io

import numpy as np
from numpy.typing import NDArray

from voice_checkin.errors import VoiceError
from voice_checkin.tts.synthesiser import Speech

QUIET = 16
"""Samples this small (-66 dB of full scale) are silence: espeak-ng dithers its pauses by 1."""
MARGIN = 0.03
"""Seconds of silence that stay on each side, so that no consonant is cut."""


def decode(recording: bytes) -> Speech:
    """A WAV or AIFF file's samples, mono and trimmed. Raises VoiceError when it is neither."""
    # libsndfile is only needed once something was spoken, and takes a while to load.
    import soundfile

    try:
        samples, rate = soundfile.read(io.BytesIO(recording), dtype="int16", always_2d=True)
    except soundfile.LibsndfileError:
        raise VoiceError(
            "The voice wrote no sound that can be read; run `voice-checkin doctor`."
        ) from None
    mono = np.rint(samples.mean(axis=1)).astype("<i2") if samples.size else np.zeros(0, "<i2")
    return Speech(trim(mono, rate).tobytes(), rate)


def trim(samples: NDArray[np.int16], rate: int) -> NDArray[np.int16]:
    """`samples` (int16, mono) without the silence at both ends, but for MARGIN."""
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > QUIET)
    if not loud.size:
        return samples[:0]
    margin = round(MARGIN * rate)
    return samples[max(0, loud[0] - margin) : loud[-1] + 1 + margin]
