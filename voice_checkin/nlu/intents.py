"""Commands: what in an utterance is asked for, by the sentence templates of a catalogue.

A block of templates says in its metadata how it may be used:
`within: start|end|any` - it may be a part of a longer utterance (else it is the whole);
`sure: true` - no misheard word is forgiven;
`reads: [at, minutes]` - a time or a span of time in the utterance fills these slots.
Words listed under `skip_words` may stand anywhere; those of the rules `<edge>` and `<edge_end>`
before and after a command. A part of an utterance that follows a word of the rule `<bound>` ("I
*did* box breathing") is no command, nor is a beginning that a word of the rule `<goes_on>` follows
("hang on *to* your hat").
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final, Literal

import hassil
from hassil.expression import Sentence

from voice_checkin.nlu.numbers import numbers
from voice_checkin.nlu.pattern import FREE_WORD, Front, Heard, Node, Path, Value
from voice_checkin.nlu.pattern_compiler import Compiler
from voice_checkin.nlu.slips import Slips
from voice_checkin.nlu.vocabulary import vocabulary, words_of

Within = Literal["whole", "start", "end", "any"]
Misheard = Mapping[str, frozenset[str]]

_SPARE: Final = 0.01
"""Cost of a word outside of the template, so that the longer match is preferred."""
_EDGE: Final = 0.002
"""Cost of a word of courtesy around it."""
_DEAREST: Final = 0.45
"""A reading with more doubt than this is none."""
_MARGIN: Final = 0.1
"""A misheard command must be this much cheaper than the next intent."""
_MOST_EDGES: Final = 10
_LONG: Final = 3
"""Words of a match in which a guess at a misheard word is allowed."""
_SHORT_SLIP: Final = 0.2
"""In shorter ones only slips that the catalogue lists are."""
_MOST_WORDS: Final = 60
"""Longer utterances are no commands."""


@dataclass(frozen=True, slots=True)
class Match:
    """The intent of an utterance."""

    intent: str
    score: float
    """0 to 1."""
    slots: dict[str, Value] = field(default_factory=dict)
    whole: bool = True
    """False when other things were said beside it."""
    reads: tuple[str, ...] = ()
    """Slots that a time in the utterance fills."""
    rest: tuple[str, ...] = ()
    """The words beside it."""
    span: tuple[int, int] = (0, 0)
    """Where it was asked for: the first plain word, and the one after the last."""
    habit: bool = False
    """True when the habits in the utterance are what it is about."""
    guessed: bool = False
    """True when no template fits and the network says what is wanted."""


@dataclass(slots=True)
class _Template:
    place: int
    """In the catalogue; of two templates that fit equally well the first counts."""
    intent: str
    block: hassil.IntentData
    sentence: Sentence
    needs: tuple[frozenset[str], ...]
    within: Within
    sure: bool
    node: Node | None = None


class Commands:
    """The templates of one catalogue, ready to be matched."""

    def __init__(self, intents: hassil.Intents, misheard: Misheard | None = None) -> None:
        self.intents = intents
        self._skip = frozenset(intents.skip_words)
        self._compiler = Compiler.of(intents)
        self._edge = self._rule(intents, "edge")
        self._edge_end = self._rule(intents, "edge_end") or self._edge
        self._bound = words_of(intents, "bound")
        self._goes_on = words_of(intents, "goes_on")
        self._slips = Slips(vocabulary(intents), misheard or {})
        self._always: dict[int, _Template] = {}
        self._by_word: dict[str, dict[int, _Template]] = {}
        for template in self._all(intents):
            self._index(template)

    def _all(self, intents: hassil.Intents) -> Iterator[_Template]:
        place = count()
        for intent in intents.intents.values():
            for block in intent.data:
                rules = {**intents.expansion_rules, **block.expansion_rules}
                bodies = [rule.text or "" for rule in rules.values()]
                given = block.metadata or {}
                within: Within = given.get("within", "whole")
                for sentence in block.sentences:
                    needs = sentence.get_required_clauses(rules)
                    glued = any(_GLUED.search(text) for text in (sentence.text or "", *bodies))
                    needed = tuple(c for c in needs if not (glued or c & self._skip))
                    sure = bool(given.get("sure", False))
                    yield _Template(next(place), intent.name, block, sentence, needed, within, sure)

    def _rule(self, intents: hassil.Intents, name: str) -> Node | None:
        rule = intents.expansion_rules.get(name)
        return self._compiler.node(rule.expression) if rule else None

    def _index(self, template: _Template) -> None:
        """File the template under the words of which one must be said, where there are such."""
        if not template.needs:
            self._always[template.place] = template
            return
        for word in min(template.needs, key=len):
            self._by_word.setdefault(word, {})[template.place] = template

    def match(self, words: Sequence[str]) -> Match | None:
        """What is asked for, or None. `words` are plain words."""
        places = self._kept(words) or list(range(len(words)))
        if not places or len(places) > _MOST_WORDS:
            return None
        kept = tuple(words[place] for place in places)
        heard = Heard(
            kept,
            self._slips.near(kept),
            {number.start: number for number in numbers(kept)},
        )
        edges = _Edges(self._edge, self._edge_end, self._bound, heard)
        best: dict[str, tuple[float, int, Match]] = {}
        for template in self._candidates(heard):
            found = self._lay(template, heard, edges)
            known = best.get(template.intent)
            if found and (known is None or found[:2] < known[:2]):
                best[template.intent] = found
        match = _clearest(list(best.values()))
        if match is None:
            return None
        first, end = match.span
        return replace(match, span=(places[first], places[end - 1] + 1))

    def _kept(self, words: Sequence[str]) -> list[int]:
        """The places of the words that count: no fillers, no stutters ("the the")."""
        kept: list[int] = []
        for place, word in enumerate(words):
            stuttered = kept and words[kept[-1]] == word and word in _STUTTERED
            if word not in self._skip and not stuttered:
                kept.append(place)
        return kept

    def _candidates(self, heard: Heard) -> Iterator[_Template]:
        """The templates of which every part that must be said was said, or may have been."""
        said = frozenset(heard.words)
        maybe = said.union(*heard.near)
        chosen = dict(self._always)
        for word in maybe:
            chosen.update(self._by_word.get(word, {}))
        for place in sorted(chosen):
            template = chosen[place]
            words = said if template.sure else maybe
            for clause in template.needs:
                if clause.isdisjoint(words):
                    break
            else:
                yield template

    def _lay(
        self, template: _Template, heard: Heard, edges: "_Edges"
    ) -> tuple[float, int, Match] | None:
        node = template.node
        if node is None:
            compiler = self._compiler.within(template.block)
            node = template.node = compiler.node(template.sentence.expression)
        front = _front(template.within, node, heard, edges)
        if not front:
            return None
        size = len(heard.words)
        best: tuple[float, int, Match] | None = None
        for end, path in node.advance(front, heard).items():
            last, courtesy = edges.after(end)
            if path.literal == 0 or (template.within in ("whole", "end") and last < size):
                continue
            cost = path.cost + courtesy + _SPARE * (size - last + path.start)
            if template.within == "start" and last < size and heard.words[last] in self._goes_on:
                continue
            part = path.start > 0 or last < size
            if cost > _DEAREST or path.cost > _allowed(template, path, part):
                continue
            if best is None or (cost, -path.literal) < best[:2]:
                best = (cost, -path.literal, _match(template, last, cost, path, heard))
        return best


def _front(within: Within, node: Node, heard: Heard, edges: "_Edges") -> Front:
    """The places where a template may begin."""
    front = edges.anywhere if within in ("any", "end") else edges.before
    firsts = node.firsts
    if firsts is None or node.optional:
        return front
    return {
        place: path
        for place, path in front.items()
        if place < len(heard.words)
        and (heard.words[place] in firsts or not firsts.isdisjoint(heard.near[place]))
    }


class _Edges:
    """Where one utterance may begin to ask, and words of courtesy at both its ends."""

    def __init__(
        self, edge: Node | None, edge_end: Node | None, bound: frozenset[str], heard: Heard
    ) -> None:
        self._edge_end, self._heard = edge_end, heard
        self.anywhere: Front = {
            i: Path(i) for i in range(len(heard.words)) if not i or heard.words[i - 1] not in bound
        }
        self.before: Front = {
            place: Path(0, _EDGE * steps) for place, steps in self._reached(0, edge).items()
        }
        self._after: dict[int, tuple[int, float]] = {}

    def after(self, place: int) -> tuple[int, float]:
        """How far such words go on from `place`, and their cost."""
        if place not in self._after:
            reached = self._reached(place, self._edge_end)
            last = max(reached)
            self._after[place] = (last, _EDGE * reached[last])
        return self._after[place]

    def _reached(self, place: int, edge: Node | None) -> dict[int, int]:
        reached = {place: 0}
        front: Front = {place: Path(place)}
        steps = 0
        while edge is not None and front:
            steps += 1
            further = edge.advance(front, self._heard)
            front = {at: Path(at) for at in further if at not in reached}
            reached |= dict.fromkeys(front, steps)
        return reached


def _allowed(template: _Template, path: Path, part: bool) -> float:
    """What misheard words may cost: nothing where certainty is wanted, more in longer matches."""
    free = sum(FREE_WORD * len(str(text).split()) for _, text in path.slots)
    if template.sure or (part and path.literal < _LONG):
        return _EDGE * _MOST_EDGES + free
    return _SHORT_SLIP if path.literal < _LONG else _DEAREST


_GLUED: Final = re.compile(r"[^\s(\[<{|;][(\[<{]|[)\]>}][^\s)\]>}|;]")
"""A template with parts of words ("light[s]"): its words are known only when it is compiled."""
_STUTTERED: Final = frozenset(
    ("the", "a", "to", "i", "my", "it", "that", "and", "you", "me", "this", "in", "on")
)


def _match(template: _Template, end: int, cost: float, path: Path, heard: Heard) -> Match:
    slots: dict[str, Value] = dict(template.block.slots)
    slots.update((name, value) for name, value in path.slots if not name.startswith("_"))
    reads = tuple((template.block.metadata or {}).get("reads", ()))
    rest = heard.words[: path.start] + heard.words[end:]
    habit = bool((template.block.metadata or {}).get("habit", False))
    span = (path.start, end)
    return Match(template.intent, round(1.0 - cost, 3), slots, not rest, reads, rest, span, habit)


def _clearest(found: list[tuple[float, int, Match]]) -> Match | None:
    """The best match; none when a misheard one is not clearly better than the next intent."""
    if not found:
        return None
    found.sort(key=lambda item: item[:2])
    cost, _, match = found[0]
    doubtful = cost > _SPARE * len(match.rest) + 0.25
    if doubtful and len(found) > 1 and found[1][0] - cost < _MARGIN:
        return None
    return match
