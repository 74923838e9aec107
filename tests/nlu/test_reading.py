"""Words cut into pieces, and what the network reads in them."""

import pytest

from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.reading import FEELINGS, Reader
from voice_checkin.nlu.wordpiece import WordPieces

PIECES = WordPieces(
    {p: n for n, p in enumerate(["[UNK]", "[CLS]", "[SEP]", "sad", "un", "##happy", "'", "s", "7"])}
)


@pytest.fixture
def reader(lexicon: Lexicon) -> Reader:
    assert lexicon.reader is not None
    return lexicon.reader


@pytest.mark.parametrize(
    ("words", "pieces", "owners"),
    [
        (("sad",), [1, 3, 2], [-1, 0, -1]),
        (("unhappy", "sad"), [1, 4, 5, 3, 2], [-1, 0, 0, 1, -1]),
        (("Sád",), [1, 3, 2], [-1, 0, -1]),
        (("'s", "77"), [1, 6, 7, 0, 2], [-1, 0, 0, 1, -1]),
        (("\u0301",), [1, 0, 2], [-1, 0, -1]),
        ((), [1, 2], [-1, -1]),
    ],
)
def test_words_are_cut_into_the_longest_pieces(
    words: tuple[str, ...], pieces: list[int], owners: list[int]
) -> None:
    assert PIECES.cut(words) == (pieces, owners)


def test_no_word_has_pieces_without_end() -> None:
    numbers, _ = PIECES.cut(["s" * 90 + "'" * 50])
    assert len(numbers) <= 10


def test_each_word_is_read_in_the_light_of_the_others(reader: Reader) -> None:
    words = ["i", "am", "sad", "today"]
    mine = reader.read(words).feeling(2, 3)
    theirs = reader.read(["it", "was", "such", "a", "sad", "film"]).feeling(4, 5)
    denied = reader.read(["i", "am", "not", "sad", "today"]).feeling(3, 4)
    assert max(FEELINGS, key=mine.__getitem__) == "said"
    assert max(FEELINGS, key=theirs.__getitem__) == "none"
    assert max(FEELINGS, key=denied.__getitem__) == "denied"


def test_a_long_telling_is_read_in_parts_and_to_its_end(reader: Reader) -> None:
    calm = [
        "had",
        "my",
        "porridge",
        "and",
        "fed",
        "the",
        "cat",
        "and",
        "then",
        "the",
        "post",
        "came",
    ] * 9
    reading = reader.read([*calm, *["i", "do", "not", "want", "to", "be", "alive", "any", "more"]])
    assert len(reading.concerns) > 1
    assert reading.concerns[-1]["clear"] > 0.5


def test_without_words_nothing_is_read(reader: Reader) -> None:
    assert reader.read(()).concerns == ()
