"""Patterns over words, followed from any place, all their readings at once.

A reading may take a word for another that sounds like it, at a cost. For each place only the best
reading is kept, so the time is bounded by the number of words times the size of the pattern.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from voice_checkin.nlu.numbers import Number

Value = str | int | float
Firsts = frozenset[str] | None
"""The words a pattern may begin with; None when it may be any."""

FREE_WORD: Final = 0.005
"""Cost of a word of free text: more than a word of the template, less than one left over."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The words that patterns are laid over."""

    words: tuple[str, ...]
    near: tuple[Mapping[str, float], ...]
    """For each word, what else it may have been, with the cost of thinking so."""
    numbers: Mapping[int, Number]
    """The numbers, by the place where they begin."""


@dataclass(frozen=True, slots=True)
class Path:
    """One reading so far."""

    start: int
    cost: float = 0.0
    literal: int = 0
    """Words of the template that were said."""
    slots: tuple[tuple[str, Value], ...] = ()

    def better_than(self, other: "Path") -> bool:
        """Cheaper; then more of the template said; then begun earlier."""
        return (self.cost, -self.literal, self.start) < (other.cost, -other.literal, other.start)


Front = dict[int, Path]
"""The best reading that has come to each place."""


class Node(Protocol):
    """A part of a pattern."""

    def advance(self, front: Front, heard: Heard) -> Front:
        """The places reached when this part follows each place of `front`."""
        ...

    @property
    def firsts(self) -> Firsts:
        """The words it may begin with."""
        ...

    @property
    def optional(self) -> bool:
        """True when it may be left out."""
        ...


def reach(front: Front, place: int, path: Path) -> None:
    """Note a reading in `front` if it is the best one there."""
    known = front.get(place)
    if known is None or path.better_than(known):
        front[place] = path


@dataclass(slots=True)
class _Branch:
    after: "dict[str, _Branch]" = field(default_factory=dict)
    ends: bool = False
    value: Value | None = None


class Choice:
    """One of many phrases; with a slot, the phrase's value goes into it."""

    __slots__ = ("_root", "_slot", "firsts", "optional")

    def __init__(self, phrases: Mapping[tuple[str, ...], Value | None], slot: str = "") -> None:
        self._root = _Branch()
        self._slot = slot
        for words, value in phrases.items():
            branch = self._root
            for word in words:
                branch = branch.after.setdefault(word, _Branch())
            branch.ends, branch.value = True, value
        self.optional = self._root.ends
        self.firsts: Firsts = frozenset(self._root.after)

    def advance(self, front: Front, heard: Heard) -> Front:
        """See Node."""
        reached: Front = dict(front) if self.optional else {}
        for place, path in front.items():
            self._follow(self._root, place, path, heard, reached)
        return reached

    def _follow(
        self, branch: _Branch, place: int, path: Path, heard: Heard, reached: Front
    ) -> None:
        if place >= len(heard.words):
            return
        options = ((heard.words[place], 0.0), *heard.near[place].items())
        for word, cost in options:
            further = branch.after.get(word)
            if further is None:
                continue
            longer = Path(path.start, path.cost + cost, path.literal + 1, path.slots)
            if further.ends:
                reach(reached, place + 1, self._ended(longer, further))
            self._follow(further, place + 1, longer, heard, reached)

    def _ended(self, path: Path, branch: _Branch) -> Path:
        if not self._slot or branch.value is None:
            return path
        slots = (*path.slots, (self._slot, branch.value))
        return Path(path.start, path.cost, path.literal, slots)


@dataclass(frozen=True)
class All:
    """One part after the other."""

    parts: tuple[Node, ...]
    firsts: Firsts = field(init=False)
    optional: bool = field(init=False)

    def __post_init__(self) -> None:
        firsts: Firsts = frozenset()
        for part in self.parts:
            firsts = _either(firsts, part.firsts)
            if not part.optional:
                break
        object.__setattr__(self, "firsts", firsts)
        object.__setattr__(self, "optional", all(part.optional for part in self.parts))

    def advance(self, front: Front, heard: Heard) -> Front:
        """See Node."""
        for part in self.parts:
            if not front:
                break
            front = part.advance(front, heard)
        return front


@dataclass(frozen=True)
class Any:
    """One part or another; with a slot, its value goes there."""

    parts: tuple[Node, ...]
    optional: bool
    slot: str = ""
    values: tuple[Value, ...] = ()
    firsts: Firsts = field(init=False)

    def __post_init__(self) -> None:
        firsts: Firsts = frozenset()
        for part in self.parts:
            firsts = _either(firsts, part.firsts)
        object.__setattr__(self, "firsts", firsts)

    def advance(self, front: Front, heard: Heard) -> Front:
        """See Node."""
        reached: Front = dict(front) if self.optional else {}
        for index, part in enumerate(self.parts):
            for place, path in part.advance(front, heard).items():
                filled = ((self.slot, self.values[index]),) if self.slot else ()
                slots = path.slots + filled
                reach(reached, place, Path(path.start, path.cost, path.literal, slots))
        return reached


def _either(one: Firsts, other: Firsts) -> Firsts:
    return None if one is None or other is None else one | other


@dataclass(frozen=True)
class Range:
    """A number within bounds."""

    slot: str
    low: float
    high: float
    firsts: Firsts = None
    optional: bool = False

    def advance(self, front: Front, heard: Heard) -> Front:
        """See Node."""
        reached: Front = {}
        for place, path in front.items():
            number = heard.numbers.get(place)
            if number is not None and self.low <= number.value <= self.high:
                value = int(number.value) if number.value == int(number.value) else number.value
                slots = (*path.slots, (self.slot, value))
                further = Path(path.start, path.cost, path.literal + 1, slots)
                reach(reached, number.end, further)
        return reached


@dataclass(frozen=True)
class Free:
    """Any words, at least one."""

    slot: str
    firsts: Firsts = None
    optional: bool = False

    def advance(self, front: Front, heard: Heard) -> Front:
        """See Node."""
        reached: Front = {}
        for place, path in front.items():
            for end in range(place + 1, len(heard.words) + 1):
                text = " ".join(heard.words[place:end])
                cost = path.cost + FREE_WORD * (end - place)
                slots = (*path.slots, (self.slot, text))
                reach(reached, end, Path(path.start, cost, path.literal, slots))
        return reached
