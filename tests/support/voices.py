"""Real synthesised speech for tests, at the pipeline's rate; spoken once however often needed."""

from functools import cache

from voice_checkin.audio.resample import resampled
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser
from voice_checkin.types import RATE


@cache
def said_by(voice: str | None, text: str, rate: int = 150) -> bytes:
    """The text in that voice of espeak-ng; None is the assistant's own."""
    synthesiser = Pyttsx3Synthesiser(voice, rate, engine="espeak")
    try:
        speech = synthesiser.speak(text)
    finally:
        synthesiser.close()
    return resampled(speech.pcm, speech.rate, RATE)


def line_of(text: str) -> bytes:
    """One of the assistant's lines."""
    return said_by(None, text, 155)
