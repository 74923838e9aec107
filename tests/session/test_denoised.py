"""What a recogniser hears of an utterance when the noise is taken away first."""

import pytest

from voice_checkin.asr.scripted import ScriptedEngine
from voice_checkin.audio.pcm import silence
from voice_checkin.audio.rnnoise import Denoiser, library
from voice_checkin.session.denoised import Denoised


def test_the_words_come_through() -> None:
    rnnoise = library()
    if rnnoise is None:
        pytest.skip("RNNoise is not installed; pip install 'voice-checkin[noise]'")
    recogniser = Denoised(Denoiser(rnnoise), ScriptedEngine(["numb"]).recogniser())
    recogniser.feed(silence(0.5))
    assert recogniser.finish().text == "numb"
