"""An entry corrected in a form."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_checkin.app import App
from voice_checkin.types import (
    CheckIn,
    Expect,
    FeelingMention,
    HabitMention,
    Sleep,
    Transcript,
    Understanding,
)
from voice_checkin.web.view.correction import Corrected, corrected, fields

NUMB = FeelingMention("numb", "numb", "numb")
BEFORE = CheckIn(
    felt=0,
    energy=1,
    feelings=(NUMB, FeelingMention("calm", "at peace", "pos", negated=True)),
    habits=(HabitMention("water"), HabitMention("walk", done=False)),
    sleep=Sleep(5.5, "bad"),
    areas=("work",),
    note="The canal.",
)


@pytest.fixture
def correct(app: App) -> Any:
    """`correct(felt="2")`: the form of `BEFORE` with that changed."""

    def understand(text: str, expect: Expect) -> Understanding:
        return app.understand(Transcript(text), expect)

    def made(**changed: str) -> Corrected:
        return corrected(BEFORE, fields(BEFORE) | changed, understand)

    return made


def not_asked(text: str, expect: Expect) -> Understanding:
    raise AssertionError(text)


CHECK_INS = st.builds(
    CheckIn,
    felt=st.none() | st.integers(0, 4),
    valence=st.none() | st.integers(-2, 2),
    energy=st.none() | st.integers(0, 4),
    rating=st.none() | st.floats(0, 10).map(lambda n: round(n, 2)),
    feelings=st.lists(st.just(NUMB), max_size=3).map(tuple),
    habits=st.lists(st.builds(HabitMention, st.text(min_size=1), st.booleans())).map(tuple),
    sleep=st.builds(
        Sleep, st.floats(0, 24).map(lambda n: round(n, 2)), st.sampled_from(("ok", None))
    ),
    note=st.none()
    | st.text(st.characters(exclude_characters="\r"), min_size=1).map(str.strip).filter(bool),
    event=st.none() | st.text(),
)


@given(CHECK_INS)
def test_a_form_that_nobody_touched_changes_nothing(before: CheckIn) -> None:
    after = corrected(before, fields(before), not_asked)
    assert after == Corrected(replace(before, confirmed=True))


@given(st.dictionaries(st.sampled_from((*fields(BEFORE), "feeling_9", "habit_9")), st.text()))
def test_whatever_is_sent_is_an_entry_or_is_asked_about(sent: dict[str, str]) -> None:
    after = corrected(BEFORE, sent, lambda text, _: Understanding(text))
    c = after.check_in
    assert c.felt in (None, 0, 1, 2, 3, 4)
    assert c.rating is None or 0 <= c.rating <= 10
    assert c.sleep is None or c.sleep.hours is None or 0 <= c.sleep.hours <= 24


def test_line_ends_are_those_of_the_note(correct: Any) -> None:
    assert correct(note="one\r\ntwo").check_in.note == "one\ntwo"


def test_numbers_are_corrected(correct: Any) -> None:
    after = correct(felt="2", valence="-1", energy="", rating="6,5", sleep_hours="7").check_in
    assert (after.felt, after.valence, after.energy, after.rating) == (2, -1, None, 6.5)
    assert after.sleep == Sleep(7, "bad")
    assert after.areas == ("work",)
    assert after.confirmed


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("felt", "5"),
        ("rating", "eleven"),
        ("rating", "nan"),
        ("sleep_hours", "25"),
        ("energy", "-1"),
    ],
)
def test_what_is_out_of_range_is_asked_about(correct: Any, name: str, said: str) -> None:
    assert correct(**{name: said}).unclear == {name}


def test_a_feeling_is_taken_out_and_another_put_in(correct: Any) -> None:
    after = correct(keep_feeling_0="", feeling="a bit anxious").check_in
    assert [(one.name, one.negated, one.intensity) for one in after.feelings] == [
        ("calm", True, 0),
        ("anxious", False, -1),
    ]


def test_a_word_that_is_no_feeling_is_asked_about(correct: Any) -> None:
    assert correct(feeling="xyzzy").unclear == {"feeling"}


def test_habits_are_corrected(correct: Any) -> None:
    after = correct(habit_0="", habit_1="done", habit="took my meds").check_in
    assert after.habits == (HabitMention("walk"), HabitMention("medication"))
    assert correct(habit="juggling").check_in.habits[-1] == HabitMention("juggling")
    # What is there already is not there twice.
    assert correct(habit="went for a walk").check_in.habits == (
        HabitMention("water"),
        HabitMention("walk"),
    )


def test_nothing_said_of_a_night_is_no_sleep_entry(correct: Any) -> None:
    assert correct(sleep_hours="", sleep_quality="").check_in.sleep is None


def test_words_that_sound_like_danger_are_noticed_where_they_are_new(correct: Any) -> None:
    assert correct(note="I want to kill myself").heavy
    assert not correct(note="My feet are killing me").heavy
    assert not correct(note="").heavy
    assert not correct(felt="1").heavy
