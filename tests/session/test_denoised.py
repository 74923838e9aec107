"""What a recogniser hears of an utterance when the noise is taken away first."""

import pytest

from voice_checkin.app import build
from voice_checkin.asr.pocketsphinx_engine import PocketSphinxEngine
from voice_checkin.asr.scripted import ScriptedEngine
from voice_checkin.audio.pcm import silence
from voice_checkin.audio.rnnoise import Denoiser, library
from voice_checkin.session.denoised import Denoised
from voice_checkin.settings import load_settings


def test_only_pocketsphinx_hears_without_the_noise() -> None:
    app = build(load_settings({}))
    recogniser = ScriptedEngine([]).recogniser()
    assert app.denoised(ScriptedEngine([]), recogniser) is recogniser
    cleaned = app.denoised(PocketSphinxEngine(), recogniser)
    assert isinstance(cleaned, Denoised) is (library() is not None)


def test_the_words_come_through() -> None:
    rnnoise = library()
    if rnnoise is None:
        pytest.skip("RNNoise is not installed; pip install 'voice-checkin[noise]'")
    recogniser = Denoised(Denoiser(rnnoise), ScriptedEngine(["numb"]).recogniser())
    recogniser.feed(silence(0.5))
    assert recogniser.finish().text == "numb"
