"""What counts as a voice."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest

from voice_checkin.audio.endpointing import Endpointer, NobodySpoke, SpeechEnded
from voice_checkin.audio.framing import Chunker
from voice_checkin.audio.pcm import FULL_SCALE, from_float, samples, silence
from voice_checkin.audio.resample import resampled
from voice_checkin.audio.vad import LevelVad, SileroVad, Vad
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser
from voice_checkin.types import RATE

Say = Callable[[str], bytes]


@pytest.fixture(scope="module")
def say() -> Iterator[Say]:
    """Words in the computer's voice, as 16 kHz PCM."""
    voice = Pyttsx3Synthesiser()

    def spoken(text: str) -> bytes:
        speech = voice.speak(text)
        return resampled(speech.pcm, speech.rate, RATE)

    yield spoken
    voice.close()


def listen(vad: Vad, pcm: bytes) -> SpeechEnded | NobodySpoke:
    endpointer = Endpointer(patience=0.5, wait=60.0)
    events = [
        event
        for frame in Chunker().feed(pcm)
        for event in endpointer.feed(frame, vad.probability(frame))
    ] + endpointer.finish()
    last = events[-1]
    assert isinstance(last, SpeechEnded | NobodySpoke)
    return last


@pytest.mark.parametrize("word", ["no", "yes", "um", "stop"])
def test_a_word_of_one_syllable_is_heard_whole(word: str, say: Say) -> None:
    spoken = say(word)
    heard = listen(SileroVad(), silence(1.0) + spoken + silence(1.0))
    assert isinstance(heard, SpeechEnded)
    assert heard.reason == "silence"
    assert spoken.strip(b"\0") in heard.utterance.audio, "not a sample of it is lost"


def test_a_sentence_with_a_pause_for_thought_is_one_utterance(say: Say) -> None:
    pcm = say("numb really") + silence(0.3) + say("and I slept about five hours")
    heard = listen(SileroVad(), silence(0.5) + pcm + silence(1.0))
    assert isinstance(heard, SpeechEnded)
    assert heard.utterance.speech_end - heard.utterance.speech_start > 1.5


def test_a_quiet_voice_is_a_voice(say: Say) -> None:
    whisper = from_float(samples(say("not much today")) / FULL_SCALE * 0.03)
    assert isinstance(listen(SileroVad(), silence(0.5) + whisper + silence(1.0)), SpeechEnded)


def click() -> bytes:
    return b"\x20\x4e" * 20


def thud() -> bytes:
    times = np.arange(4000)
    return from_float(0.5 * np.exp(-times / 400) * np.sin(2 * np.pi * 70 * times / RATE))


def knocking() -> bytes:
    noise = np.random.default_rng(5).normal(0, 0.25, 4000)
    return from_float(np.tile(np.exp(-np.arange(4000) / 300) * noise, 3))


def hiss() -> bytes:
    return from_float(np.random.default_rng(3).normal(0, 0.02, RATE * 3))


@pytest.mark.parametrize("noise", [click, thud, knocking, hiss])
def test_clicks_thuds_knocking_and_hiss_are_nobody(noise: Callable[[], bytes]) -> None:
    pcm = silence(1.0) + noise() + silence(1.0)
    assert isinstance(listen(SileroVad(), pcm), NobodySpoke)


def test_each_frame_counts_and_has_one_size() -> None:
    with pytest.raises(ValueError, match="1024 bytes, not 1022"):
        SileroVad().probability(bytes(1022))


def test_by_level_a_tone_is_a_voice(tone: Callable[..., bytes]) -> None:
    vad = LevelVad()
    assert vad.probability(bytes(1024)) == 0.0
    assert vad.probability(tone(0.032)) == 1.0
    assert vad.probability(tone(0.032, level=0.001)) == 0.0
