"""Numbers with a part to play: ranges made one, corrections followed, hedges looked past."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from voice_checkin.nlu.clauses import Marked
from voice_checkin.nlu.numbers import PARTS, Number, numbers

_HEDGES: Final = frozenset(("hedge", "filler", "aside"))
_BETWEEN: Final = frozenset(
    ("correction", "hedge", "filler", "aside", "negator", "pronoun", "copula")
)
HOURS: Final = frozenset(("hours", "hour", "ours"))
"""As they are said, and as they are heard."""
MINUTES: Final = frozenset(("minutes", "minute"))
_ARTICLES: Final = frozenset(("a", "an"))
_PRAISE: Final = frozenset(("size", "degree", "booster"))
"""What may stand between a number and its hours: "six very broken hours"."""
_MOST_PRAISE: Final = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, where the words that lead up to it end, and whether it mends the one before."""

    number: Number
    before: int
    """The place of the last word before it that is no hedge; -1 at the beginning."""
    mends: bool

    @property
    def value(self) -> float:
        """The number itself."""
        return self.number.value


def figures(marked: Marked, slips: Mapping[str, int]) -> tuple[Figure, ...]:
    """The numbers in the words, left to right; `slips` are words that may be misheard numbers."""
    found = _ranged(_to_the_hours(_spoken(marked.words, slips), marked), marked.words)
    made: list[Figure] = []
    for index, number in enumerate(found):
        before = _before(marked, number.start - 1)
        mends = index > 0 and _mends(marked, found[index - 1].end, number.start)
        made.append(Figure(number, before, mends))
    return tuple(made)


def _spoken(words: Sequence[str], slips: Mapping[str, int]) -> list[Number]:
    """The numbers, the "an" of "an hour" as a one, and misheard ones ("ate out of ten")."""
    found = {number.start: number for number in _parted(numbers(words), words)}
    taken = {place for number in found.values() for place in range(number.start, number.end)}
    for place in range(len(words) - 1):
        if place in taken or place - 1 in taken:
            continue
        if (number := _odd_number(words, place, slips)) is not None:
            for at in range(place + 1, number.end):
                found.pop(at, None)  # the "a half" of "sex and a half"
            found[place] = number
            taken.update(range(place, number.end))
    return [found[place] for place in sorted(found)]


def _parted(found: Sequence[Number], words: Sequence[str]) -> Iterator[Number]:
    """The numbers; of a time and the hours behind it each by itself: "six thirty, five hours"."""
    before = None
    for number in found:
        start, end = number.start, number.end
        follows = before is not None and before.end == start and before.value <= _LATEST
        if follows and end - start == 2 and words[end : end + 1] in _COUNTED:
            yield from numbers(words[start : end - 1], start)
            yield from numbers(words[end - 1 : end], end - 1)
        else:
            yield number
        before = number


_LATEST: Final = 12


def _to_the_hours(found: Sequence[Number], marked: Marked) -> list[Number]:
    """The numbers, with the word that praises the hours ("six whole hours"), and without the "a
    half" of "an hour and a half", which is of the hours."""
    made: list[Number] = []
    for number in found:
        before = made[-1] if made else None
        part = PARTS.at(marked.words, before.end + 1) if before else None
        if before and part and marked.word(before.end) in HOURS and number.start < part.end:
            continue
        end = marked.over(number.end, 1, _PRAISE)
        reached = end - number.end <= _MOST_PRAISE and marked.word(end) in HOURS
        made.append(Number(number.start, end, number.value) if reached else number)
    return made


def _odd_number(words: Sequence[str], place: int, slips: Mapping[str, int]) -> Number | None:
    word = words[place]
    if word in ("an", "another") and words[place + 1] == "hour":
        return Number(place, place + 1, 1.0)
    if word == "for" and words[place + 1 : place + 3] == _OUT_OF:
        value: float | None = 4.0  # "four out of ten"
    elif word == "for" and words[place - 1 : place] == ("a",):
        return Number(place, place + 1, 4.0)  # "I'm a for today"
    elif word == "for" and PARTS.at(words, place + 1):
        value = 4.0  # "slept for and a half hours"
    elif word == "for":
        before = place - 2 if words[place - 1 : place] == ("slept",) else place - 1
        value = 4.0 if before >= 0 and words[before] in _BEFORE_FOUR else None
    else:
        value = float(slips[word]) if word in slips else None
    if value is None:
        return None
    part = PARTS.at(words, place + 1)
    end = part.end if part else place + 1
    counted = words[end : end + 1] in _COUNTED or words[end : end + 2] == _OUT_OF
    return Number(place, end, value + (part.value if part else 0.0)) if counted else None


_BEFORE_FOUR: Final = frozenset(
    ("only", "about", "got", "had", "maybe", "barely", "just", "like", "managed", "nearly",
     "almost", "around", "roughly", "hardly", "some", "measly", "a", "last")
)  # fmt: skip
"""Words after which "for hours" was "four hours", "only slept for hours" too; "slept for hours" is
as it says."""
_COUNTED: Final = tuple((hours,) for hours in sorted(HOURS))
_OUT_OF: Final = ("out", "of")


def _before(marked: Marked, place: int) -> int:
    while place >= 0 and (marked.classes[place] & _HEDGES or marked.words[place] in _ARTICLES):
        place -= 1
    return place


def _mends(marked: Marked, start: int, end: int) -> bool:
    """True for the words between "six" and "five" in "six, no, sorry, five"."""
    between = [place for place in range(start, end) if marked.words[place] not in _ARTICLES | HOURS]
    mending = any("correction" in marked.classes[place] for place in between)
    return mending and all(marked.classes[place] & _BETWEEN for place in between)


def _ranged(found: Sequence[Number], words: Sequence[str]) -> list[Number]:
    """ "five or six" and "between five and six" are five and a half."""
    made: list[Number] = []
    for number in found:
        if made and _is_range(made[-1], number, words):
            low = made.pop()
            value = number.value if number.value - low.value < 1 else low.value + 0.5
            made.append(Number(low.start, number.end, value))
        else:
            made.append(number)
    return made


def _is_range(low: Number, high: Number, words: Sequence[str]) -> bool:
    if not 0 < high.value - low.value <= 1:
        return False
    between = tuple(word for word in words[low.end : high.start] if word not in HOURS)
    if between in ((), ("or",), ("to",), ("or", "maybe"), ("or", "a"), ("maybe",), ("or", "so")):
        return True
    started = "between" in words[max(0, low.start - 2) : low.start]
    return started and between in (("and",), ("and", "a"))
