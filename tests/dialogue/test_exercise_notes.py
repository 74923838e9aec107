"""What is said in an exercise and kept, or let go: gratitude, a brain dump."""

import pytest

from tests.dialogue.talk import Reader, Starter
from voice_checkin.dialogue.state import Kind


def test_gratitude_is_kept_as_it_is_said(converse: Reader) -> None:
    talk = converse(
        """
        app: Three small things from today. One is enough.
        app: What was okay today? A warm cup is enough.
        user: the sun on the kitchen wall this morning
        app: A second one, if there is one.
        user: (silence)
        app: And a third. Or let it be.
        user: my sister rang and i had to stop laughing
        app: Thank you. Small things count.
        app: Thank you. Go gently.
        end: done
        """,
        Kind.EXERCISE,
        exercise="gratitude",
    )
    assert [save.note for save in talk.saves] == [
        "the sun on the kitchen wall this morning",
        "the sun on the kitchen wall this morning\nmy sister rang and i had to stop laughing",
    ]
    assert talk.exercises[0].completed


BRAIN_DUMP = """
    app: Say whatever is in your head. I'll listen and not comment.
    app: Whenever you like. A long silence ends it.
    user: the bill and then the car and i have to stop by the bank
    user: and my boss keeps asking for more
    user: (silence)
    app: Is there anything more?
    user: (silence)
    app: Shall I keep what you said, or let it go?
    """


def test_a_brain_dump_is_let_go(converse: Reader) -> None:
    talk = converse(
        BRAIN_DUMP
        + """
        user: let it go
        app: It's gone. I kept nothing of it.
        app: Thank you. Go gently.
        end: done
        """,
        Kind.EXERCISE,
        exercise="brain_dump",
    )
    assert talk.saves == []


@pytest.mark.parametrize("answer", ["keep it", "yes", "(silence)", "(gone)", "stop"])
def test_a_brain_dump_is_kept(converse: Reader, answer: str) -> None:
    talk = converse(BRAIN_DUMP, Kind.EXERCISE, exercise="brain_dump")
    assert talk.saves == []
    talk.turn(answer)
    assert talk.entry.note is not None
    assert talk.entry.note.startswith("the bill and then the car")
    assert talk.end is not None


def test_stop_in_a_brain_dump_asks_what_becomes_of_it(begin: Starter) -> None:
    talk = begin(Kind.EXERCISE, exercise="brain_dump")
    talk.turn("so much to do and no time for any of it")
    talk.turn("stop")
    assert talk.said == ["Shall I keep what you said, or let it go?"]


def test_words_of_danger_in_a_brain_dump_are_answered_and_not_kept(begin: Starter) -> None:
    talk = begin(Kind.EXERCISE, exercise="gratitude")
    talk.turn("the sun on the kitchen wall this morning")
    talk.turn("i want to kill myself")
    assert "care.helpline" in talk.lines
    talk.turn("(gone)")
    assert talk.entry.note == "the sun on the kitchen wall this morning"


def test_an_exercise_in_talk_about_danger_notes_nothing(begin: Starter) -> None:
    talk = begin()
    talk.turn("i want to kill myself")
    talk.turn("brain dump")
    talk.turn("the sun on the kitchen wall this morning")
    assert talk.state.playing is not None
    assert talk.state.playing.notes == ()
    talk.turn("stop")
    talk.turn("stop")
    assert talk.end == "care"
    assert talk.saves == []


@pytest.mark.parametrize("answer", ["nothing", "no", "that's it", "I don't know"])
def test_nothing_to_be_grateful_for_is_no_note(begin: Starter, answer: str) -> None:
    talk = begin(Kind.EXERCISE, exercise="gratitude", form="short")
    talk.turn(answer)
    assert talk.end == "done"
    assert talk.saves == []
