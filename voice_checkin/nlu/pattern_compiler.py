"""Turns sentence templates, as hassil parses them, into patterns over words.

hassil's own matcher wants the whole sentence, letter by letter; these patterns also find a request
in the middle of a sentence, and let a misheard word pass.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

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

from voice_checkin.nlu.pattern import All, Any, Choice, Free, Node, Range, Value

_MOST_SAMPLES: Final = 300
"""Phrases that a part is written out into; one with more stays a pattern."""
_EMPTY: Final = All(())

Phrases = dict[tuple[str, ...], Value | None]


class Compiler:
    """Compiles the templates of one catalogue."""

    def __init__(
        self,
        language: str,
        lists: Mapping[str, SlotList],
        rules: Mapping[str, Sentence],
        skip: frozenset[str],
    ) -> None:
        self._language, self._lists, self._rules, self._skip = language, lists, rules, skip
        self._compiled_rules: dict[str, Node] = {}

    @classmethod
    def of(cls, intents: hassil.Intents) -> "Compiler":
        """The compiler for a catalogue; words that may be skipped are left out of patterns."""
        skip = frozenset(intents.skip_words)
        return cls(intents.language, intents.slot_lists, intents.expansion_rules, skip)

    def within(self, block: hassil.IntentData) -> "Compiler":
        """The compiler for a block of sentences, which may have lists and rules of its own."""
        if not block.slot_lists and not block.expansion_rules:
            return self
        lists = {**self._lists, **block.slot_lists}
        rules = {**self._rules, **block.expansion_rules}
        return Compiler(self._language, lists, rules, self._skip)

    def node(self, expression: Expression) -> Node:
        """The pattern of one expression."""
        phrases = self._written_out(expression)
        if phrases is not None:
            return Choice(phrases)
        if isinstance(expression, RuleReference):
            return self._rule(expression.rule_name)
        if isinstance(expression, ListReference):
            return self._list(expression)
        if isinstance(expression, Alternative):
            return self._alternative(expression)
        if isinstance(expression, Permutation):
            orders = itertools.permutations(expression.items)
            return Any(tuple(self._sequence(order) for order in orders), optional=False)
        assert isinstance(expression, Group)
        return self._sequence(expression.items)

    def _written_out(self, expression: Expression) -> Phrases | None:
        """All phrases an expression stands for; None when they are many, or not only words."""
        if not _only_words(expression):
            return None
        samples = list(itertools.islice(self._samples(expression), _MOST_SAMPLES + 1))
        if len(samples) > _MOST_SAMPLES:
            return None
        return dict.fromkeys(self._words(sample) for sample in samples)

    def _words(self, text: str) -> tuple[str, ...]:
        return tuple(word for word in text.casefold().split() if word not in self._skip)

    def _samples(self, part: Expression) -> Iterable[str]:
        return sample_expression(
            part, dict(self._lists), dict(self._rules), self._language, expand_ranges=False
        )

    def _rule(self, name: str) -> Node:
        if name not in self._compiled_rules:
            self._compiled_rules[name] = self.node(self._rules[name].expression)
        return self._compiled_rules[name]

    def _list(self, reference: ListReference) -> Node:
        if inline := reference.get_inline_range():
            return Range(reference.slot_name, inline[0], inline[1])
        values = self._lists[reference.list_name]
        if isinstance(values, RangeSlotList):
            return Range(reference.slot_name, values.start, values.stop)
        if isinstance(values, TextSlotList):
            return self._values(reference.slot_name, values)
        return Free(reference.slot_name)

    def _values(self, slot: str, values: TextSlotList) -> Node:
        written = [(self._written_out(value.text_in), value.value_out) for value in values.values]
        phrases: Phrases = {}
        for texts, out in written:
            if texts is None:
                nodes = tuple(self.node(value.text_in) for value in values.values)
                outs = tuple(value.value_out for value in values.values)
                return Any(nodes, optional=False, slot=slot, values=outs)
            phrases.update(dict.fromkeys(texts, out))
        return Choice(phrases, slot)

    def _alternative(self, expression: Alternative) -> Node:
        """Its plain phrases in one choice, its other parts beside it."""
        phrases: Phrases = {}
        parts: list[Node] = []
        for item in expression.items:
            written = self._written_out(item)
            if written is None:
                parts.append(self.node(item))
            else:
                phrases.update(written)
        optional = expression.is_optional or () in phrases
        phrases.pop((), None)
        if phrases:
            parts.insert(0, Choice(phrases))
        return Any(tuple(parts), optional)

    def _sequence(self, items: Iterable[Expression]) -> Node:
        nodes: list[Node] = []
        for glued in _glued(list(items)):
            node = self.node(glued[0]) if len(glued) == 1 else self._spelled(glued)
            if not _is_empty(node):
                nodes.append(node)
        if len(nodes) == 1:
            return nodes[0]
        return All(tuple(nodes)) if nodes else _EMPTY

    def _spelled(self, glued: Sequence[Expression]) -> Node:
        """Parts of one word, as in "light[s]": every way to write them out."""
        parts = [list(itertools.islice(self._samples(part), _MOST_SAMPLES)) for part in glued]
        texts = itertools.islice(itertools.product(*parts), _MOST_SAMPLES)
        return Choice(dict.fromkeys(self._words("".join(text)) for text in texts))


def _is_empty(node: Node) -> bool:
    return node.optional and node.firsts == frozenset()


def _only_words(expression: Expression) -> bool:
    if isinstance(expression, TextChunk):
        return True
    if isinstance(expression, Group):
        return all(_only_words(item) for item in expression.items)
    return False


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
