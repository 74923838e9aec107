"""Exercises: unhurried, and at the person's word at any moment."""

import pytest

from tests.dialogue.talk import Reader, Starter
from voice_checkin.dialogue.state import Kind, Playing
from voice_checkin.dialogue.step import UnknownExerciseError, step
from voice_checkin.types import Heard, Understanding


def test_answers_are_welcome(converse: Reader) -> None:
    converse(
        """
        app: Let's come back to this room, slowly.
        app: Answer aloud or silently. Say stop at any time.
        app: Breathe out, slowly.
        user: (silence)
        app: Look around you. Name three things you can see.
        user: a lamp
        user: the blue cup
        app: And one more.
        user: my hand
        app: Now two things you can touch.
        """,
        Kind.EXERCISE,
        exercise="grounding",
        form="short",
    )


def test_lights_off_does_not_ask_to_see(converse: Reader) -> None:
    talk = converse(
        """
        app: ...
        user: (silence)
        app: Picture three things that are in this room.
        """,
        Kind.EXERCISE,
        exercise="grounding",
        form="short",
        lights_off=True,
    )
    assert talk.end is None


def test_pause_resume_repeat_skip(converse: Reader) -> None:
    talk = converse(
        """
        app: ...
        user: (silence)
        app: Look around you. Name three things you can see.
        user: pause
        app: Paused. Say go on when you like.
        user: (silence)
        app: Still paused. Go on, or stop?
        user: resume
        app: On we go.
        app: Look around you. Name three things you can see.
        user: a lamp
        user: repeat
        app: Look around you. Name three things you can see.
        user: skip
        app: Now two things you can touch.
        """,
        Kind.EXERCISE,
        exercise="grounding",
        form="short",
    )
    assert talk.listen.wait == 6


def test_skipping_the_last_step_is_the_end(begin: Starter) -> None:
    talk = begin(Kind.EXERCISE, exercise="grounding", form="short")
    for _ in range(4):
        talk.turn("skip")
    assert talk.end == "done"


def test_feeling_before_and_after(converse: Reader) -> None:
    talk = converse(
        """
        app: ...
        user: numb really and i slept about five hours but i drank my water
        app: ...
        user: yes
        app: ...
        user: skip
        app: ...
        user: skip
        app: ...
        user: skip
        app: ...
        user: skip
        app: One more slow breath. Let it go.
        app: That's all of it. You can stay here as long as you like.
        app: How much can you feel now? Even a faint feeling counts.
        user: a little
        app: Thank you. That's noted.
        app: Thank you. Go gently.
        end: done
        """
    )
    record = talk.exercises[0]
    assert (record.completed, record.felt_before, record.felt_after) == (True, 0, 1)
    assert talk.entry.felt == 0


def test_leaving_after_the_last_cue_still_counts_as_done(begin: Starter) -> None:
    talk = begin()
    talk.turn("numb really and i slept about five hours but i drank my water")
    talk.turn("yes")
    for _ in range(4):
        talk.turn("skip")
    talk.turn("(gone)")
    assert talk.exercises[0].completed


def test_help_in_an_exercise(converse: Reader) -> None:
    converse(
        """
        app: ...
        user: (silence)
        app: Look around you. Name three things you can see.
        user: help
        app: You can say pause, repeat, skip, slower, or stop.
        app: Look around you. Name three things you can see.
        """,
        Kind.EXERCISE,
        exercise="grounding",
        form="short",
    )


def test_little_energy_gets_the_short_form(begin: Starter) -> None:
    talk = begin(Kind.EXERCISE, exercise="grounding", low_energy=True)
    assert talk.state.playing is not None
    assert talk.state.playing.form == "short"


def test_an_alias_is_enough(begin: Starter) -> None:
    talk = begin(Kind.EXERCISE, exercise="five senses")
    assert talk.state.playing is not None
    assert talk.state.playing.name == "grounding"


def test_an_unknown_exercise_is_refused_with_those_there_are(begin: Starter) -> None:
    with pytest.raises(UnknownExerciseError, match=r"no exercise 'juggling'.*grounding"):
        begin(Kind.EXERCISE, exercise="juggling")


@pytest.mark.parametrize(
    ("asked", "name", "form"),
    [
        ("body scan", "body_scan", "full"),
        ("five minute body scan", "body_scan", "five"),
        ("a short body scan please", "body_scan", "short"),
        ("let's do a quick grounding", "grounding", "short"),
        ("let's do a long body scan", "body_scan", "twelve"),
        ("can we do box breathing without holding", "box_breathing", "no_hold"),
    ],
)
def test_the_form_asked_for_is_played(begin: Starter, asked: str, name: str, form: str) -> None:
    playing = begin_with(begin, asked)
    assert (playing.name, playing.form) == (name, form)


def test_minutes_choose_the_nearest_form(begin: Starter) -> None:
    talk = begin()
    slots: dict[str, str | int | float] = {"exercise": "body_scan", "minutes": 10}
    u = Understanding("a body scan", intent="start_exercise", slots=slots)
    state, _ = step(talk.state, Heard(u), talk.script)
    assert state.playing is not None
    assert state.playing.form == "twelve"


def begin_with(begin: Starter, asked: str) -> Playing:
    """What is played after this was said."""
    talk = begin()
    talk.turn(asked)
    assert talk.state.playing is not None
    return talk.state.playing
