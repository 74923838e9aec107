"""What stands around a word, as features from which a linear classifier weighs how it is meant."""

from collections.abc import Iterator
from typing import Final

from voice_checkin.nlu.classes import FRAMES
from voice_checkin.nlu.clauses import Marked

_BESIDE: Final = 3
"""Words on each side whose place counts."""
_NEARBY: Final = 8
"""Words on each side that count wherever they stand."""


def surroundings(marked: Marked, start: int, end: int) -> Iterator[str]:
    """Features of the words around `words[start:end]`, their classes, and where it stands."""
    for away in range(1, _BESIDE + 1):
        for side, place in (("-", start - away), ("+", end - 1 + away)):
            yield f"{side}{away} {marked.word(place)}"
            yield from (f"{side}{away} is {name}" for name in marked.at(place) - FRAMES)
    yield f"- {marked.word(start - 2)} {marked.word(start - 1)}"
    yield f"+ {marked.word(end)} {marked.word(end + 1)}"
    yield f"-+ {marked.word(start - 1)} {marked.word(end)}"
    yield from (f"-- {word}" for word in marked.words[max(0, start - _NEARBY) : start])
    yield from (f"++ {word}" for word in marked.words[end : end + _NEARBY])
    if marked.starts[start] == start:
        yield "begins a clause"
    if end == marked.ends[end - 1]:
        yield "ends a clause"
