"""A dictionary of phrases, looked up at a position in a list of words, the longest first."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

T = TypeVar("T")

_MOST_PASSED: Final = 2
"""Words that may stand inside a phrase without belonging to it."""


_NOTHING: Final[dict[str, Any]] = {}
"""What follows the ends of phrases, which are most of the nodes; never written to."""


@dataclass(slots=True)
class _Node(Generic[T]):
    after: "dict[str, _Node[T]]" = field(default_factory=lambda: _NOTHING)
    value: T | None = None

    def below(self, word: str) -> "_Node[T]":
        """The node that follows by a word, made if it is not there."""
        found = self.after.get(word)
        if found is None:
            if self.after is _NOTHING:
                self.after = {}
            found = self.after[word] = _Node()
        return found


def _with(node: _Node[T], words: Sequence[str], value: T) -> _Node[T]:
    """The node with a phrase below it; what lies on the way is made anew, the rest is shared."""
    if not words:
        return _Node(node.after, value)
    first = words[0]
    below = _with(node.after.get(first, _Node()), words[1:], value)
    return _Node({**node.after, first: below}, node.value)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase at `words[start:end]`, and what it stands for."""

    start: int
    end: int
    value: T


class Phrases(Generic[T]):
    """An immutable mapping from phrases (tuples of words) to values that are not None."""

    def __init__(self, entries: Iterable[tuple[Sequence[str], T]] = ()) -> None:
        self._root: _Node[T] = _Node()
        for words, value in entries:
            node = self._root
            for word in words:
                node = node.below(word)
            node.value = value

    def plus(self, entries: Iterable[tuple[Sequence[str], T]]) -> "Phrases[T]":
        """These and more; a new value takes the place of an old one for the same words."""
        more: Phrases[T] = Phrases()
        more._root = self._root
        for words, value in entries:
            more._root = _with(more._root, words, value)
        return more

    def values(self) -> Iterator[T]:
        """Every value, as often as phrases lead to it."""
        todo = [self._root]
        while todo:
            node = todo.pop()
            todo += node.after.values()
            if node.value is not None:
                yield node.value

    def word(self, word: str) -> T | None:
        """The value of a phrase of one word."""
        node = self._root.after.get(word)
        return None if node is None else node.value

    def at(self, words: Sequence[str], start: int, passed: Collection[int] = ()) -> Found[T] | None:
        """The longest phrase that begins at `start`, if any.

        Words at the places `passed` may stand between its words ("a *really* bad mood").
        """
        node, best = self._root, None
        spare = _MOST_PASSED
        for index in range(start, len(words)):
            following = node.after.get(words[index])
            if following is None:
                if index == start or index not in passed or not spare:
                    break
                spare -= 1
                continue
            node = following
            if node.value is not None:
                best = Found(start, index + 1, node.value)
        return best

    def scan(self, words: Sequence[str], passed: Collection[int] = ()) -> Iterator[Found[T]]:
        """Every phrase from left to right, the longest at each place, without overlap."""
        index = 0
        begins = self._root.after
        while index < len(words):
            found = self.at(words, index, passed) if words[index] in begins else None
            if found is None:
                index += 1
            else:
                yield found
                index = found.end
