"""The real PocketSphinx, on numbers said by a synthetic voice slow enough for it."""

import sys
from dataclasses import replace
from typing import Any

import pytest

from tests.asr.conftest import Speak
from voice_checkin.asr.pocketsphinx_engine import PocketSphinxEngine
from voice_checkin.errors import RecogniserError
from voice_checkin.types import RATE, Grammar, Transcript

DIGITS = Grammar(
    "digits",
    "#JSGF V1.0;\ngrammar digits;\npublic <digits> = (yes | no | <d> <d>);\n"
    "<d> = one | two | three | four | five | six | seven | eight | nine | blorft;\n",
    ("yes", "no", "one two", "three four", "five six", "seven eight", "nine blorft"),
)


@pytest.fixture(scope="module")
def engine() -> PocketSphinxEngine:
    return PocketSphinxEngine()


def hear(
    engine: PocketSphinxEngine, pcm: bytes, grammar: Grammar | None = None, piece: int = 6400
) -> Transcript:
    recogniser = engine.recogniser(grammar)
    for at in range(0, len(pcm), piece):
        recogniser.feed(pcm[at : at + piece])
    return recogniser.finish()


def test_a_grammar_hears_its_sentences(engine: PocketSphinxEngine, speak: Speak) -> None:
    heard = hear(engine, speak("seven three"), DIGITS)
    assert heard.text == "seven three"
    assert [word.text for word in heard.words] == ["seven", "three"]
    assert heard.words[0].start < heard.words[0].end <= heard.words[1].start


def test_the_same_utterance_gives_the_same_whatever_came_before_and_in_what_pieces(
    engine: PocketSphinxEngine, speak: Speak
) -> None:
    pcm = speak("five nine")
    first = hear(engine, pcm, DIGITS, piece=len(pcm))
    hear(engine, speak("no"), DIGITS)
    assert [hear(engine, pcm, DIGITS, piece=piece) for piece in (333, 6400)] == [first, first]


def test_a_grammar_that_was_put_away_hears_the_same_again(
    engine: PocketSphinxEngine, speak: Speak
) -> None:
    pcm = speak("five nine")
    first = hear(engine, pcm, DIGITS)
    for word in ("one", "two", "three", "four"):
        rules = f"#JSGF V1.0;\ngrammar other;\npublic <other> = {word};\n"
        hear(engine, b"", Grammar("other", rules, (word,)))
    assert hear(engine, pcm, DIGITS) == first


def test_foreign_speech_is_not_believed(engine: PocketSphinxEngine, speak: Speak) -> None:
    inside = hear(engine, speak("seven three"), DIGITS).confidence
    outside = hear(engine, speak("the garden behind our house is beautiful in may"), DIGITS)
    assert outside.confidence < 0.5 < inside


def test_free_speech_has_alternatives_and_a_confidence(
    engine: PocketSphinxEngine, speak: Speak
) -> None:
    heard = hear(engine, speak("one two three four five"))
    assert heard.text
    assert 0 < heard.confidence <= 1
    assert heard.alternatives
    assert heard.text not in heard.alternatives
    assert len(set(heard.alternatives)) == len(heard.alternatives)
    assert [word.text for word in heard.words] == heard.text.split()


@pytest.mark.parametrize("pcm", [b"", b"\0", bytes(RATE), bytes(4 * RATE)])
@pytest.mark.parametrize("grammar", [None, DIGITS])
def test_nothing_said_is_no_words(
    engine: PocketSphinxEngine, pcm: bytes, grammar: Grammar | None
) -> None:
    recogniser = engine.recogniser(grammar)
    recogniser.feed(pcm)
    assert recogniser.partial() == ""
    assert recogniser.finish() == Transcript("", confidence=0.0)


def test_several_utterances_may_be_under_way_at_once(
    engine: PocketSphinxEngine, speak: Speak
) -> None:
    said = {text: speak(text) for text in ("seven three", "yes")}
    started = {text: engine.recogniser(DIGITS) for text in said}
    for text, pcm in said.items():
        started[text].feed(pcm)
    assert [started[text].finish().text for text in said] == list(said)


def test_words_that_nobody_can_say_are_named_and_their_sentences_left_out(
    engine: PocketSphinxEngine, speak: Speak
) -> None:
    grammar = replace(DIGITS, jsgf=DIGITS.jsgf.replace("blorft", "日本"), phrases=("nine 日本",))
    assert engine.missing(grammar) == ("日本",)
    assert hear(engine, speak("seven three"), grammar).text == "seven three"


def test_words_that_no_dictionary_has_are_heard_as_they_are_spelled(
    engine: PocketSphinxEngine, speak: Speak
) -> None:
    assert engine.missing(DIGITS) == ()
    assert hear(engine, speak("nine blorft"), DIGITS).text == "nine blorft"


@pytest.mark.parametrize(
    "rules", ["public <x> = 日本 | 中国;", "public <x> = (yes;", "", "public <x> = <NULL>;"]
)
def test_a_grammar_that_cannot_be_heard_ends_in_a_sentence(
    engine: PocketSphinxEngine, rules: str, speak: Speak
) -> None:
    with pytest.raises(RecogniserError, match="grammar 'x'"):
        engine.recogniser(Grammar("x", f"#JSGF V1.0;\ngrammar x;\n{rules}\n", ("blorft",)))
    assert hear(engine, speak("yes"), DIGITS).text == "yes"


def test_nothing_is_written_to_standard_error(
    engine: PocketSphinxEngine, speak: Speak, capfd: pytest.CaptureFixture[str]
) -> None:
    hear(engine, speak("no"), DIGITS)
    assert capfd.readouterr().err == ""


def test_where_it_is_not_installed_a_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    absent: Any = None
    monkeypatch.setitem(sys.modules, "pocketsphinx", absent)
    with pytest.raises(RecogniserError, match="pip install pocketsphinx, or install a model"):
        PocketSphinxEngine()
