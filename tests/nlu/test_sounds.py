"""What a recogniser made of words about dying is found by its sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import shipped
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.sounds import Phrase, Sounds
from voice_checkin.nlu.understand import understand
from voice_checkin.types import Concern, Expect

SOUNDS = shipped.lexicon().safety.sounds


@pytest.mark.parametrize(
    ("said", "concern"),
    [
        ("i'm sushi idle and the gp can't see me till tuesday", Concern.AMBIGUOUS),
        ("i keep thinking soup aside soup aside all day at work", Concern.AMBIGUOUS),
        ("i end it hall tonight after the late shift", Concern.AMBIGUOUS),
        ("the sushi is idle on the counter", Concern.NONE),
        ("put the soup aside for the morning", Concern.NONE),
        ("i taught myself to knit", Concern.NONE),
        ("have i slept more than six hours or am i kidding myself", Concern.NONE),
        ("that concert was better than the dead ones", Concern.NONE),
        ("i want to dine with my sister", Concern.NONE),
    ],
)
def test_bent_words_are_asked_about_and_what_sounds_a_little_alike_is_not(
    lexicon: Lexicon, said: str, concern: Concern
) -> None:
    assert understand(said, Expect.FREE, lexicon).concern is concern


def test_a_phrase_takes_the_place_of_what_sounds_like_it() -> None:
    assert "i am suicidal" in SOUNDS.readings(["i", "am", "sue", "a", "side", "all"])
    assert SOUNDS.readings(["i", "am", "suicidal"]) == ()


def test_a_word_that_nobody_can_pronounce_is_passed_over() -> None:
    assert SOUNDS.readings(["xqzzt", "sewer", "side", "xqzzt"]) == ("xqzzt suicide xqzzt",)


@given(st.text("ABCD", min_size=6, max_size=12), st.data())
def test_whatever_differs_in_as_much_as_may_is_found(phones: str, data: st.DataObject) -> None:
    """The pieces that are looked for first lose nothing."""
    phrase = Phrase.of("meant", phones, 0.25)
    places = data.draw(
        st.lists(st.integers(0, len(phones) - 1), max_size=phrase.within, unique=True)
    )
    heard = "".join("E" if at in places else phone for at, phone in enumerate(phones))
    assert Sounds({"heard": heard}, (phrase,)).readings(["heard"]) == ("meant",)


@given(st.lists(st.sampled_from(["sue", "a", "side", "all", "xqzzt", "", "kill", "my", "self"])))
def test_any_words_have_readings_of_which_there_are_few(words: list[str]) -> None:
    assert len(SOUNDS.readings(words)) <= 4
