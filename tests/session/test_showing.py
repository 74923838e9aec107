"""Whose turn it is, as a light would show it; and whether anybody answered."""

from tests.support.watching import Watcher
from voice_checkin.session.showing import Showing, Turn
from voice_checkin.types import End, Expect, Listen, Say, Understanding


def test_a_talk_is_shown_turn_by_turn_and_told_to_whoever_watches() -> None:
    turns: list[Turn] = []
    watcher = Watcher()
    showing = Showing(watcher, turns.append)
    showing.said(Say("How are you?"))
    showing.listening(Listen())
    showing.thinking()
    showing.heard(Understanding("numb"))
    showing.said(Say("Breathe in."))
    showing.listening(Listen(Expect.EXERCISE, timed=True))
    showing.ended(End())
    assert turns == ["speaking", "listening", "thinking", "speaking", "paused"]
    assert watcher.lines == ["How are you?", "> numb", "Breathe in."]
    assert watcher.end == End()


def test_words_are_an_answer_and_a_sound_is_none() -> None:
    showing = Showing(Watcher(), lambda _: None)
    showing.heard(Understanding(""))
    assert not showing.answered
    showing.heard(Understanding("okay"))
    showing.heard(Understanding(""))
    assert showing.answered
