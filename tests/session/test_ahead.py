"""Finishing in the silence that ends an utterance: sooner, and never with other words."""

from collections.abc import Callable
from contextlib import closing

import pytest

from voice_checkin.asr.pocketsphinx_engine import PocketSphinxEngine
from voice_checkin.asr.recogniser import Recogniser
from voice_checkin.audio.pcm import silence
from voice_checkin.audio.resample import resampled
from voice_checkin.audio.room import PersonTurn, Tape, TapeMicrophone
from voice_checkin.audio.vad import LevelVad
from voice_checkin.session.ahead import Ahead
from voice_checkin.session.ports import Utterance
from voice_checkin.session.voice import VoiceEar
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser
from voice_checkin.tts.synthesiser import ToneSynthesiser
from voice_checkin.types import RATE, Listen, Transcript


class Counted:
    """A recogniser whose words are how much it was fed, and which cannot be used again."""

    def __init__(self, tape: Tape, finished: list[float]) -> None:
        self._tape, self._finished = tape, finished
        self._fed, self._over = 0, False

    def feed(self, pcm: bytes) -> None:
        assert not self._over
        self._fed += len(pcm)

    def partial(self) -> str:
        return ""

    def finish(self) -> Transcript:
        assert not self._over
        self._over = True
        self._finished.append(self._tape.now)
        return Transcript(f"{self._fed} bytes")


def heard(pcm: bytes, patience: float) -> tuple[Utterance, list[float], float]:
    """What was heard, when it was finished, and when the listening was over."""
    tape, finished, likely = Tape(), list[float](), list[Transcript]()
    ear = VoiceEar(
        TapeMicrophone(tape, [PersonTurn(pcm)]),
        LevelVad,
        lambda _: Counted(tape, finished),
        on_likely=lambda transcript, _: likely.append(transcript),
    )
    found = ear.hear(Listen(patience=patience))
    assert isinstance(found, Utterance)
    assert len(likely) == len(finished), "each is told of once"
    assert likely[-1] == found.transcript
    return found, finished, tape.now


def said(words: str) -> bytes:
    return ToneSynthesiser(RATE).speak(words).pcm


def test_what_was_said_is_reckoned_before_the_silence_is_over() -> None:
    _, finished, over = heard(said("rather flat today"), 2.6)
    assert len(finished) == 1
    assert 0.8 < over - finished[0] < 1.0


def test_a_short_silence_leaves_what_there_is_of_it() -> None:
    _, finished, over = heard(said("yes"), 0.5)
    assert len(finished) == 1
    assert 0 < over - finished[0] < 0.2


@pytest.mark.parametrize(("pause", "times"), [(1.0, 1), (2.3, 2)])
def test_who_goes_on_after_a_long_pause_is_heard_whole(pause: float, times: int) -> None:
    two = said("rather flat") + silence(pause, RATE) + said("but i slept")
    found, finished, _ = heard(two, 2.6)
    assert len(finished) == times
    assert int(found.transcript.text.split()[0]) > len(two)  # with the pre-roll and the ending


def test_the_words_are_those_of_a_recogniser_that_was_never_finished_early() -> None:
    engine = PocketSphinxEngine()
    with closing(Pyttsx3Synthesiser()) as voice:
        lines = [voice.speak(words) for words in ("i feel flat", "and tired today")]
    first, rest = (resampled(line.pcm, line.rate, RATE) for line in lines)

    def through(recogniser: Recogniser, pause: Callable[[], object]) -> Transcript:
        recogniser.feed(first)
        pause()
        recogniser.feed(rest)
        return recogniser.finish()

    ahead = Ahead(engine.recogniser)
    early = through(ahead, ahead.finish)
    assert early == through(engine.recogniser(), lambda: None)
    assert early == ahead.finish()
    assert early.text
