"""The real PocketSphinx, on words that no dictionary has, said by a synthetic voice."""

import pytest

from tests.asr.conftest import Speak
from voice_checkin.asr.phones import plain
from voice_checkin.asr.pocketsphinx_engine import PocketSphinxEngine
from voice_checkin.asr.pocketsphinx_words import sounds
from voice_checkin.types import Grammar, Transcript

HABITS = Grammar(
    "habits",
    "#JSGF V1.0;\ngrammar habits;\npublic <habits> = (log | skip) <habit>;\n"
    "<habit> = zorbeling | kettle balls | swimming | medication;\n",
    ("log zorbeling", "skip kettle balls", "log swimming", "log medication"),
)


def hear(engine: PocketSphinxEngine, pcm: bytes, grammar: Grammar | None = None) -> Transcript:
    recogniser = engine.recogniser(grammar)
    recogniser.feed(pcm)
    return recogniser.finish()


@pytest.fixture(scope="module")
def engine() -> PocketSphinxEngine:
    return PocketSphinxEngine(["Zorbeling"])


def test_a_word_that_was_added_is_heard_in_a_grammar(
    engine: PocketSphinxEngine, speak: Speak
) -> None:
    assert engine.missing(HABITS) == ()
    assert hear(engine, speak("log zorbeling"), HABITS).text == "log zorbeling"
    assert hear(engine, speak("log swimming"), HABITS).text == "log swimming"


def test_free_speech_does_not_hear_it_where_it_is_not(
    engine: PocketSphinxEngine, speak: Speak
) -> None:
    assert "zorbeling" not in hear(engine, speak("one two three four five")).text


def test_words_sound_as_the_dictionary_has_them_else_as_they_are_spelled() -> None:
    said = sounds(["pilates", "zorbel", "日本"])
    assert plain(said["pilates"][0]) == "p-i-l-ah-t-ee-s"
    assert plain(said["zorbel"][0]) == "z-aw-r-b-uh-l"
    assert said["日本"] == ()
