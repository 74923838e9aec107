"""The synthesiser around the worker: cache, restart, sentences. The worker here is a fake."""

import io
from collections.abc import Callable

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_checkin.errors import VoiceError
from voice_checkin.tts.channel import Channel, Message, Reply, WorkerGone
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser, speakable
from voice_checkin.tts.synthesiser import Manner


def wav() -> bytes:
    file = io.BytesIO()
    soundfile.write(file, np.full(100, 900, np.int16), 22_050, format="WAV")
    return file.getvalue()


class Worker:
    """Answers `lives` questions, then is gone."""

    def __init__(self, lives: int = 1000, error: str = "") -> None:
        self.lives, self.error = lives, error
        self.asked: list[Message] = []
        self.patience: list[float] = []
        self.closed = False

    def ask(self, request: Message, seconds: float) -> Reply:
        if self.lives == 0:
            raise WorkerGone
        self.lives -= 1
        self.asked.append(request)
        self.patience.append(seconds)
        return Reply({"error": self.error}) if self.error else Reply({}, 1, wav())

    def close(self) -> None:
        self.closed = True


def connecting(*workers: Worker) -> Callable[[str], Channel]:
    waiting = iter(workers)
    return lambda _engine: next(waiting)


def test_a_phrase_is_made_once_and_again_only_in_another_manner() -> None:
    worker = Worker()
    voice = Pyttsx3Synthesiser(connect=connecting(worker))
    first = voice.speak("Good morning.")
    assert first.seconds == pytest.approx(100 / 22_050)
    assert voice.speak("Good  morning.\n") == first
    voice.manner = Manner(rate=120)
    voice.speak("Good morning.")
    assert [request["rate"] for request in worker.asked] == [165, 120]


def test_prepared_phrases_need_no_worker_later() -> None:
    worker = Worker(lives=2)
    voice = Pyttsx3Synthesiser(connect=connecting(worker))
    voice.prepare(["One.", "Two."])
    assert voice.speak("Two.").pcm
    assert voice.speak("One.").pcm


@pytest.mark.parametrize("text", ["", "  ", "...", "?!", "-", "<>", "\n\t", "\x00", "[[]]"])
def test_text_without_words_is_silence_and_asks_nobody(text: str) -> None:
    worker = Worker()
    assert Pyttsx3Synthesiser(connect=connecting(worker)).speak(text).seconds == 0
    assert worker.asked == []


def test_a_worker_that_is_gone_is_replaced_once_and_the_phrase_is_spoken() -> None:
    first, second = Worker(lives=1), Worker()
    voice = Pyttsx3Synthesiser(connect=connecting(first, second))
    voice.speak("One.")
    assert voice.speak("Two.").pcm
    assert first.closed
    assert [request["text"] for request in second.asked] == ["Two."]


def test_two_dead_workers_end_in_a_sentence_with_a_way_on() -> None:
    voice = Pyttsx3Synthesiser(connect=connecting(Worker(lives=0), Worker(lives=0)))
    with pytest.raises(VoiceError, match=r"doctor.*--text"):
        voice.speak("One.")


def test_it_recovers_when_the_second_worker_dies_much_later() -> None:
    workers = Worker(lives=1), Worker(lives=1), Worker(lives=1)
    voice = Pyttsx3Synthesiser(connect=connecting(*workers))
    for text in ("One.", "Two.", "Three."):
        assert voice.speak(text).pcm


def test_what_the_worker_says_is_wrong_is_told_without_a_restart() -> None:
    voice = Pyttsx3Synthesiser(connect=connecting(Worker(error="There is no voice 'x' here.")))
    with pytest.raises(VoiceError, match="no voice 'x'"):
        voice.speak("One.")


def test_a_process_that_cannot_be_started_ends_in_a_sentence() -> None:
    def refuse(_engine: str) -> Channel:
        raise OSError(11, "Resource temporarily unavailable")

    with pytest.raises(VoiceError, match="temporarily unavailable"):
        Pyttsx3Synthesiser(connect=refuse)


def test_a_long_text_gets_more_time() -> None:
    worker = Worker()
    voice = Pyttsx3Synthesiser(connect=connecting(worker), timeout=10)
    voice.speak("short")
    voice.speak("a " * 2000)
    assert worker.patience == [10, pytest.approx(40, rel=0.01)]


def test_closing_ends_the_worker_and_nothing_is_spoken_after_it() -> None:
    worker = Worker()
    voice = Pyttsx3Synthesiser(connect=connecting(worker))
    voice.speak("One.")
    voice.close()
    voice.close()
    assert worker.closed
    with pytest.raises(VoiceError, match="closed"):
        voice.speak("One.")


@settings(max_examples=100)
@given(st.text() | st.text("<>[]\x00\ud800-é7 a"))
def test_any_text_becomes_one_line_without_mark_up_or_broken_characters(text: str) -> None:
    plain = speakable(text)
    plain.encode("utf-8")
    assert not set(plain) & set("<>[]\x00\r\n\t")
    assert bool(plain) == any(map(str.isalnum, text))
