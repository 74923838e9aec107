"""The recogniser that has its answers written down behaves like a real one."""

from voice_checkin.asr.scripted import ScriptedEngine
from voice_checkin.types import Grammar, Transcript


def test_it_says_its_texts_one_an_utterance() -> None:
    engine = ScriptedEngine(["numb", Transcript("no", 0.4, ("know",))])
    heard = []
    for _ in range(3):
        recogniser = engine.recogniser()
        recogniser.feed(b"\0\0")
        recogniser.feed(b"\0\0")
        heard.append(recogniser.finish())
    assert heard == [Transcript("numb"), Transcript("no", 0.4, ("know",)), Transcript("")]


def test_an_utterance_without_audio_uses_up_nothing() -> None:
    engine = ScriptedEngine(["numb"])
    assert engine.recogniser().finish() == Transcript("", confidence=0.0)
    recogniser = engine.recogniser(Grammar("x", "", ("yes",)))
    assert recogniser.partial() == ""
    recogniser.feed(b"\0\0")
    assert recogniser.partial() == "numb"


def test_its_unknown_words_are_missing() -> None:
    engine = ScriptedEngine([], unknown=["numb", "so"])
    assert engine.missing(Grammar("x", "", ("feel numb", "yes"))) == ("numb",)


def test_an_utterance_that_is_heard_again_from_its_beginning_is_the_same_one() -> None:
    engine = ScriptedEngine(["numb", "low"])
    first = engine.recogniser()
    first.feed(b"\1\0" * 8)
    first.feed(b"\2\0" * 8)
    again = engine.recogniser()
    again.feed(b"\1\0" * 8 + b"\2\0" * 8)
    again.feed(b"\3\0")
    assert again.finish() == first.finish()
    later = engine.recogniser()
    later.feed(b"\1\0" * 8)
    assert later.finish().text == "low"
