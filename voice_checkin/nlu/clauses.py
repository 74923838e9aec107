"""Words with their classes (negation, degree, person, time), split into clauses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from voice_checkin.nlu.phrases import Phrases

Classes = frozenset[str]
MAY_FOLLOW: Final[Classes] = frozenset(
    ("split", "join", "filler", "aside", "self", "other", "pronoun", "prep", "time", "state_noun",
     "copula", "softener", "negator", "comparison", "not_negator", "past", "unreal", "question",
     "booster", "degree", "possessive", "denial", "contrast")
)  # fmt: skip
"""What may follow a word that ends a statement; anything else may be a noun that it describes."""

NONE: Final[Classes] = frozenset()
_TOO_FAR: Final = 4
"""Words between "too" and the "to" that belongs to it, and one more."""
PASSED_OVER: Final[Classes] = frozenset(("degree", "filler", "softener", "booster"))


@dataclass(frozen=True, slots=True)
class Marked:
    """Words with the classes each belongs to, and where each one's clause begins and ends."""

    words: tuple[str, ...]
    classes: tuple[Classes, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    passed: frozenset[int]
    """Places of degree words and fillers, which may stand inside any phrase."""
    bound: frozenset[int]
    """Places of words that belong to a longer phrase of small words ("woke *up*")."""

    def has(self, name: str, start: int, end: int) -> bool:
        """True when a word of class `name` is in `words[start:end]`."""
        return any(name in found for found in self.classes[max(start, 0) : end])

    def at(self, place: int) -> Classes:
        """The classes of the word at `place`; none outside of the words."""
        return self.classes[place] if 0 <= place < len(self.words) else NONE

    def word(self, place: int) -> str:
        """The word at `place`; empty outside of the words."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def head(self, place: int) -> int:
        """Where the longer phrase of small words begins that the word at `place` belongs to."""
        while place in self.bound:
            place -= 1
        return place

    def too_much(self, place: int) -> bool:
        """True at the "to" of "too tired to do it" and "too busy to be sad"."""
        return self.word(place) == "to" and "too" in self.words[max(0, place - _TOO_FAR) : place]

    def over(self, place: int, step: int, names: Classes) -> int:
        """The first place from `place` on, in direction `step`, that is in none of `names`."""
        while 0 <= place < len(self.words) and self.classes[place] & names:
            place += step
        return place


def mark(words: Sequence[str], small: Phrases[Classes], *others: Phrases[Classes]) -> Marked:
    """Look up every word's classes, longest phrases first, and split into clauses."""
    classes = [NONE] * len(words)
    heads = [True] * len(words)
    for found in small.scan(words):
        for index in range(found.start, found.end):
            classes[index] = found.value
            heads[index] = index == found.start
    starts = _clause_starts(words, classes, heads)
    ends = [len(words)] * len(words)
    for index in range(len(words) - 2, -1, -1):
        ends[index] = ends[index + 1] if starts[index] == starts[index + 1] else index + 1
    passed = frozenset(
        i for i, word in enumerate(words) if (classes[i] | (small.word(word) or NONE)) & PASSED_OVER
    )
    bound = frozenset(i for i, head in enumerate(heads) if not head)
    for cues in others:
        for found in cues.scan(words):
            for index in range(found.start, found.end):
                classes[index] = classes[index] | found.value
    return Marked(tuple(words), tuple(classes), tuple(starts), tuple(ends), passed, bound)


_LIGHT: Final[Classes] = PASSED_OVER | {"time", "past", "split", "join", "negator"}


def _clause_starts(
    words: Sequence[str], classes: Sequence[Classes], heads: Sequence[bool]
) -> list[int]:
    starts: list[int] = []
    start, solid = 0, False
    for index in range(len(words)):
        if index > start and heads[index] and _begins(index, solid, words, classes):
            start, solid = index, False
        starts.append(start)
        solid = solid or not classes[index] & _LIGHT
    return starts


def _boosts(index: int, words: Sequence[str], classes: Sequence[Classes]) -> bool:
    """True for the "so" of "feel so low" and "not so bad", not for that of "so I went out"."""
    before = classes[index - 1] if index else NONE
    after = classes[index + 1] if index + 1 < len(words) else NONE
    if after & {"subject", "self", "pronoun", "possessive", "aside", "filler", "question"}:
        return False
    earlier = classes[index - 2] if index > 1 else NONE
    if before & {"other", "pronoun", "relation"} and earlier & {"inversion", "copula", "question"}:
        return True  # "why are you so grumpy"
    return bool(before & {"copula", "negator", "past"}) or (
        index > 0 and words[index] == words[index - 1]
    )


_FEELS: Final = ("feel", "feeling", "felt")
"""Words that begin to tell of oneself, though no "I" stands before them."""
_LEADS_TO_FEELS: Final[Classes] = PASSED_OVER | {
    "self", "subject", "copula", "negator", "auxiliary", "may_invert", "inversion", "possessive",
    "question", "pronoun", "prep", "raiser", "not_negator", "join", "other", "relation", "time",
    "past", "self_noun",
}  # fmt: skip


def _begins(index: int, solid: bool, words: Sequence[str], classes: Sequence[Classes]) -> bool:
    found = classes[index]
    if "split" in found or "question" in found:
        return not ("booster" in found and _boosts(index, words, classes))
    if not solid:
        return False
    if classes[index - 1] & {"inversion", "may_invert"} and found & {"subject", "pronoun"}:
        return False
    led = classes[index - 1] & _LEADS_TO_FEELS and words[index - 1] != "nothing"
    led = led or words[index - 1] == "to"  # "I don't want to feel numb"
    if words[index] in _FEELS and not led:
        return True  # "caught nothing, said nothing, felt at peace"
    if "aside" in found or "subject" in found:
        return "join" not in classes[index - 1]
    following = classes[index + 1] if index + 1 < len(words) else NONE
    if found & {"past", "self_noun"} and "possessive" not in classes[index - 1]:
        return "copula" in following
    if "join" in found:
        return bool(following & {"subject", "pronoun", "possessive", "aside", "question"})
    return "pronoun" in found and bool(following & {"copula"})
