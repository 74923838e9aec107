"""Sentence templates as patterns over words.

hassil parses templates; its matcher wants the whole sentence, letter by letter. Here a template is
followed word by word from any place, all its readings at once: that finds a request in the middle
of a sentence, lets a misheard word pass at a cost, and its time is bounded by the number of words
times the size of the template.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import hassil
from hassil.expression import (
    Alternative,
    Expression,
    Group,
    ListReference,
    Permutation,
    RuleReference,
    Sentence,
    TextChunk,
)
from hassil.intents import RangeSlotList, SlotList, TextSlotList
from hassil.sample import sample_expression

from voice_checkin.nlu.numbers import Number

Value = str | int | float

FREE_WORD: Final = 0.005
"""Cost of a word taken by free text, more than a word of the template, less than one left over."""
_MOST_GLUED: Final = 200


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


def _reach(front: Front, place: int, path: Path) -> None:
    known = front.get(place)
    if known is None or path.better_than(known):
        front[place] = path


@dataclass(frozen=True, slots=True)
class _Words:
    words: tuple[str, ...]

    def advance(self, front: Front, heard: Heard) -> Front:
        reached: Front = {}
        for place, path in front.items():
            cost = self._cost(place, heard)
            if cost is not None:
                size = len(self.words)
                further = Path(path.start, path.cost + cost, path.literal + size, path.slots)
                _reach(reached, place + size, further)
        return reached

    def _cost(self, place: int, heard: Heard) -> float | None:
        if place + len(self.words) > len(heard.words):
            return None
        cost = 0.0
        for offset, word in enumerate(self.words):
            if heard.words[place + offset] != word:
                near = heard.near[place + offset].get(word)
                if near is None:
                    return None
                cost += near
        return cost


@dataclass(frozen=True, slots=True)
class _All:
    parts: tuple[Node, ...]

    def advance(self, front: Front, heard: Heard) -> Front:
        for part in self.parts:
            if not front:
                break
            front = part.advance(front, heard)
        return front


@dataclass(frozen=True, slots=True)
class _Any:
    parts: tuple[Node, ...]
    optional: bool

    def advance(self, front: Front, heard: Heard) -> Front:
        reached: Front = dict(front) if self.optional else {}
        for part in self.parts:
            for place, path in part.advance(front, heard).items():
                _reach(reached, place, path)
        return reached


@dataclass(frozen=True, slots=True)
class _Listed:
    slot: str
    values: tuple[tuple[Node, Value], ...]

    def advance(self, front: Front, heard: Heard) -> Front:
        reached: Front = {}
        for node, value in self.values:
            for place, path in node.advance(front, heard).items():
                slots = (*path.slots, (self.slot, value))
                _reach(reached, place, Path(path.start, path.cost, path.literal, slots))
        return reached


@dataclass(frozen=True, slots=True)
class _Range:
    slot: str
    low: float
    high: float

    def advance(self, front: Front, heard: Heard) -> Front:
        reached: Front = {}
        for place, path in front.items():
            number = heard.numbers.get(place)
            if number is not None and self.low <= number.value <= self.high:
                value = int(number.value) if number.value == int(number.value) else number.value
                slots = (*path.slots, (self.slot, value))
                further = Path(path.start, path.cost, path.literal + 1, slots)
                _reach(reached, number.end, further)
        return reached


@dataclass(frozen=True, slots=True)
class _Free:
    slot: str

    def advance(self, front: Front, heard: Heard) -> Front:
        reached: Front = {}
        for place, path in front.items():
            for end in range(place + 1, len(heard.words) + 1):
                text = " ".join(heard.words[place:end])
                cost = path.cost + FREE_WORD * (end - place)
                slots = (*path.slots, (self.slot, text))
                _reach(reached, end, Path(path.start, cost, path.literal, slots))
        return reached


class Compiler:
    """Turns the templates of one catalogue into patterns."""

    def __init__(self, intents: hassil.Intents) -> None:
        self._language = intents.language
        self._lists: Mapping[str, SlotList] = intents.slot_lists
        self._rules: Mapping[str, Sentence] = intents.expansion_rules
        self._skip = frozenset(intents.skip_words)
        self._compiled_rules: dict[str, Node] = {}

    def within(self, block: hassil.IntentData) -> "Compiler":
        """The compiler for a block of sentences, which may have lists and rules of its own."""
        if not block.slot_lists and not block.expansion_rules:
            return self
        inner = Compiler.__new__(Compiler)
        inner._language, inner._skip = self._language, self._skip
        inner._lists = {**self._lists, **block.slot_lists}
        inner._rules = {**self._rules, **block.expansion_rules}
        inner._compiled_rules = {}
        return inner

    def node(self, expression: Expression) -> Node:
        """The pattern of one expression."""
        if isinstance(expression, TextChunk):
            return self._words(expression.text)
        if isinstance(expression, RuleReference):
            return self._rule(expression.rule_name)
        if isinstance(expression, ListReference):
            return self._list(expression)
        if isinstance(expression, Alternative):
            parts = [self.node(item) for item in expression.items]
            filled = tuple(part for part in parts if part != _EMPTY)
            return _Any(filled, expression.is_optional or len(filled) < len(parts))
        if isinstance(expression, Permutation):
            orders = itertools.permutations(expression.items)
            return _Any(tuple(self._sequence(order) for order in orders), optional=False)
        assert isinstance(expression, Group)
        return self._sequence(expression.items)

    def _words(self, text: str) -> Node:
        words = tuple(word for word in text.casefold().split() if word not in self._skip)
        return _Words(words) if words else _EMPTY

    def _rule(self, name: str) -> Node:
        if name not in self._compiled_rules:
            self._compiled_rules[name] = self.node(self._rules[name].expression)
        return self._compiled_rules[name]

    def _list(self, reference: ListReference) -> Node:
        if inline := reference.get_inline_range():
            return _Range(reference.slot_name, inline[0], inline[1])
        values = self._lists[reference.list_name]
        if isinstance(values, RangeSlotList):
            return _Range(reference.slot_name, values.start, values.stop)
        if isinstance(values, TextSlotList):
            nodes = ((self.node(v.text_in), v.value_out) for v in values.values)
            return _Listed(reference.slot_name, tuple(nodes))
        return _Free(reference.slot_name)

    def _sequence(self, items: Iterable[Expression]) -> Node:
        nodes: list[Node] = []
        for glued in _glued(list(items)):
            node = self.node(glued[0]) if len(glued) == 1 else self._spelled(glued)
            if node != _EMPTY:
                nodes.append(node)
        if len(nodes) == 1:
            return nodes[0]
        return _All(tuple(nodes)) if nodes else _EMPTY

    def _spelled(self, glued: Sequence[Expression]) -> Node:
        """Parts of one word, as in "light[s]": every way to write them out."""
        parts = [list(itertools.islice(self._samples(part), _MOST_GLUED)) for part in glued]
        texts = itertools.islice(itertools.product(*parts), _MOST_GLUED)
        nodes = tuple(dict.fromkeys(self._words("".join(text)) for text in texts))
        filled = tuple(node for node in nodes if node != _EMPTY)
        return _Any(filled, optional=len(filled) < len(nodes))

    def _samples(self, part: Expression) -> Iterable[str]:
        return sample_expression(
            part, dict(self._lists), dict(self._rules), self._language, expand_ranges=False
        )


_EMPTY: Final = _All(())


def _glued(items: list[Expression]) -> list[list[Expression]]:
    """Items in groups; within a group no space separates them."""
    groups: list[list[Expression]] = []
    for item in items:
        if groups and not _spaced(groups[-1][-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _spaced(left: Expression, right: Expression) -> bool:
    references = (ListReference, RuleReference)
    if isinstance(left, references) or isinstance(right, references):
        return True
    if isinstance(left, TextChunk) and (not left.text or left.text[-1].isspace()):
        return True
    return isinstance(right, TextChunk) and (not right.text or right.text[0].isspace())
