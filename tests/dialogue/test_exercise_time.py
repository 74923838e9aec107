"""The quiet between the words of an exercise: planned, kept, and changed on request."""

from tests.dialogue.talk import Reader, Starter, Talk
from voice_checkin.dialogue.state import Kind
from voice_checkin.dialogue.step import step
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


def test_a_breath_is_marked_by_tones_once_its_words_are_known(begin: Starter) -> None:
    talk = begin(Kind.EXERCISE, exercise="box_breathing")
    quiet(talk)
    breaths = [e for e in talk.done if isinstance(e, Say) and "breathe in" in e.text.lower()]
    assert [breath.tone for breath in breaths] == [None]
    said = [e for e in talk.done if isinstance(e, Say)]
    tones = [(e.text, e.tone) for e in said if e.text in ("In.", "Out.")]
    assert tones[:4] == [("In.", None), ("Out.", None), ("In.", "rise"), ("Out.", "fall")]
