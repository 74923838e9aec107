"""JSGF grammars as automata over words.

PocketSphinx can read JSGF itself, but it gives up on a grammar with one unknown word, writes every
rule out at each place of use, and cannot say whether a text fits. One small deterministic automaton
does all three: unknown words are cut out, equal remainders are shared, texts are checked.
"""

import math
from collections import deque
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from voice_checkin.asr.jsgf_parser import (
    BadGrammarError,
    Either,
    Node,
    Repeated,
    Rule,
    Rules,
    Sequence,
    Word,
    parse,
)
from voice_checkin.errors import RecogniserError
from voice_checkin.types import Grammar

_STATES: Final = 50_000
"""States a grammar may have before it is called too large."""


@dataclass(frozen=True, slots=True)
class Automaton:
    """Deterministic and minimal; state 0 is the start."""

    arcs: tuple[dict[str, int], ...]
    """For each state: word to next state."""
    final: frozenset[int]
    """States in which a sentence may end."""

    @property
    def words(self) -> frozenset[str]:
        """Every word that may occur."""
        return frozenset(word for leaving in self.arcs for word in leaving)

    def accepts(self, words: Iterable[str]) -> bool:
        """Is this a whole sentence of the grammar?"""
        state = 0
        for word in words:
            if word not in self.arcs[state]:
                return False
            state = self.arcs[state][word]
        return state in self.final

    def choices(self, words: Iterable[str]) -> float:
        """How much the grammar left open on the way through a sentence of it, in bits."""
        state, bits = 0, 0.0
        for word in words:
            bits += math.log2(len(self.arcs[state]) + (state in self.final))
            state = self.arcs[state][word]
        return bits + math.log2(len(self.arcs[state]) + 1)

    def without(self, words: Collection[str]) -> "Automaton":
        """The sentences that have none of these words."""
        arcs = [{w: to for w, to in leaving.items() if w not in words} for leaving in self.arcs]
        return _minimal(arcs, self.final)


def automaton(grammar: Grammar) -> Automaton:
    """The grammar's JSGF. Raises RecogniserError for one that cannot be read or is too large."""
    try:
        rules = parse(grammar.jsgf)
        nfa = _Nfa(rules)
        return _deterministic(nfa)
    except BadGrammarError as bad:
        raise RecogniserError(f"The grammar {grammar.name!r} cannot be used: {bad}") from None


class _Nfa:
    """Thompson's construction; rules are written out at each place of use."""

    def __init__(self, rules: Rules) -> None:
        self.empty: list[list[int]] = []
        self.arcs: list[list[tuple[str, int]]] = []
        self._rules = rules
        self._inside: list[str] = []
        self.start, self.end = self._state(), self._state()
        self._add(Rule(rules.public), self.start, self.end)

    def _state(self) -> int:
        if len(self.arcs) >= _STATES:
            raise BadGrammarError("it is too large; split it")
        self.empty.append([])
        self.arcs.append([])
        return len(self.arcs) - 1

    def _add(self, node: Node, begin: int, end: int) -> None:
        match node:
            case Word(text):
                self.arcs[begin].append((text.lower(), end))
            case Rule(name):
                self._add_rule(name, begin, end)
            case Either(options):
                for option in options:
                    self._add(option, begin, end)
            case Sequence(parts):
                for part in parts:
                    after = self._state()
                    self._add(part, begin, after)
                    begin = after
                self.empty[begin].append(end)
            case Repeated(body):
                first, last = self._state(), self._state()
                self._add(body, first, last)
                self.empty[begin].append(first)
                self.empty[last] += [first, end]

    def _add_rule(self, name: str, begin: int, end: int) -> None:
        if name not in self._rules.bodies:
            raise BadGrammarError(f"the rule <{name}> is not defined")
        if name in self._inside:
            raise BadGrammarError(f"the rule <{name}> uses itself")
        self._inside.append(name)
        self._add(self._rules.bodies[name], begin, end)
        self._inside.pop()

    def closure(self, states: Iterable[int]) -> frozenset[int]:
        """These states, and those reached without a word."""
        seen = set(states)
        waiting = list(seen)
        while waiting:
            for state in self.empty[waiting.pop()]:
                if state not in seen:
                    seen.add(state)
                    waiting.append(state)
        return frozenset(seen)


