"""Sentence templates as grammars for recognisers: JSGF for PocketSphinx, phrases for Vosk."""

import random
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import permutations
from typing import Final

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
from hassil.intents import IntentData, Intents, RangeSlotList, SlotList, TextSlotList
from hassil.numbers import get_rbnf_engine

from voice_checkin.catalogue import grammar_tree as tree
from voice_checkin.catalogue.grammar_tree import NEVER, Chain, Choice, Named, Node, Text
from voice_checkin.errors import CatalogueError
from voice_checkin.types import Grammar

WHOLE_SENTENCES: Final = 2000
"""Up to so many sentences, Vosk's phrases are all of them."""
_SAMPLED: Final = 1000
"""Sentences among the phrases when there are more than that."""
_SHUFFLED: Final = 5
"""Parts a permutation may have: its orders are written out."""
_SPOKEN: Final = re.compile(r"\w+(?:'\w+)*'?|'\w+", re.UNICODE)


def compile_grammar(
    name: str,
    intents: Intents,
    only: Collection[str] | None = None,
    names: Mapping[str, Collection[str]] | None = None,
) -> Grammar:
    """What the templates of all intents, or of `only` these, let a person say.

    Lower case, numbers as words, no punctuation. A wildcard takes the `names` given for its list
    (a habit's, a person's); without any, alternatives with it are left out: a grammar can only hear
    words it has. The phrases are all sentences when there are up to
    `WHOLE_SENTENCES`; otherwise a sample of them and every two words that can be neighbours, which
    is what Vosk makes of phrases anyway. The same templates always give the same grammar.
    Raises CatalogueError for a template that cannot be said, used or ended, naming its intent.
    """
    top = sentence_tree(intents, only, names)
    phrases = tuple(dict.fromkeys(_phrases(top)))
    if not phrases:
        raise CatalogueError(
            name, None, "no sentence can be listened for; give at least one without a wildcard"
        )
    label = re.sub(r"\W", "_", name, flags=re.ASCII) or "grammar"
    return Grammar(label, tree.jsgf(label, top), phrases)


def sentence_tree(
    intents: Intents,
    only: Collection[str] | None = None,
    names: Mapping[str, Collection[str]] | None = None,
) -> Node:
    """Everything the templates let a person say, as a tree of words to list or to sample.

    Raises CatalogueError like `compile_grammar`.
    """
    chosen = sorted(intents.intents if only is None else only)
    options: list[Node] = []
    for intent in chosen:
        if intent not in intents.intents:
            raise CatalogueError(intent, None, "there is no such intent in the catalogue")
        for data in intents.intents[intent].data:
            reader = _Reader(intent, intents, data, names or {})
            options += [reader.sentence(sentence) for sentence in data.sentences]
    return tree.choice(options)


def _phrases(top: Node) -> Iterator[str]:
    if tree.count(top) <= WHOLE_SENTENCES:
        yield from (sentence for sentence in tree.sentences(top) if sentence)
        return
    chance = random.Random(0)
    yield from filter(None, (" ".join(tree.sample(top, chance)) for _ in range(_SAMPLED)))
    neighbours = tree.pairs(top)
    yield from sorted(neighbours.first)
    yield from sorted(" ".join(pair) for pair in neighbours.pairs)


class _Reader:
    """Turns hassil's expressions of one block of sentences into a tree of words."""

    def __init__(
        self,
        intent: str,
        intents: Intents,
        data: IntentData,
        names: Mapping[str, Collection[str]],
    ) -> None:
        self._names = names
        self._intent = intent
        self._language = intents.language
        self._rules: Mapping[str, Sentence] = {**intents.expansion_rules, **data.expansion_rules}
        self._lists: Mapping[str, SlotList] = {**intents.slot_lists, **data.slot_lists}
        self._inside: list[str] = []

    def sentence(self, sentence: Sentence) -> Node:
        """One template; `NEVER` when it needs a wildcard."""
        try:
            return tree.words(self._raw(sentence.expression), self._words)
        except tree.TooManyGluedError:
            raise self._error(
                f"{sentence.text!r} has over {tree.GLUED} variants in a stretch without spaces; "
                "put a space between its parts"
            ) from None

    def _raw(self, expression: Expression) -> Node:
        match expression:
            case TextChunk():
                return Text(expression.original_text)
            case RuleReference():
                return self._rule(expression.rule_name)
            case ListReference():
                return self._list(expression)
            case Alternative():
                return Choice(tuple(map(self._raw, expression.items)))
            case Permutation():
                return self._permutation(expression)
            case Group():
                return Chain(tuple(map(self._raw, expression.items)))
        raise self._error(f"a template has a part that is not known: {expression!r}")

    def _rule(self, name: str) -> Node:
        if name not in self._rules:
            raise self._error(f"the rule <{name}> is used and not defined; add it")
        if name in self._inside:
            raise self._error(f"the rule <{name}> uses itself; write out what it repeats")
        self._inside.append(name)
        body = self._raw(self._rules[name].expression)
        self._inside.pop()
        return Named(_label("rule", name), body)

    def _list(self, reference: ListReference) -> Node:
        name, span = reference.list_name, reference.get_inline_range()
        if span is not None:
            return Choice(tuple(self._numbers(range(span[0], span[1] + 1, span[2]))))
        if name not in self._lists:
            raise self._error(f"the list {{{name}}} is used and not defined; add it")
        values = self._lists[name]
        if isinstance(values, TextSlotList):
            said = Choice(tuple(self._raw(value.text_in) for value in values.values))
        elif isinstance(values, RangeSlotList):
            said = Choice(tuple(self._numbers(values.get_numbers())))
        else:
            said = Choice(tuple(Text(own) for own in sorted(self._names.get(name, ()))))
        if not said.options:
            return NEVER
        return Named(_label("list", name), said)

    def _permutation(self, group: Permutation) -> Node:
        if len(group.items) > _SHUFFLED:
            raise self._error(f"a permutation has over {_SHUFFLED} parts; split the sentence")
        orders = permutations(map(self._raw, group.items))
        return Choice(tuple(Chain(order) for order in orders))

    def _numbers(self, numbers: Iterable[float]) -> Iterator[Node]:
        for number in numbers:
            yield from (Text(said) for said in self._spelled(number))

    def _spelled(self, number: float) -> list[str]:
        try:
            engine = get_rbnf_engine(self._language)
        except ValueError:
            raise self._error(
                f"numbers cannot be put into words in {self._language!r}; list them as text"
            ) from None
        return sorted(set(engine.format_number(number).text_by_ruleset.values()))

    def _words(self, text: str) -> list[str]:
        plain = text.lower().replace("\u2019", "'").replace("_", " ")
        spelled = re.sub(r"\d+", lambda digits: f" {self._spelled(int(digits[0]))[0]} ", plain)
        return _SPOKEN.findall(spelled)

    def _error(self, reason: str) -> CatalogueError:
        return CatalogueError(self._intent, None, reason)


def _label(kind: str, name: str) -> str:
    return f"{kind}_" + re.sub(r"\W", "_", name, flags=re.ASCII)
