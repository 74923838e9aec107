"""The wake word, with the real model and a voice that it was not made with."""

import pytest

from voice_checkin.audio.pcm import silence
from voice_checkin.audio.resample import resampled
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser
from voice_checkin.types import FRAME_BYTES, RATE
from voice_checkin.wake.word import WakeWord


def frames(pcm: bytes) -> list[bytes]:
    return [pcm[i : i + FRAME_BYTES] for i in range(0, len(pcm) - FRAME_BYTES, FRAME_BYTES)]


def said(words: str) -> bytes:
    voice = Pyttsx3Synthesiser("en-us", 155, 0.9, engine="espeak")
    try:
        speech = voice.speak(words)
    finally:
        voice.close()
    around = silence(1.5, RATE)
    return around + resampled(speech.pcm, speech.rate, RATE) + around


@pytest.fixture(scope="module")
def call() -> bytes:
    return said("Okay, nabu.")


def test_its_word_is_heard_once(call: bytes) -> None:
    wake = WakeWord("okay_nabu")
    assert sum(wake.heard(frame) for frame in frames(call)) == 1


def test_other_words_and_silence_call_nobody(call: bytes) -> None:
    wake = WakeWord("alexa")
    assert not any(wake.heard(frame) for frame in frames(call))
    nabu = WakeWord("okay_nabu")
    talk = said("I slept about five hours and I drank my water.")
    assert not any(nabu.heard(frame) for frame in frames(silence(5, RATE) + talk))


def test_its_echo_does_not_count_again(call: bytes) -> None:
    wake = WakeWord("okay_nabu")
    word = call.strip(b"\0")
    close = silence(1.5, RATE) + word + silence(0.3, RATE) + word + silence(1, RATE)
    assert sum(wake.heard(frame) for frame in frames(close)) == 1


def test_after_a_talk_it_begins_anew(call: bytes) -> None:
    wake = WakeWord("okay_nabu")
    half = len(call) // FRAME_BYTES // 2
    for frame in frames(call)[:half]:
        wake.heard(frame)
    wake.forget()
    assert sum(wake.heard(frame) for frame in frames(call)) == 1
    wake.close()
    wake.close()
