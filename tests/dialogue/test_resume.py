"""What the program's end cut short is offered once, and gone on with."""

from dataclasses import replace

import pytest

from tests.dialogue.talk import Starter, Talk
from voice_checkin.dialogue.context import Context
from voice_checkin.dialogue.resume import to_put_aside, worth_writing
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Kind, State, dump, load
from voice_checkin.dialogue.step import start, step
from voice_checkin.types import ExerciseRecord, Resume, Save, SaveExercise, Silence


def put_aside(talk: Talk) -> State:
    """The state as the next start finds it."""
    state = to_put_aside(talk.state)
    assert state is not None
    return load(dump(state))


def next_start(aside: State, script: Script, kind: Kind = Kind.CHECK_IN, **context: object) -> Talk:
    """The program is started again."""
    given: dict[str, object] = {"part_of_day": "morning", "country": "GB", **context}
    state, effects = start(kind, script, Context(**given), aside)  # type: ignore[arg-type]
    return Talk(script, state, effects, list(effects))


def test_a_check_in_goes_on_at_the_open_question(begin: Starter, plain: Script) -> None:
    talk = begin()
    talk.turn("i feel anxious")
    later = next_start(put_aside(talk), plain)
    assert later.said == ["We stopped in the middle last time. Shall we go on from there?"]
    effects = later.turn("yes please")
    assert effects[0] == Resume()
    assert later.lines == ["short.felt"]
    later.turn("a little")
    assert [feeling.name for feeling in later.entry.feelings] == ["anxious"]
    assert later.entry.felt == 1


@pytest.mark.parametrize("answer", ["no", "(silence)", "no thanks", "i feel calm"])
def test_who_does_not_want_to_begins_anew(begin: Starter, plain: Script, answer: str) -> None:
    talk = begin()
    talk.turn("i feel anxious")
    later = next_start(put_aside(talk), plain)
    later.turn(answer)
    if answer != "i feel calm":
        assert later.lines[-1] == "open.morning"
        later.turn("i feel calm")
    assert [feeling.name for feeling in later.entry.feelings] == ["calm"]


def test_danger_comes_before_the_offer(begin: Starter, plain: Script) -> None:
    talk = begin()
    talk.turn("i feel anxious")
    later = next_start(put_aside(talk), plain)
    later.turn("i want to kill myself")
    assert all(line.startswith("care.") for line in later.lines)


def test_an_exercise_goes_on_with_its_cue(begin: Starter, plain: Script) -> None:
    talk = begin(Kind.EXERCISE, exercise="grounding")
    for _ in range(5):
        talk.turn("(silence)")
    cue = talk.said
    later = next_start(put_aside(talk), plain, Kind.EXERCISE, exercise="grounding")
    assert later.lines == ["resume.exercise"]
    later.turn("yes")
    assert later.lines[0] == "exercise.go_on"
    assert later.said[1:] == cue
    assert later.state.playing == talk.state.playing


def test_an_exercise_that_nobody_goes_on_with_was_done_in_part(
    begin: Starter, plain: Script
) -> None:
    talk = begin(Kind.EXERCISE, exercise="grounding")
    talk.turn("(silence)")
    aside = put_aside(talk)
    partly = SaveExercise(ExerciseRecord("grounding", completed=False))
    refused = next_start(aside, plain, Kind.EXERCISE, exercise="grounding")
    assert refused.turn("no")[0] == partly
    assert next_start(aside, plain, Kind.EXERCISE, exercise="sigh").effects[0] == partly
    assert next_start(aside, plain).effects[0] == partly
    assert next_start(aside, plain, Kind.EXERCISE, goes_on=False).effects[0] == partly


def test_an_exercise_that_has_changed_meanwhile_is_not_offered(
    begin: Starter, plain: Script
) -> None:
    talk = begin(Kind.EXERCISE, exercise="grounding")
    talk.turn("(silence)")
    aside = put_aside(talk)
    assert aside.playing is not None
    for playing in (
        replace(aside.playing, name="gone"),
        replace(aside.playing, form="gone"),
        replace(aside.playing, cue=len(plain.exercises["grounding"].forms["full"].cues)),
    ):
        changed = replace(aside, playing=playing)
        later = next_start(changed, plain, Kind.EXERCISE, exercise="grounding")
        assert "resume.exercise" not in later.lines


def test_a_reflection_goes_on_at_its_open_question(begin: Starter, plain: Script) -> None:
    talk = begin(Kind.REFLECTION)
    talk.turn("the bins")
    later = next_start(put_aside(talk), plain, Kind.REFLECTION)
    assert later.lines == ["resume.topic"]
    later.turn("yes")
    assert later.said == ["One feeling from today?"]
    later.turn("calm")
    assert later.entry.note == "Tomorrow: the bins\nFelt: calm"


def test_nothing_is_put_aside_before_anything_was_said(begin: Starter) -> None:
    assert to_put_aside(begin().state) is None


def test_nothing_of_danger_is_put_aside(begin: Starter) -> None:
    talk = begin()
    talk.turn("i feel anxious")
    talk.turn("i want to kill myself")
    aside = put_aside(talk)
    assert aside.care is None
    assert "kill" not in dump(aside)
    assert "care." not in dump(aside)


def test_what_is_over_is_over(begin: Starter) -> None:
    talk = begin()
    talk.turn("i feel anxious")
    talk.turn("stop")
    assert any(isinstance(effect, Save) for effect in talk.done)
    assert to_put_aside(talk.state) is None


def test_a_rhythm_is_not_held_up_by_writing(plain: Script) -> None:
    state, _ = start(Kind.EXERCISE, plain, Context(exercise="sigh"))
    writes = 0
    while state.playing and not state.over:
        writes += worth_writing(state, plain)
        state, _ = step(state, Silence(), plain)
    assert 2 <= writes <= 7
