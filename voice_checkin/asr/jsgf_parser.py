"""The part of the Java Speech Grammar Format that grammars here are written in, as a tree.

Rules, sequences, alternatives, `( )`, `[ ]`, `*`, `+`, `<NULL>` and `<VOID>`. Weights (`/0.5/`) and
tags (`{...}`) are read over; imports are not supported.
"""

import re
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(
    r"<([^<>\s]+)>|/[\d.eE+-]+/|\{[^{}]*\}|([()\[\]|;=*+])|([^\s<>()\[\]|;=*+/{}]+)"
)
_COMMENT: Final = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)


_DEPTH: Final = 60
"""Brackets in brackets."""


class BadGrammarError(Exception):
    """What is wrong with the text of a grammar."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A reference to a rule."""

    name: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after the other."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of these."""

    options: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """Once or more; inside an `Either` with nothing, as often as one likes."""

    body: "Node"


Node = Word | Rule | Sequence | Either | Repeated
NOTHING: Final = Sequence(())


@dataclass(frozen=True, slots=True)
class Rules:
    """A parsed grammar."""

    public: str
    bodies: dict[str, Node]


def parse(text: str) -> Rules:
    """Read a grammar. Raises BadGrammarError."""
    bodies: dict[str, Node] = {}
    public = ""
    for statement in _COMMENT.sub(" ", text).split(";"):
        words = statement.split(maxsplit=1)
        if not words or words[0] in ("#JSGF", "grammar"):
            continue
        head, equals, body = statement.partition("=")
        named = re.fullmatch(r"\s*(public\s+)?<([^<>\s]+)>\s*", head)
        if not equals or named is None:
            raise BadGrammarError(f"{' '.join(statement.split())[:40]!r} is not a rule")
        bodies[named[2]] = _Parser(body).whole()
        if named[1]:
            public = public or named[2]
    if not public:
        raise BadGrammarError("it has no public rule")
    return Rules(public, bodies)


class _Parser:
    """Recursive descent over one rule's body."""

    def __init__(self, body: str) -> None:
        self._tokens = _tokens(body)
        self._at = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._either()
        if self._at < len(self._tokens):
            raise BadGrammarError(f"there is a {self._tokens[self._at][1]!r} too many")
        return node

    def _next(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("mark", "")

    def _either(self) -> Node:
        options = [self._sequence()]
        while self._next() == ("mark", "|"):
            self._at += 1
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Either(tuple(options))

    def _sequence(self) -> Node:
        parts: list[Node] = []
        while self._next() not in (("mark", ""), ("mark", "|"), ("mark", ")"), ("mark", "]")):
            parts.append(self._repeated())
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _repeated(self) -> Node:
        node = self._one()
        while self._next() in (("mark", "*"), ("mark", "+")):
            repeated = Repeated(node)
            node = repeated if self._next()[1] == "+" else Either((NOTHING, repeated))
            self._at += 1
        return node

    def _one(self) -> Node:
        kind, text = self._next()
        self._at += 1
        if kind == "word":
            return Word(text)
        if kind == "rule":
            return NOTHING if text == "NULL" else Either(()) if text == "VOID" else Rule(text)
        closing = {"(": ")", "[": "]"}.get(text)
        if closing is None:
            raise BadGrammarError(f"there is a {text!r} in the wrong place")
        self._depth += 1
        if self._depth > _DEPTH:
            raise BadGrammarError("its brackets are nested too deeply")
        inner = self._either()
        self._depth -= 1
        if self._next() != ("mark", closing):
            raise BadGrammarError(f"a {text!r} is not closed")
        self._at += 1
        return inner if text == "(" else Either((inner, NOTHING))


def _tokens(body: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(body):
        if body[at].isspace():
            at += 1
            continue
        token = _TOKEN.match(body, at)
        if token is None:
            raise BadGrammarError(f"{body[at : at + 20]!r} cannot be read")
        rule, mark, word = token.groups()
        if rule or mark or word:
            kind = "rule" if rule else "mark" if mark else "word"
            found.append((kind, rule or mark or word))
        at = token.end()
    return found
