"""What a synthesiser wrote becomes mono samples without the silence around them."""

import io

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from voice_checkin.errors import VoiceError
from voice_checkin.tts.sound import MARGIN, QUIET, decode, trim

RATE = 1000


def recording(samples: NDArray[np.int16], kind: str = "WAV") -> bytes:
    file = io.BytesIO()
    soundfile.write(file, samples, RATE, subtype="PCM_16", format=kind)
    return file.getvalue()


def padded(before: int, after: int) -> NDArray[np.int16]:
    return np.pad(np.full(50, 500, np.int16), (before, after))


@pytest.mark.parametrize("kind", ["WAV", "AIFF"])
def test_both_formats_that_the_systems_write_are_read(kind: str) -> None:
    speech = decode(recording(padded(0, 0), kind))
    assert speech.rate == RATE
    assert np.frombuffer(speech.pcm, "<i2").tolist() == [500] * 50


def test_two_channels_become_one() -> None:
    stereo = np.c_[np.full(50, 400), np.full(50, 600)].astype(np.int16)
    assert set(np.frombuffer(decode(recording(stereo)).pcm, "<i2")) == {500}


def test_nothing_but_dither_is_silence() -> None:
    assert decode(recording(np.full(500, QUIET, np.int16))).pcm == b""
    assert decode(recording(np.zeros(0, np.int16))).pcm == b""


@pytest.mark.parametrize("junk", [b"", b"not a recording", b"RIFF\0\0\0\0WAVE"])
def test_what_is_no_recording_ends_in_a_sentence(junk: bytes) -> None:
    with pytest.raises(VoiceError, match="doctor"):
        decode(junk)


@settings(max_examples=50)
@given(st.integers(0, 300), st.integers(0, 300))
def test_trimming_leaves_the_margin_and_never_cuts_sound(before: int, after: int) -> None:
    margin = round(MARGIN * RATE)
    kept = trim(padded(before, after), RATE)
    assert len(kept) == min(before, margin) + 50 + min(after, margin)
    assert int((kept == 500).sum()) == 50


def test_the_loudest_negative_sample_counts_as_sound() -> None:
    assert len(trim(np.array([-32768], np.int16), RATE)) == 1
