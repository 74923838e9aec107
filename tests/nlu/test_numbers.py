"""Numbers and times as people say them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_checkin.nlu.normalise import plain_words
from voice_checkin.nlu.numbers import numbers
from voice_checkin.nlu.times import clock, minutes


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("four and a half", [4.5]),
        ("seven and three quarters", [7.75]),
        ("five point five", [5.5]),
        ("twenty five", [25]),
        ("one hundred and five", [105]),
        ("five six", [5, 6]),
        ("a couple of cups", [2]),
        ("7.5", [7.5]),
        ("half a dozen eggs", [6]),
        ("no numbers here", []),
        ("sevenish", [7]),
        ("foolish", []),
        ("six and a", [6]),
        ("twenty and", [20]),
    ],
)
def test_numbers(text: str, values: list[float]) -> None:
    assert [number.value for number in numbers(plain_words(text))] == values


WORDS = st.sampled_from(
    ["six", "and", "a", "half", "hundred", "point", "twenty", "five", "an", "quarter", "to"]
)


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=12))
def test_numbers_stay_inside_the_words(words: list[str]) -> None:
    found = numbers(words)
    assert all(0 <= n.start < n.end <= len(words) for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("at half eight tonight", "20:30"),
        ("ten past six in the morning", "06:10"),
        ("quarter to seven in the evening", "18:45"),
        ("at nine tomorrow morning", "09:00"),
        ("seven thirty pm", "19:30"),
        ("at 7:15", "07:15"),
        ("at one", "13:00"),
        ("noon", "12:00"),
        ("twelve at night", None),
        ("at twelve tonight", "00:00"),
        ("at nine p m i am with customers", "21:00"),
        ("i am busy remind me at eight tonight", "20:00"),
        ("first thing at half six", "06:30"),
        ("in half an hour", None),
        ("two pages", None),
    ],
)
def test_times_of_day(text: str, time: str | None) -> None:
    assert clock(plain_words(text)) == time


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("three quarters of an hour", 45),
        ("an hour and a half", 90),
        ("half an hour", 30),
        ("twenty minutes", 20),
        ("an hour and twenty minutes", 80),
        ("a couple of hours", 120),
        ("ten minutes a day", 10),
        ("2 mins", 2),
        ("once a week", None),
        ("at six", None),
    ],
)
def test_spans_of_time(text: str, span: float | None) -> None:
    assert minutes(plain_words(text)) == span
