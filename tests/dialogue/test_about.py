"""Short answers about numbness, on request and from data."""

import pytest

from tests.dialogue.talk import Reader, Starter
from voice_checkin.dialogue.script import Script


def test_what_is_numbness(converse: Reader) -> None:
    converse(
        """
        app: Good morning. How are you today?
        user: what is numbness anyway
        app: Feeling numb is often a way the mind protects itself from too much.
        app: Feelings turn down, the good ones too. It can turn up again.
        app: How are you?
        user: numb slept five hours had my water
        app: ...
        """
    )


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("what causes numbness", "about.why_numb"),
        ("how long does numbness last", "about.does_it_go"),
        ("is it my tablets do you think", "about.is_it_my_tablets"),
        ("what can i do about numbness", "about.what_helps_numbness"),
    ],
)
def test_each_question_has_its_answer(begin: Starter, said: str, line: str) -> None:
    talk = begin()
    talk.turn(said)
    assert talk.lines[0] == line
    assert talk.saves == []


def test_every_answer_can_be_asked_for(script: Script, begin: Starter) -> None:
    for answer in script.about:
        for phrase in answer.ask:
            talk = begin()
            talk.turn(phrase)
            assert talk.lines[0].startswith(("about.", "care.")), phrase


def test_danger_in_a_question_comes_first(begin: Starter) -> None:
    talk = begin()
    talk.turn("why am i so numb that i want to die")
    assert all(line.startswith("care.") for line in talk.lines)


def test_what_is_told_beside_a_question_is_kept(begin: Starter) -> None:
    talk = begin()
    talk.turn("slept five hours and why am i so numb")
    assert talk.lines[0] == "about.why_numb"
    assert talk.entry.sleep is not None
    assert talk.entry.sleep.hours == 5
