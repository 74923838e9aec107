"""The real libvosk on the small model: words, pauses, grammars, and what it must never be given."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.asr.conftest import Speak
from voice_checkin.asr.vosk_engine import VoskEngine
from voice_checkin.errors import RecogniserError
from voice_checkin.types import RATE, Grammar, Transcript


@pytest.fixture(scope="module")
def engine(small_model: Path) -> VoskEngine:
    return VoskEngine(small_model)


def grammar(*phrases: str) -> Grammar:
    return Grammar("test", "", phrases)


def hear(
    engine: VoskEngine, pcm: bytes, closed: Grammar | None = None, piece: int = 6400
) -> Transcript:
    recogniser = engine.recogniser(closed)
    for at in range(0, len(pcm), piece):
        recogniser.feed(pcm[at : at + piece])
    return recogniser.finish()


def test_free_speech_is_heard_with_times_and_confidences(engine: VoskEngine, speak: Speak) -> None:
    heard = hear(engine, speak("i slept five hours"))
    assert heard.text == "i slept five hours"
    assert [word.text for word in heard.words] == heard.text.split()
    assert 0.5 < heard.confidence <= 1
    ends = [moment for word in heard.words for moment in (word.start, word.end)]
    assert ends == sorted(ends)
    assert 0 <= ends[0] < ends[-1] <= len(speak("i slept five hours")) / 2 / RATE + 0.3


def test_the_pieces_audio_comes_in_change_nothing(engine: VoskEngine, speak: Speak) -> None:
    pcm = speak("i feel tired")
    whole = hear(engine, pcm, piece=len(pcm))
    assert whole.text == "i feel tired"
    assert [hear(engine, pcm, piece=piece) for piece in (777, 3200, 31_999)] == [whole] * 3


def test_a_thoughtful_pause_does_not_split_an_utterance(engine: VoskEngine, speak: Speak) -> None:
    pause = bytes(2 * RATE * 3)
    heard = hear(engine, speak("i feel tired") + pause + speak("i slept five hours"))
    assert heard.text == "i feel tired i slept five hours"
    assert len(heard.words) == 7
    assert heard.words[3].start - heard.words[2].end > 2.5


def test_partial_words_are_there_before_the_end(engine: VoskEngine, speak: Speak) -> None:
    recogniser = engine.recogniser()
    assert recogniser.partial() == ""
    recogniser.feed(speak("i slept five hours"))
    assert recogniser.partial().startswith("i slept")


@pytest.mark.parametrize("pcm", [b"", b"\0", bytes(2 * RATE)])
def test_nothing_said_is_no_words(engine: VoskEngine, pcm: bytes) -> None:
    for closed in (None, grammar("yes", "no")):
        assert hear(engine, pcm, closed) == Transcript("", confidence=0.0)


def test_a_grammar_hears_its_own_phrases(engine: VoskEngine, speak: Speak) -> None:
    closed = grammar("yes", "no", "i slept five hours")
    assert hear(engine, speak("i slept five hours"), closed).text == "i slept five hours"
    assert hear(engine, speak("yes"), closed).text == "yes"


def test_a_mixture_of_phrases_is_not_believed(engine: VoskEngine, speak: Speak) -> None:
    rules = "#JSGF V1.0;\ngrammar g;\npublic <g> = i feel tired | i slept five hours;\n"
    closed = Grammar("g", rules, ("i feel tired", "i slept five hours"))
    sentence = hear(engine, speak("i feel tired"), closed)
    mixture = hear(engine, speak("i feel five hours"), closed)
    assert sentence.text == "i feel tired"
    assert mixture.text
    assert mixture.confidence <= 0.5 < sentence.confidence


def test_words_the_model_lacks_are_named_and_their_phrases_left_out(
    engine: VoskEngine, speak: Speak
) -> None:
    closed = grammar("Yes", "blorft yes", "no zzyzx", "yes")
    assert engine.missing(closed) == ("blorft", "zzyzx")
    assert hear(engine, speak("yes"), closed).text == "yes"


@pytest.mark.parametrize("phrases", [(), ("",), ("  ",), ("blorft",), ("<eps>",), ("[unk]", "#0")])
def test_a_grammar_with_nothing_to_hear_ends_in_a_sentence(
    engine: VoskEngine, phrases: tuple[str, ...]
) -> None:
    with pytest.raises(RecogniserError, match="knows no phrase of the grammar 'test'"):
        engine.recogniser(grammar(*phrases))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(phrases=st.lists(st.text(max_size=20), max_size=4))
def test_no_text_in_a_grammar_ends_the_process(engine: VoskEngine, phrases: list[str]) -> None:
    """Quotes, marks, NUL: what comes out is a recogniser, or the error that names the words."""
    try:
        recogniser = engine.recogniser(grammar(*phrases))
    except RecogniserError:
        return
    recogniser.feed(bytes(3200))
    assert recogniser.finish().text == ""


def test_nothing_is_written_to_standard_error(
    engine: VoskEngine, speak: Speak, capfd: pytest.CaptureFixture[str]
) -> None:
    hear(engine, speak("no"), grammar("no", "blorft", "<eps>"))
    assert capfd.readouterr().err == ""
