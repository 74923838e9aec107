"""Exercises: timed, unhurried, and at the person's word at any moment."""

import pytest

from tests.dialogue.talk import Reader, Starter, Talk
from voice_checkin.dialogue.state import Kind
from voice_checkin.dialogue.step import UnknownExerciseError, step
from voice_checkin.types import Expect, Heard, Listen, Say, Understanding

WORDS_A_SECOND = 2.2
"""A calm voice: 130 words a minute."""


def quiet(talk: Talk) -> float:
    """Seconds of quiet, when nobody says a word to the end."""
    seconds = 0.0
    while talk.end is None:
        if talk.listen.timed:
            over = words(talk.said[-1:]) if talk.listen.from_cue else 0
            seconds += talk.listen.wait - over
        talk.turn("(silence)")
    return seconds


def spoken(talk: Talk) -> float:
    return words([effect.text for effect in talk.done if isinstance(effect, Say)])


def words(said: list[str]) -> float:
    """Seconds it takes to say that."""
    return sum(len(text.split()) for text in said) / WORDS_A_SECOND


def test_grounding_is_done_in_silence(begin: Starter) -> None:
    talk = begin(Kind.EXERCISE, exercise="grounding")
    assert talk.listen == Listen(Expect.EXERCISE, wait=8, timed=True)
    quiet(talk)
    assert talk.end == "done"
    assert talk.exercises[0].completed


def test_every_exercise_takes_about_as_long_as_it_says(begin: Starter) -> None:
    for name, exercise in begin().script.exercises.items():
        for form in exercise.forms:
            talk = begin(Kind.EXERCISE, exercise=name, form=form)
            minutes = (quiet(talk) + spoken(talk)) / 60
            planned = exercise.forms[form].minutes
            assert planned * 0.75 <= minutes <= planned * 1.25, (name, form, minutes)


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


def test_slower_and_faster_change_the_quiet(begin: Starter) -> None:
    talk = begin(Kind.EXERCISE, exercise="grounding", form="short")
    assert talk.listen.wait == 4
    talk.turn("slower")
    assert talk.listen.wait == 5
    talk.turn("faster")
    assert talk.listen.wait == 4


def test_a_long_pause_ends_by_itself(begin: Starter) -> None:
    talk = begin(Kind.EXERCISE, exercise="grounding")
    talk.turn("pause")
    talk.turn("(silence)")
    talk.turn("(silence)")
    assert talk.end == "silence"
    assert not talk.exercises[0].completed


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


def test_a_breath_keeps_its_rhythm(converse: Reader) -> None:
    talk = converse(
        """
        app: ...
        user: (silence)
        app: Breathe in.
        user: (silence)
        app: Hold it softly.
        user: (silence)
        app: Breathe out.
        user: (silence)
        app: And wait.
        user: (silence)
        app: In.
        """,
        Kind.EXERCISE,
        exercise="box_breathing",
    )
    assert talk.listen == Listen(Expect.EXERCISE, wait=4, timed=True, from_cue=True)


def test_a_word_in_mid_breath_does_not_shorten_it(begin: Starter) -> None:
    talk = begin(Kind.EXERCISE, exercise="box_breathing", form="short")
    state, effects = step(talk.state, Heard(Understanding("okay"), after=1.5), talk.script)
    assert effects == (Listen(Expect.EXERCISE, wait=2.5, timed=True, from_cue=True),)
    assert state.playing == talk.state.playing


def test_a_noise_is_no_answer(begin: Starter) -> None:
    talk = begin(Kind.EXERCISE, exercise="grounding", form="short")
    _, effects = step(talk.state, Heard(Understanding(""), after=1.0), talk.script)
    assert effects == (Listen(Expect.EXERCISE, wait=3.0, timed=True),)


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
