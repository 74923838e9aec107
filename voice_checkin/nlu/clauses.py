"""Whose is it, is it so, how much, and now? The words around a phrase, read clause by clause.

The classes of small words (negation, degree, person, time) come from words.yaml; this module knows
only how they work together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from voice_checkin.nlu.phrases import Phrases

Classes = frozenset[str]
MAY_FOLLOW: Final[Classes] = frozenset(
    ("split", "join", "filler", "aside", "self", "other", "pronoun", "prep", "time", "state_noun",
     "copula", "softener", "negator", "comparison", "not_negator", "past", "unreal", "question",
     "booster", "degree", "possessive", "denial", "contrast")
)  # fmt: skip
"""What may follow a word that ends a statement; anything else may be a noun that it describes."""
Whose = Literal["self", "day", "it", "other"]

_NONE: Final[Classes] = frozenset()
_PASSED_OVER: Final[Classes] = frozenset(("degree", "filler", "softener", "booster"))
_FAR: Final = 6
"""Words between a negation and what it negates, at most; degree and fillers do not count."""
_THIRD: Final = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "'s",
        "has",
        "have",
        "get",
        "gets",
        "got",
        "looks",
        "seems",
        "sounds",
        "feels",
        "went",
        "goes",
        "looked",
        "seemed",
        "sounded",
        "felt",
    ]
)


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
        return self.classes[place] if 0 <= place < len(self.words) else _NONE

    def word(self, place: int) -> str:
        """The word at `place`; empty outside of the words."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def over(self, place: int, step: int, names: Classes) -> int:
        """The first place from `place` on, in direction `step`, that is in none of `names`."""
        while 0 <= place < len(self.words) and self.classes[place] & names:
            place += step
        return place


def mark(words: Sequence[str], small: Phrases[Classes], cues: Phrases[Classes]) -> Marked:
    """Look up every word's classes, longest phrases first, and split into clauses."""
    classes = [_NONE] * len(words)
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
        i
        for i, word in enumerate(words)
        if (classes[i] | (small.word(word) or _NONE)) & _PASSED_OVER
    )
    bound = frozenset(i for i, head in enumerate(heads) if not head)
    for found in cues.scan(words):
        for index in range(found.start, found.end):
            classes[index] = classes[index] | found.value
    return Marked(tuple(words), tuple(classes), tuple(starts), tuple(ends), passed, bound)


_LIGHT: Final[Classes] = frozenset(
    ["time", "past", "filler", "degree", "split", "join", "negator", "softener", "booster"]
)


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


def _begins(index: int, solid: bool, words: Sequence[str], classes: Sequence[Classes]) -> bool:
    found = classes[index]
    if "split" in found or "question" in found:
        return True
    if not solid:
        return False
    if classes[index - 1] & {"inversion", "may_invert"} and found & {"subject", "pronoun"}:
        return False
    if "aside" in found or "subject" in found:
        return "join" not in classes[index - 1]
    following = classes[index + 1] if index + 1 < len(words) else _NONE
    if found & {"past", "self_noun"} and "possessive" not in classes[index - 1]:
        return "copula" in following
    if "join" in found:
        return bool(following & {"subject", "pronoun", "possessive", "aside", "question"})
    return "pronoun" in found and bool(following & {"copula"})


@dataclass(frozen=True, slots=True)
class Around:
    """How a phrase is meant, from the words around it."""

    whose: Whose
    now: bool
    real: bool
    asked: bool
    negated: bool
    degree: Literal[-1, 0, 1]

    @property
    def counts(self) -> bool:
        """True when the speaker says it of themselves, as it is."""
        return self.whose in ("self", "day") and self.now and self.real and not self.asked


def around(marked: Marked, start: int, end: int, others: frozenset[int] = frozenset()) -> Around:
    """Read the words around `words[start:end]`; `others` are places of like phrases."""
    begin = marked.starts[start]
    return Around(
        whose=_whose_day(marked, begin, start, end),
        now=_now(marked, begin, start, end),
        real=not (marked.has("unreal", begin, start) or _wished(marked, begin)),
        asked=_asked(marked, begin, start),
        negated=_negated(marked, begin, start, others) or _taken_back(marked, end, others),
        degree=_degree(marked, start, end),
    )


def _wished(marked: Marked, begin: int) -> bool:
    """True for what follows "i hope" and "i wish"."""
    return "subject" in marked.at(begin) and marked.has("unreal", max(begin - 2, 0), begin)


def _whose_day(marked: Marked, begin: int, start: int, end: int) -> Whose:
    """As `whose`; "it" in "it was a bad day" is the day."""
    found = whose(marked, begin, start, end)
    return "day" if found == "it" and marked.has("self_noun", start, end) else found


def whose(marked: Marked, begin: int, start: int, end: int) -> Whose:
    """Of whom `words[start:end]` is said; `begin` is where its clause begins."""
    if any("self" in found for found in marked.classes[start:end]):
        return "self"
    if _reported(marked, begin):
        return "other"
    for index in range(start - 1, begin - 1, -1):
        found = marked.classes[index]
        if "aside" in found:
            return "self"
        if "other" in found:
            return "other"
        if "self" in found:
            return "other" if _owns_other(marked, index, start) else "self"
        if marked.words[index] in _THIRD and (subject := _subject(marked, index, begin)):
            return subject
    return _inherited(marked, begin, start)


