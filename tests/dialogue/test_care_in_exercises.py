"""Danger in the middle of an exercise, and exercises as a part of staying."""

from tests.dialogue.talk import SAMARITANS, Reader, Starter
from voice_checkin.dialogue.state import Kind


def test_in_the_middle_of_an_exercise(converse: Reader) -> None:
    talk = converse(
        f"""
        app: ...
        user: (silence)
        app: ...
        user: i want to kill myself
        app: Thank you for telling me. You don't have to carry this alone.
        app: I'm a program, and I can't call anyone.
        app: {SAMARITANS}
        app: ...
        user: stop
        app: ...
        end: care
        """,
        Kind.EXERCISE,
        exercise="grounding",
    )
    assert [record.completed for record in talk.exercises] == [False]


def test_an_exercise_goes_on_even_after_help_was_named(converse: Reader) -> None:
    talk = converse(
        """
        app: ...
        user: (silence)
        app: Look around you. Name five things you can see.
        user: i want to kill myself
        app: ...
        user: i don't want to die i want to feel something
        app: Thank you for telling me. I believe you.
        app: Look around you. Name five things you can see.
        user: (silence)
        user: (silence)
        app: Another one.
        """,
        Kind.EXERCISE,
        exercise="grounding",
    )
    assert talk.listen.timed


def test_an_exercise_goes_on_after_a_no(converse: Reader) -> None:
    talk = converse(
        """
        app: ...
        user: (silence)
        app: Look around you. Name five things you can see.
        user: i just want to disappear
        app: That sounds very heavy.
        app: Are you having thoughts of ending your life?
        user: no
        app: Thank you for telling me. I believe you.
        app: Look around you. Name five things you can see.
        """,
        Kind.EXERCISE,
        exercise="grounding",
    )
    assert talk.listen.timed


def test_grounding_in_this_talk_ends_in_this_talk(begin: Starter) -> None:
    talk = begin()
    talk.turn("i want to kill myself")
    talk.turn("start grounding")
    assert talk.state.playing is not None
    while talk.state.playing:
        talk.turn("(silence)")
    assert talk.said[-1] == "I'm still here."
    talk.turn("i want to kill myself")
    assert SAMARITANS in talk.said


def test_nothing_is_corrected_while_we_stay(begin: Starter) -> None:
    talk = begin()
    talk.turn("numb")
    talk.turn("i want to kill myself")
    talk.turn("start grounding")
    talk.turn("i meant calm")
    assert [feeling.name for feeling in talk.entry.feelings] == ["numb"]