def _deterministic(nfa: _Nfa) -> Automaton:
    start = nfa.closure([nfa.start])
    numbers = {start: 0}
    arcs: list[dict[str, int]] = []
    waiting = deque([start])
    while waiting:
        found: dict[str, set[int]] = {}
        for state in sorted(waiting.popleft()):
            for word, to in nfa.arcs[state]:
                found.setdefault(word, set()).add(to)
        arcs.append({})
        for word, states in found.items():
            target = nfa.closure(states)
            if target not in numbers:
                numbers[target] = len(numbers)
                waiting.append(target)
            arcs[-1][word] = numbers[target]
        if len(numbers) > _STATES:
            raise BadGrammarError("it is too large; split it")
    return _minimal(arcs, {number for states, number in numbers.items() if nfa.end in states})


def _minimal(arcs: list[dict[str, int]], final: Collection[int]) -> Automaton:
    """Without states that lead to no end, equal states as one; numbered in breadth-first order."""
    alive = _alive(arcs, final)
    trimmed = [{w: to for w, to in leaving.items() if to in alive} for leaving in arcs]
    return _numbered(trimmed, _equal(trimmed, final), final)


def _equal(arcs: list[dict[str, int]], final: Collection[int]) -> list[int]:
    """Each state's class: Hopcroft's refinement ("An n log n algorithm", 1971)."""
    into: list[dict[str, list[int]]] = [{} for _ in arcs]
    for state, leaving in enumerate(arcs):
        for word, to in leaving.items():
            into[to].setdefault(word, []).append(state)
    ends = set(final)
    classes = [int(state in ends) for state in range(len(arcs))]
    blocks = [set(range(len(arcs))) - ends, ends]
    waiting = {0, 1}
    while waiting:
        before: dict[str, set[int]] = {}
        for state in blocks[waiting.pop()]:
            for word, sources in into[state].items():
                before.setdefault(word, set()).update(sources)
        for states in before.values():
            waiting |= _split(blocks, classes, states)
    return classes


def _split(blocks: list[set[int]], classes: list[int], states: set[int]) -> set[int]:
    """Part each block into those among `states` and the others; gives the new, smaller blocks."""
    touched: dict[int, set[int]] = {}
    for state in states:
        touched.setdefault(classes[state], set()).add(state)
    new = set()
    for block, inside in touched.items():
        outside = blocks[block] - inside
        if outside:
            blocks[block], smaller = sorted((inside, outside), key=len, reverse=True)
            for state in smaller:
                classes[state] = len(blocks)
            new.add(len(blocks))
            blocks.append(smaller)
    return new


def _alive(arcs: list[dict[str, int]], final: Collection[int]) -> set[int]:
    into: dict[int, list[int]] = {}
    for state, leaving in enumerate(arcs):
        for to in leaving.values():
            into.setdefault(to, []).append(state)
    alive = set(final)
    waiting = list(alive)
    while waiting:
        for state in into.get(waiting.pop(), ()):
            if state not in alive:
                alive.add(state)
                waiting.append(state)
    return alive


def _numbered(arcs: list[dict[str, int]], classes: list[int], final: Collection[int]) -> Automaton:
    member = {number: state for state, number in reversed(list(enumerate(classes)))}
    order = {classes[0]: 0}
    waiting = deque([classes[0]])
    result: list[dict[str, int]] = []
    while waiting:
        result.append({})
        for word, to in arcs[member[waiting.popleft()]].items():
            if classes[to] not in order:
                order[classes[to]] = len(order)
                waiting.append(classes[to])
            result[-1][word] = order[classes[to]]
    ends = frozenset(order[classes[state]] for state in final if classes[state] in order)
    return Automaton(tuple(result), ends)
