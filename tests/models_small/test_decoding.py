"""The real libvosk on the small model: free speech, grammars, partials, times, confidences."""

from collections.abc import Callable

import numpy as np
import pytest

from models.training.measure import hear, one_of
from voice_checkin.asr.vosk_engine import VoskEngine

Say = Callable[[str, str], bytes]

SENTENCE = "numb really and i slept about five hours but i drank my water"
ANSWERS = ("yes", "no", "not really", "yes please", "stop", "nothing at all", "a little")


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        ("f4", SENTENCE),
        ("f4", "i didn't manage my walk"),
        ("f4", "my feet on the floor"),
        ("m3", "i can see the lamp and the window"),
        ("robert", "okay go on"),
        ("Alex", "start grounding"),
        ("f2", "seven out of ten"),
    ],
)
def test_a_sentence_by_a_voice_it_never_heard_is_wholly_right(
    engine: VoskEngine, said: Say, voice: str, text: str
) -> None:
    assert hear(engine, said(text, voice)).text == text


@pytest.mark.parametrize("text", ANSWERS)
def test_a_phrase_of_a_grammar_is_wholly_right(engine: VoskEngine, said: Say, text: str) -> None:
    assert hear(engine, said(text, "f4"), one_of(ANSWERS)).text == text


def test_a_grammar_keeps_other_words_out(engine: VoskEngine, said: Say) -> None:
    heard = hear(engine, said(SENTENCE, "f4"), one_of(("yes", "no")))
    assert set(heard.text.split()) <= {"yes", "no"}
    assert heard.confidence < hear(engine, said(SENTENCE, "f4")).confidence


def test_partials_grow_while_the_person_speaks(engine: VoskEngine, said: Say) -> None:
    pcm = said(SENTENCE, "f4")
    recogniser = engine.recogniser()
    lengths: list[int] = []
    for start in range(0, len(pcm), 6400):
        recogniser.feed(pcm[start : start + 6400])
        lengths.append(len(recogniser.partial().split()))
    assert lengths[0] == 0
    assert len(set(lengths)) > 4
    assert lengths[-1] >= len(SENTENCE.split()) - 2


def test_words_have_times_that_increase_and_confidences(engine: VoskEngine, said: Say) -> None:
    pcm = said(SENTENCE, "f4")
    heard = hear(engine, pcm)
    assert " ".join(word.text for word in heard.words) == SENTENCE
    times = [moment for word in heard.words for moment in (word.start, word.end)]
    assert times == sorted(times)
    assert all(word.start < word.end for word in heard.words)
    assert 0.2 < times[0] < 0.6  # it starts after the quiet lead of 0.3 s
    assert times[-1] < len(pcm) / 32_000
    assert all(0 <= word.confidence <= 1 for word in heard.words)


@pytest.mark.parametrize("piece", [640, 1024, 3200, 32_000])
def test_the_size_of_the_pieces_changes_nothing(engine: VoskEngine, said: Say, piece: int) -> None:
    pcm = said(SENTENCE, "m7")
    recogniser = engine.recogniser()
    for start in range(0, len(pcm), piece):
        recogniser.feed(pcm[start : start + piece])
    assert recogniser.finish() == hear(engine, pcm)


def test_silence_and_hiss_are_no_words(engine: VoskEngine) -> None:
    hiss = np.random.default_rng(1).normal(0, 20, 32_000).astype("<i2").tobytes()
    assert hear(engine, bytes(64_000)).text == ""
    assert hear(engine, hiss).text == ""
