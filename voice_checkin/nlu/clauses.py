"""Whose is it, is it so, how much, and now? The words around a phrase, read clause by clause."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from voice_checkin.nlu.phrases import Phrases

_NONE: Final[frozenset[str]] = frozenset()
_FAR: Final = 6
"""Words between a negation and what it negates, at most; fillers and degree words do not count."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Words with the classes each belongs to, and where each one's clause begins and ends."""

    words: tuple[str, ...]
    classes: tuple[frozenset[str], ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def has(self, name: str, start: int, end: int) -> bool:
        """True when a word of class `name` is in `words[start:end]`."""
        return any(name in found for found in self.classes[max(start, 0) : end])


def mark(words: Sequence[str], lexicon_words: Phrases[frozenset[str]]) -> Marked:
    """Look up every word's classes, longest phrases first, and split into clauses."""
    classes = [_NONE] * len(words)
    for found in lexicon_words.scan(words):
        for index in range(found.start, found.end):
            classes[index] = found.value
    starts = _clause_starts(words, classes)
    ends = [len(words)] * len(words)
    for index in range(len(words) - 2, -1, -1):
        ends[index] = ends[index + 1] if starts[index] == starts[index + 1] else index + 1
    return Marked(tuple(words), tuple(classes), tuple(starts), tuple(ends))


def _clause_starts(words: Sequence[str], classes: Sequence[frozenset[str]]) -> list[int]:
    starts: list[int] = []
    start = 0
    for index in range(len(words)):
        if index and (_splits(index, classes) or _new_subject(index, start, words, classes)):
            start = index
        starts.append(start)
    return starts


def _splits(index: int, classes: Sequence[frozenset[str]]) -> bool:
    return "split" in classes[index] and classes[index] is not classes[index - 1]


_SUBJECTS: Final = frozenset("i he she they we it you there".split())


def _new_subject(
    index: int, start: int, words: Sequence[str], classes: Sequence[frozenset[str]]
) -> bool:
    if words[index] not in _SUBJECTS or index + 1 >= len(words):
        return False
    if "self" not in classes[index] and "other" not in classes[index] and words[index] != "it":
        return False
    return any(classes[i] & {"copula", "self", "other"} or True for i in range(start, index))


Whose = Literal["self", "other"]


@dataclass(frozen=True, slots=True)
class Around:
    """How a phrase is meant, from the words around it."""

    mine: bool
    now: bool
    real: bool
    asked: bool
    negated: bool
    degree: Literal[-1, 0, 1]

    @property
    def counts(self) -> bool:
        """True when the speaker says it of themselves, as it is."""
        return self.mine and self.now and self.real and not self.asked


def around(marked: Marked, start: int, end: int) -> Around:
    """Read the words around `words[start:end]`."""
    begin = marked.starts[start]
    return Around(
        mine=_whose(marked, begin, start) == "self",
        now=_now(marked, begin, marked.ends[end - 1]),
        real=not marked.has("unreal", begin, start),
        asked=marked.has("question", begin, start),
        negated=_negated(marked, begin, start),
        degree=_degree(marked, start, end),
    )


def _whose(marked: Marked, begin: int, start: int) -> Whose:
    for index in range(start - 1, begin - 1, -1):
        found = marked.classes[index]
        if "self" in found:
            if _relation_after(marked, index, start):
                return "other"
            return "self"
        if "other" in found:
            return "other"
        if "self_noun" in found:
            return "self"
        if marked.words[index] in ("is", "'s", "are", "was", "were") and _noun_before(marked, index):
            return "other"
    if begin and "join" in marked.classes[begin]:
        return _whose(marked, marked.starts[begin - 1], begin)
    return "self"


def _relation_after(marked: Marked, index: int, start: int) -> bool:
    return marked.has("relation", index + 1, min(index + 4, start))


def _noun_before(marked: Marked, index: int) -> bool:
    """True for "the house is": something that is not the speaker, before a form of "be"."""
    if index == 0 or marked.words[index - 1] in ("it", "that", "this", "everything", "there"):
        return False
    return not marked.classes[index - 1] & {"self", "self_noun", "filler", "copula", "split"}


def _now(marked: Marked, begin: int, end: int) -> bool:
    for index in range(begin, end):
        if "past" in marked.classes[index]:
            return marked.has("comparison", begin, index)
    return True


def _negated(marked: Marked, begin: int, start: int) -> bool:
    steps = 0
    for index in range(start - 1, begin - 1, -1):
        found = marked.classes[index]
        if "not_negator" in found:
            return False
        if "negator" in found:
            return not _interjected(marked, index, begin)
        if not found & {"degree", "filler", "softener", "booster"}:
            steps += 1
        if steps > _FAR:
            return False
    return begin > 0 and marked.has("raiser", marked.starts[begin - 1], begin)


def _interjected(marked: Marked, index: int, begin: int) -> bool:
    """True for the "no" of "no i'm fine"."""
    return marked.words[index] == "no" and bool(
        marked.classes[index + 1] & {"self", "other", "filler", "negator"}
    )


def _degree(marked: Marked, start: int, end: int) -> Literal[-1, 0, 1]:
    index = start - 1
    while index >= 0 and marked.classes[index] & {"degree", "softener", "booster", "filler"}:
        if "softener" in marked.classes[index]:
            return -1
        if "booster" in marked.classes[index]:
            return 1
        index -= 1
    after = marked.classes[end] if end < len(marked.words) else _NONE
    return -1 if "softener" in after else 0
