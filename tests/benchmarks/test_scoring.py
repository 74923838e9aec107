"""What counts as right, how wrong a sentence is, and how sure a figure is."""

import math

import pytest

from benchmarks.hearing.scoring import (
    Mistakes,
    Share,
    bootstrap,
    edits,
    error_rate,
    same_order,
    words,
)


@pytest.mark.parametrize(
    ("said", "heard", "wrong"),
    [
        ("pause the timer", "pause the timer", 0),
        ("pause the timer", "pause a timer", 1),
        ("pause the timer", "pause timer", 1),
        ("pause the timer", "pause the the timer", 1),
        ("pause the timer", "", 3),
        ("", "yes", 1),
        ("", "", 0),
        ("one two three", "three two one", 2),
    ],
)
def test_edits(said: str, heard: str, wrong: int) -> None:
    assert edits(said.split(), heard.split()) == wrong
    assert edits(heard.split(), said.split()) == wrong


def test_word_error_is_counted_over_all_words_not_over_clips() -> None:
    assert error_rate([Mistakes(1, 1), Mistakes(0, 9)]) == 0.1
    assert error_rate([Mistakes(3, 2)]) == 1.5
    assert error_rate([]) == error_rate([Mistakes(0, 0)]) == 0.0
    assert error_rate([Mistakes(2, 0)]) == math.inf


def test_words_are_compared_as_they_are_spoken() -> None:
    assert words("What\u2019s the date?") == ["what's", "the", "date"]
    assert words("Uh, set a timer for 25 minutes um") == [
        "set",
        "a",
        "timer",
        "for",
        "twenty",
        "five",
        "minutes",
    ]
    assert words("saying [adif] bunch <VOCNOISE> yeah") == ["saying", "bunch", "yeah"]
    assert words("") == []


SAID = {"intent": "orderDrink", "coffeeDrink": "latte", "milkAmount": " milk"}


def test_an_order_is_right_with_the_intent_and_every_slot() -> None:
    slots = {"coffeeDrink": "latte", "milkAmount": "milk"}
    assert same_order(SAID, "order_drink", slots)
    assert not same_order(SAID, None, {})
    assert not same_order(SAID, "cancel", slots)


def test_a_slot_less_or_more_or_other_is_wrong() -> None:
    assert not same_order(SAID, "order_drink", {"coffeeDrink": "latte"})
    assert not same_order(SAID, "order_drink", {"coffeeDrink": "latte", "milkAmount": "cream"})
    more = {"coffeeDrink": "latte", "milkAmount": "milk", "size": "small"}
    assert not same_order(SAID, "order_drink", more)


def test_a_share_knows_how_little_it_knows() -> None:
    assert str(Share(9, 10)) == "0.900 (0.60-0.98)"
    assert Share(0, 0).value == 0.0
    assert Share(0, 0).interval == (0.0, 1.0)
    low, high = Share(150, 150).interval
    assert 0.97 < low < high == pytest.approx(1.0)


def test_the_interval_holds_the_rate_and_is_the_same_for_a_seed() -> None:
    groups = [[Mistakes(i % 3, 5)] * 2 for i in range(30)]
    low, high = bootstrap(groups, seed=4)
    assert low < error_rate([m for group in groups for m in group]) < high
    assert bootstrap(groups, seed=4) == (low, high)
    assert bootstrap([], seed=4) == (0.0, 0.0)


def test_one_speaker_alone_gives_no_interval() -> None:
    assert bootstrap([[Mistakes(1, 4), Mistakes(0, 4)]], seed=0) == (0.125, 0.125)
