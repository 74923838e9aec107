"""Text is brought to one form: case, punctuation and typing habits change nothing."""

import pytest
from hypothesis import given, settings

from tests.support.texts import any_text
from voice_checkin.nlu.normalise import MOST_WORDS, plain_words, utterance


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("I'm FINE, thanks!", ("i'm", "fine", "thanks")),
        ("i\u2019m fine", ("i'm", "fine")),
        ("im tired and dont care", ("i'm", "tired", "and", "don't", "care")),
        ("slept 7.5 hours (ish)", ("slept", "7.5", "hours", "ish")),
        ("well... [noise] okay", ("well", "okay")),
        ("mm-hmm", ("mhm",)),
        ("half-past", ("half", "past")),
        ("", ()),
        ("?!", ()),
    ],
)
def test_plain_words(text: str, plain: tuple[str, ...]) -> None:
    assert plain_words(text) == plain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("can't", ("can", "not")),
        ("she's", ("she", "'s")),
        ("i'd've", ("i'd", "have")),
        ("gonna", ("going", "to")),
        ("kinda okay", ("kind", "of", "okay")),
    ],
)
def test_contractions_are_opened(text: str, words: tuple[str, ...]) -> None:
    assert utterance(text).words == words


def test_what_was_said_is_found_again() -> None:
    spoken = utterance("I can't feel a thing, honestly")
    assert spoken.said(1, 6) == "can't feel a thing"


@settings(max_examples=60)
@given(any_text(200))
def test_any_text_has_its_words(text: str) -> None:
    spoken = utterance(text)
    assert len(spoken.words) == len(spoken.source)
    assert all(word and not word.isspace() for word in spoken.words)


def test_long_texts_are_cut() -> None:
    assert len(plain_words("word " * 5_000)) == MOST_WORDS
