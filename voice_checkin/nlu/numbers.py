"""Numbers in speech: "four and a half", "a couple of", "half six", "quarter to seven"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from text_to_num import text2num

from voice_checkin.nlu.phrases import Phrases

_ONES: Final = {
    "zero": 0, "nil": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_MANY: Final = frozenset(
    [
        "twenty",
        "thirty",
        "forty",
        "fourty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
        "thousand",
        "million",
    ]
)
PARTS: Final = Phrases(
    (phrase.split(), value)
    for phrase, value in (
        ("and a half", 0.5), ("and half", 0.5), ("and an half", 0.5), ("and a quarter", 0.25),
        ("and quarter", 0.25), ("and one quarter", 0.25), ("and three quarters", 0.75),
        ("and three quarter", 0.75), ("and two quarters", 0.5), ("and two quarter", 0.5),
        ("and a bit", 0.0), ("and some", 0.0), ("and change", 0.0),
    )
)  # fmt: skip
_VAGUE: Final = Phrases(
    (phrase.split(), value)
    for phrase, value in (
        ("a couple of", 2.0), ("a couple", 2.0), ("couple of", 2.0), ("couple", 2.0),
        ("a few", 3.0), ("half a dozen", 6.0), ("a dozen", 12.0), ("two dozen", 24.0),
        ("a pair of", 2.0), ("three quarters of an", 0.75), ("three quarters of", 0.75),
        ("half an", 0.5), ("half a", 0.5), ("a half", 0.5), ("quarter of an", 0.25),
        ("a quarter of an", 0.25), ("a quarter of a", 0.25),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """A number said at `words[start:end]`."""

    start: int
    end: int
    value: float


def numbers(words: Sequence[str], at: int = 0) -> tuple[Number, ...]:
    """Every number, left to right, without overlap; the first word has the place `at`."""
    found: list[Number] = []
    index = 0
    while index < len(words):
        number = _at(words, index)
        if number is None:
            index += 1
        else:
            found.append(Number(at + number.start, at + number.end, number.value))
            index = number.end
    return tuple(found)


def _at(words: Sequence[str], start: int) -> Number | None:
    vague = _VAGUE.at(words, start)
    if vague is not None:
        return Number(start, vague.end, vague.value)
    whole = _digits(words, start) or _spelled(words, start)
    if whole is None:
        return None
    return _fraction(words, whole)


def _digits(words: Sequence[str], start: int) -> Number | None:
    text = words[start].replace(",", "")
    if not text[0].isdigit() or ":" in text:
        return None
    try:
        return Number(start, start + 1, float(text))
    except ValueError:
        return None


def _spelled(words: Sequence[str], start: int) -> Number | None:
    roughly = words[start].removesuffix("ish")
    if roughly != words[start] and roughly in _ONES:
        return Number(start, start + 1, float(_ONES[roughly]))  # "sevenish"
    if words[start] not in _ONES and words[start] not in _MANY:
        return None
    end = start + 1
    while end < len(words) and end - start < 8 and _goes_on(words, end):
        end += 1
    while end > start and words[end - 1] == "and":
        end -= 1
    for stop in range(end, start, -1):
        if stop == start + 1 and words[start] in _ONES:
            return Number(start, stop, float(_ONES[words[start]]))
        try:
            return Number(start, stop, float(text2num(" ".join(words[start:stop]), "en")))
        except ValueError:
            continue
    return None


def _goes_on(words: Sequence[str], end: int) -> bool:
    word = words[end]
    if word == "and":
        return words[end - 1] in ("hundred", "thousand", "million")
    return ((word in _ONES or word in _MANY) and words[end - 1] not in _ONES) or word in _MANY


def _fraction(words: Sequence[str], whole: Number) -> Number:
    part = PARTS.at(words, whole.end)
    if part is not None:
        return Number(whole.start, part.end, whole.value + part.value)
    after = words[whole.end : whole.end + 2]
    if len(after) == 2 and after[0] == "point" and after[1] in _ONES and _ONES[after[1]] < 10:
        return Number(whole.start, whole.end + 2, whole.value + _ONES[after[1]] / 10)
    return whole
