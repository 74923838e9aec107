"""Sentence templates as a small tree of words: what can be said, how much of it, and samples.

A tree is built of raw text first (`Text` with its spaces, as in `light[s]`); `words` then turns it
into one of whole words, by writing out what is glued together.
"""

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, product
from typing import Final

GLUED: Final = 2000
"""Variants one glued stretch may have."""


class TooManyGluedError(Exception):
    """A stretch without spaces has too many variants to write out."""


@dataclass(frozen=True, slots=True)
class Text:
    """Raw text, spaces included; in a tree of words, exactly one word."""

    text: str


@dataclass(frozen=True, slots=True)
class Chain:
    """One after the other; without parts, nothing is said."""

    parts: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these; without options it cannot be said at all."""

    options: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A part worth a rule of its own."""

    name: str
    body: "Node"


Node = Text | Chain | Choice | Named
NOTHING: Final = Chain()
NEVER: Final = Choice()
Cleaner = Callable[[str], list[str]]
"""Raw text to the words that are spoken."""


def choice(options: list[Node]) -> Node:
    """One of these, each only once."""
    flat = chain.from_iterable(o.options if isinstance(o, Choice) else (o,) for o in options)
    different = tuple(dict.fromkeys(flat))
    return different[0] if len(different) == 1 else Choice(different)


def words(node: Node, clean: Cleaner) -> Node:
    """The tree of whole words. Raises TooManyGluedError."""
    match node:
        case Text(text):
            return _chain([Text(word) for word in clean(text)])
        case Named(name, body):
            inner = words(body, clean)
            return inner if inner in (NOTHING, NEVER) else Named(name, inner)
        case Choice(options):
            return choice([words(option, clean) for option in options])
        case Chain(parts):
            return _chain([_together(group, clean) for group in _glued(parts)])


def count(node: Node) -> int:
    """How many ways there are to say it; one and the same sentence may count twice."""
    match node:
        case Text():
            return 1
        case Named(_, body):
            return count(body)
        case Choice(options):
            return sum(map(count, options))
        case Chain(parts):
            return math.prod(map(count, parts))


def sentences(node: Node) -> Iterator[str]:
    """Every way to say it, in the order of the templates."""
    return (" ".join(said.split()) for said in _variants(node, " "))


def sample(node: Node, chance: random.Random) -> list[str]:
    """The words of one way to say it, every choice with equal chances."""
    match node:
        case Text(text):
            return [text]
        case Named(_, body):
            return sample(body, chance)
        case Choice(options):
            return sample(chance.choice(options), chance)
        case Chain(parts):
            return [word for part in parts for word in sample(part, chance)]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Which words can begin and end a sentence, and which can follow each other."""

    first: frozenset[str]
    last: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    empty: bool
    """Can nothing at all be said?"""


def pairs(node: Node) -> Pairs:
    """The neighbours in a tree of words."""
    match node:
        case Text(text):
            return Pairs(frozenset([text]), frozenset([text]), frozenset(), False)
        case Named(_, body):
            return pairs(body)
        case Choice(options):
            each = [pairs(option) for option in options]
            return Pairs(
                frozenset().union(*(p.first for p in each)),
                frozenset().union(*(p.last for p in each)),
                frozenset().union(*(p.pairs for p in each)),
                any(p.empty for p in each),
            )
        case Chain(parts):
            whole = Pairs(frozenset(), frozenset(), frozenset(), True)
            for part in parts:
                whole = _then(whole, pairs(part))
            return whole


def jsgf(name: str, top: Node) -> str:
    """The tree as a JSGF grammar whose public rule has the grammar's name."""
    rules: dict[str, Node] = {}
    lines = [f"public <{name}> = {_written(top, rules)};"]
    done: set[str] = set()
    while waiting := [rule for rule in rules if rule not in done]:
        for rule in waiting:
            lines.append(f"<{rule}> = {_written(rules[rule], rules)};")
            done.add(rule)
    return "\n".join(["#JSGF V1.0 UTF-8;", f"grammar {name};", *lines, ""])


def _written(node: Node, rules: dict[str, Node]) -> str:
    match node:
        case Text(text):
            return text
        case Named(name, body):
            if rules.setdefault(name, body) != body:
                return _written(body, rules)
            return f"<{name}>"
        case Choice(options):
            said = " | ".join(_written(option, rules) for option in options if option != NOTHING)
            return f"[ {said} ]" if NOTHING in options else f"( {said} )"
        case Chain(parts):
            return " ".join(_written(part, rules) for part in parts)


def _chain(parts: list[Node]) -> Node:
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, Chain) else [part]
    if NEVER in flat:
        return NEVER
    return flat[0] if len(flat) == 1 else Chain(tuple(flat))


def _glued(parts: tuple[Node, ...]) -> list[list[Node]]:
    """Neighbours that can touch without a space between them, in one group."""
    groups: list[list[Node]] = []
    for part in parts:
        if groups and _open(groups[-1][-1], -1) and _open(part, 0):
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _together(group: list[Node], clean: Cleaner) -> Node:
    if len(group) == 1:
        return words(group[0], clean)
    variants = ["".join(said) for said in islice(_products(group, ""), GLUED + 1)]
    if len(variants) > GLUED:
        raise TooManyGluedError
    return choice([words(Text(variant), clean) for variant in variants])


def _open(node: Node, end: int) -> bool:
    """Can it begin (end 0) or end (end -1) without a space, or say nothing at all?"""
    match node:
        case Text(text):
            return not text or not text[end].isspace()
        case Named(_, body):
            return _open(body, end)
        case Choice(options):
            return any(_open(option, end) for option in options)
        case Chain(parts):
            for part in parts if end == 0 else reversed(parts):
                if not _silent(part):
                    return _open(part, end)
                if _open(part, end):
                    return True
            return True


def _silent(node: Node) -> bool:
    match node:
        case Text(text):
            return not text
        case Named(_, body):
            return _silent(body)
        case Choice(options):
            return any(map(_silent, options))
        case Chain(parts):
            return all(map(_silent, parts))


def _variants(node: Node, between: str) -> Iterator[str]:
    match node:
        case Text(text):
            yield text
        case Named(_, body):
            yield from _variants(body, between)
        case Choice(options):
            for option in options:
                yield from _variants(option, between)
        case Chain(parts):
            yield from (between.join(said) for said in _products(parts, between))


def _products(parts: "tuple[Node, ...] | list[Node]", between: str) -> Iterator[tuple[str, ...]]:
    return product(*(_variants(part, between) for part in parts))


def _then(before: Pairs, after: Pairs) -> Pairs:
    return Pairs(
        before.first | after.first if before.empty else before.first,
        after.last | before.last if after.empty else after.last,
        before.pairs | after.pairs | frozenset(product(before.last, after.first)),
        before.empty and after.empty,
    )