def _reported(marked: Marked, begin: int) -> bool:
    """True for what "my mate reckons" or "everyone keeps telling me"."""
    if not begin or "subject" not in marked.at(begin) or "says" not in marked.at(begin - 1):
        return False
    earlier = marked.starts[begin - 1]
    told = marked.has("other", earlier, begin) or marked.has("relation", earlier, begin)
    return told and not marked.has("subject", earlier, begin)


def _inherited(marked: Marked, begin: int, start: int) -> Whose:
    """Without a subject of its own a clause joined by "and" has that of the one before."""
    before = marked.over(begin, 1, frozenset(("join", "filler", "time")))
    if begin and before > begin and "join" in marked.at(begin) and before <= start:
        earlier = begin - 1
        return whose(marked, marked.starts[earlier], earlier + 1, earlier + 1)
    return "self"


def _owns_other(marked: Marked, index: int, start: int) -> bool:
    """True for "my sister ..." and for "my knees are ...", not for "my mood is ..."."""
    if "possessive" not in marked.at(index):
        return False
    if marked.has("relation", index + 1, min(index + 4, start)):
        return True
    for place in range(index + 1, start):
        if marked.words[place] in _THIRD:
            return not marked.has("self_noun", index + 1, place)
    return False


def _subject(marked: Marked, index: int, begin: int) -> Whose | None:
    """Who or what stands before the verb at `index`; None when that is still to be found."""
    place = marked.over(index - 1, -1, _PASSED_OVER | {"negator", "auxiliary"})
    if place < begin:
        return "day" if marked.has("self_noun", begin, index) else None
    found = marked.at(place)
    if found & _NO_SUBJECT:
        return None
    if "self_noun" in found:
        owned = marked.at(place - 1) if place > begin else _NONE
        return "other" if "other" in owned else "day"
    if "pronoun" in found:
        always = marked.word(place) == "there" or marked.word(index + 1) == "been"
        return "day" if always else "it"
    return "other"


_NO_SUBJECT: Final = frozenset(
    ("self", "other", "copula", "join", "split", "aside", "question", "prep", "doing", "time")
)


def _now(marked: Marked, begin: int, start: int, end: int) -> bool:
    for index in range(begin, marked.ends[end - 1]):
        if "past" not in marked.classes[index] or start <= index < end:
            continue
        before = marked.word(marked.over(index - 1, -1, frozenset(("degree", "past"))))
        compared = before in _COMPARING or marked.has("comparison", begin, index)
        return compared or (index > start and marked.has("time", start, index))
    return True


_COMPARING: Final = frozenset(("than", "as", "after", "since", "like", "from", "about", "over"))


def _asked(marked: Marked, begin: int, start: int) -> bool:
    """True for "do dogs get lonely", not for "do you know why i feel so low"."""
    first = marked.over(begin, 1, _COURTESIES)
    if first < start and "inversion" in marked.at(first):
        return "negator" not in marked.at(first + 1)
    if first < start and "may_invert" in marked.at(first):
        return marked.word(first + 1) in _PRONOUNS
    for index in range(start - 1, begin - 1, -1):
        if "question" in marked.classes[index]:
            return True
        if "self" in marked.classes[index]:
            return False
    return False


_PRONOUNS: Final = frozenset(("i", "you", "we", "he", "she", "they", "it", "there"))
_COURTESIES: Final = frozenset(("filler", "split", "join"))


def _negated(marked: Marked, begin: int, start: int, others: frozenset[int]) -> bool:
    steps = 0
    for index in range(start - 1, begin - 1, -1):
        found = marked.classes[index]
        if "not_negator" in found:
            return False
        if "negator" in found:
            return not (_interjected(marked, index) or _outdone(marked, index, start))
        if index in others and marked.word(index + 1) not in ("or", "nor"):
            return False
        if found & {"contrast"}:
            return False
        steps += not found & _PASSED_OVER
        if steps > _FAR:
            return False
    return begin > 0 and marked.has("raiser", marked.starts[begin - 1], begin)


def _outdone(marked: Marked, index: int, start: int) -> bool:
    """True for "never been happier" and "never felt so alone"."""
    more = marked.word(start).endswith("er") or marked.word(start - 1) in ("so", "more", "this")
    return marked.word(index) == "never" and more


def _interjected(marked: Marked, index: int) -> bool:
    """True for the "no" of "no i'm fine"."""
    return marked.word(index) == "no" and bool(
        marked.at(index + 1) & {"self", "other", "filler", "negator", "aside", "copula", "degree"}
    )


def _taken_back(marked: Marked, end: int, others: frozenset[int]) -> bool:
    """True for "sad? not really"."""
    if "denial" not in marked.at(end):
        return False
    after = marked.over(end, 1, frozenset(("denial",)))
    return after not in others


def _degree(marked: Marked, start: int, end: int) -> Literal[-1, 0, 1]:
    index = start - 1
    while marked.at(index) & _PASSED_OVER:
        if "softener" in marked.at(index):
            return -1
        if "booster" in marked.at(index):
            return 1
        index -= 1
    return -1 if "softener" in marked.at(end) else 0
