"""What was asked decides what a bare answer means."""

import pytest

from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.understand import understand
from voice_checkin.types import Expect, Sleep


@pytest.mark.parametrize(
    ("text", "felt"),
    [
        ("a bit", 1),
        ("nothing at all", 0),
        ("some i suppose", 2),
        ("quite a lot", 3),
        ("way too much", 4),
    ],
)
def test_felt(text: str, felt: int, lexicon: Lexicon) -> None:
    meant = understand(text, Expect.FELT, lexicon)
    assert (meant.intent, meant.felt) == ("check_in", felt)


@pytest.mark.parametrize(
    ("text", "energy"), [("not much", 1), ("none", 0), ("okay", 2), ("plenty", 3), ("buzzing", 4)]
)
def test_energy(text: str, energy: int, lexicon: Lexicon) -> None:
    assert understand(text, Expect.ENERGY, lexicon).energy == energy


@pytest.mark.parametrize(
    ("text", "valence"),
    [("not really", -1), ("horrible", -2), ("neither", 0), ("quite nice", 1), ("lovely", 2)],
)
def test_pleasant(text: str, valence: int, lexicon: Lexicon) -> None:
    assert understand(text, Expect.PLEASANT, lexicon).valence == valence


@pytest.mark.parametrize(
    ("text", "sleep"),
    [
        ("like a log", Sleep(None, "good")),
        ("about five", Sleep(5)),
        ("not great about five hours", Sleep(5, "bad")),
        ("six no five", Sleep(5)),
        ("so so", Sleep(None, "ok")),
    ],
)
def test_sleep(text: str, sleep: Sleep, lexicon: Lexicon) -> None:
    meant = understand(text, Expect.SLEEP, lexicon)
    assert (meant.sleep, meant.rating) == (sleep, None)


@pytest.mark.parametrize(
    ("text", "rating"), [("six", 6), ("a seven i think", 7), ("six no sorry five", 5)]
)
def test_rating(text: str, rating: float, lexicon: Lexicon) -> None:
    assert understand(text, Expect.RATING, lexicon).rating == rating


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("yeah go on then", "yes"),
        ("fine", "yes"),
        ("yes but i'm tired", "yes"),
        ("no i already had it", "no"),
        ("not really", "no"),
        ("stop", "stop"),
        ("what was that", "repeat"),
    ],
)
def test_yes_no(text: str, meaning: str, lexicon: Lexicon) -> None:
    assert understand(text, Expect.YES_NO, lexicon).intent == meaning


def test_body_words_are_feelings_when_asked_for(lexicon: Lexicon) -> None:
    found = understand("heavy and tight", Expect.FEELING, lexicon).feelings
    assert [f.said for f in found] == ["heavy", "tight"]


@pytest.mark.parametrize(
    "expect",
    [Expect.FELT, Expect.ENERGY, Expect.PLEASANT, Expect.SLEEP, Expect.RATING, Expect.YES_NO],
)
def test_each_closed_question_has_sentences_for_a_recogniser(
    expect: Expect, lexicon: Lexicon
) -> None:
    assert lexicon.answers[expect].intents.intents


@pytest.mark.parametrize(
    ("text", "feeling"), [("okay", "okay"), ("alright", "okay"), ("yes", None), ("the lamp", None)]
)
def test_how_are_you_is_answered_in_a_word(
    text: str, feeling: str | None, lexicon: Lexicon
) -> None:
    meant = understand(text, Expect.FEELING, lexicon)
    assert [found.name for found in meant.feelings] == ([feeling] if feeling else [])
    assert (meant.intent == "check_in") == (feeling is not None)


def test_nothing_is_an_answer_to_how_are_you(lexicon: Lexicon) -> None:
    assert understand("nothing at all", Expect.FEELING, lexicon).felt == 0


@pytest.mark.parametrize(
    ("expect", "said", "slot", "value"),
    [
        (Expect.MINUTES, "ten", "minutes", 10),
        (Expect.MINUTES, "oh maybe a quarter of an hour", "minutes", 15),
        (Expect.MINUTES, "half an hour", "minutes", 30),
        (Expect.MINUTES, "as the mood takes me", "minutes", None),
        (Expect.TIMES_A_WEEK, "three times a week", "times", 3),
        (Expect.TIMES_A_WEEK, "every day", "times", 7),
        (Expect.TIMES_A_WEEK, "twice", "times", 2),
        (Expect.TIMES_A_WEEK, "weekdays", "times", 5),
        (Expect.TIMES_A_WEEK, "when i can", "times", None),
    ],
)
def test_a_value_that_was_asked_for(
    lexicon: Lexicon, expect: Expect, said: str, slot: str, value: object
) -> None:
    assert understand(said, expect, lexicon).slots.get(slot) == value


@pytest.mark.parametrize(
    ("said", "felt"),
    [
        ("a little by the river", 1),
        ("some when the music was on", 2),
        ("some people are rude", None),
        ("a bit of rain", None),
    ],
)
def test_the_answer_comes_first_and_the_rest_is_talk(
    lexicon: Lexicon, said: str, felt: int | None
) -> None:
    assert understand(said, Expect.FELT, lexicon).felt == felt


def test_no_is_no_answer_to_how_pleasant_it_is(lexicon: Lexicon) -> None:
    told = understand("no", Expect.PLEASANT, lexicon)
    assert (told.intent, told.valence) == ("no", None)


def test_nothing_twice_is_still_nothing(lexicon: Lexicon) -> None:
    told = understand("nothing i feel nothing", Expect.FEELING, lexicon)
    assert [(f.name, f.negated) for f in told.feelings] == [("feeling nothing", False)]
    assert told.felt == 0


@pytest.mark.parametrize("said", ["badly four hours", "bad only four hours"])
def test_how_and_how_long_in_one_answer(lexicon: Lexicon, said: str) -> None:
    told = understand(said, Expect.SLEEP, lexicon)
    assert told.sleep == Sleep(4, "bad")
