"""Last night's hours and how they were."""

from collections.abc import Sequence
from typing import Final

from voice_checkin.nlu.clauses import Marked, around
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.numbers import Number
from voice_checkin.types import Sleep

_HOURS: Final = frozenset(("hours", "hour", "h"))
_SLEPT: Final = frozenset("sleep slept kip sleeping asleep shuteye shut".split())
_GOT: Final = frozenset("got had get getting managed slept sleep only barely about".split())
_SKIP: Final = frozenset("maybe about around like only just barely probably roughly nearly almost "
                         "a an solid full good decent measly whole um uh er of say under over at least most me my".split())
_MOST: Final = 16.0


def sleep(marked: Marked, found: Sequence[Number], lexicon: Lexicon) -> Sleep | None:
    """What was said of the night, or None."""
    hours = _hours(marked, found)
    quality = None
    for phrase in lexicon.sleep.scan(marked.words):
        if around(marked, phrase.start, phrase.end).counts:
            quality = phrase.value
    if hours is None and quality is None:
        return None
    return Sleep(hours, quality)


def _hours(marked: Marked, found: Sequence[Number]) -> float | None:
    value = None
    for number in found:
        if number.value <= _MOST and _slept_for(marked, number):
            value = number.value
    return value


def _slept_for(marked: Marked, number: Number) -> bool:
    words = marked.words
    after = words[number.end : number.end + 4]
    before = _before(words, number.start)
    if not after or after[0] not in _HOURS:
        return before == "slept" and words[number.start - 1] != "at"
    if any(word in _SLEPT for word in after[1:]):
        return True
    return before in _GOT and not (len(after) > 1 and after[1].endswith("ing"))


def _before(words: Sequence[str], start: int) -> str:
    index = start - 1
    while index >= 0 and words[index] in _SKIP:
        index -= 1
    return words[index] if index >= 0 else ""
