"""Is it so, how much, now, and by whom? The words around a phrase, read clause by clause.

Which words negate, soften or ask comes from words.yaml; here is only how they work together.
"""

from dataclasses import dataclass
from typing import Final, Literal

from voice_checkin.nlu.clauses import PASSED_OVER, Marked
from voice_checkin.nlu.person import Whose, whose_or_day

_FAR: Final = 6
"""Words between a negation and what it negates, at most; degree and fillers do not count."""


_PASSING: Final = frozenset(("softener", "booster", "degree", "copula", "auxiliary"))
"""What may stand before what takes a feeling back: "the dread 's finally lifted"."""
_DENYING: Final = frozenset(("negator", "raiser"))
_NEITHER: Final = ("or", "nor")
"""Words across which a negation reaches: not happy or sad."""


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
        whose=whose_or_day(marked, begin, start, end),
        now=_now(marked, begin, start, end),
        real=not (marked.has("unreal", begin, start) or _wished(marked, begin)),
        asked=_asked(marked, begin, start),
        negated=_negated(marked, begin, start, others) or _taken_back(marked, end, others),
        degree=_degree(marked, start, end),
    )


def _wished(marked: Marked, begin: int) -> bool:
    """True for what follows "i hope" and "i wish"."""
    return "subject" in marked.at(begin) and marked.has("unreal", max(begin - 2, 0), begin)


def _now(marked: Marked, begin: int, start: int, end: int) -> bool:
    for index in range(begin, marked.ends[end - 1]):
        if "past" not in marked.classes[index] or start <= index < end:
            continue
        if index < start and not _TODAY.isdisjoint(marked.words[index + 1 : start]):
            return True  # "yesterday a three, today a six"
        before = marked.at(marked.over(index - 1, -1, frozenset(("degree", "past"))))
        compared = "comparing" in before or marked.has("comparison", begin, index)
        return compared or (index > start and marked.has("time", start, index))
    return True


_TODAY: Final = frozenset(("today", "now", "tonight"))


def _asked(marked: Marked, begin: int, start: int) -> bool:
    """True for "do dogs get lonely", not for "do you know why i feel so low"."""
    first = marked.over(begin, 1, _COURTESIES)
    if first < start and "inversion" in marked.at(first):
        return "negator" not in marked.at(first + 1)
    if first < start and "may_invert" in marked.at(first):
        return bool(marked.at(first + 1) & {"subject", "pronoun"})
    for index in range(start - 1, begin - 1, -1):
        if "question" in marked.classes[index]:
            return True
        if "self" in marked.classes[index]:
            return False
    return False


_COURTESIES: Final = frozenset(("filler", "split", "join"))


def _negated(marked: Marked, begin: int, start: int, others: frozenset[int]) -> bool:
    """Denied, or not; two denials ("I can't say I'm not worried") are none."""
    denied = begin > 0 and marked.has("raiser", marked.starts[begin - 1], begin)
    return _denied_within(marked, begin, start, others) != denied


def _denied_within(marked: Marked, begin: int, start: int, others: frozenset[int]) -> bool:
    steps = 0
    if "cause" in marked.at(start - 1) and "negator" not in marked.at(start - 1):
        return False  # "couldn't sleep for worrying"
    if marked.word(start - 1) == "than" and "more" in marked.words[max(begin, start - 5) : start]:
        return True  # "more bored than sad"
    for index in range(start - 1, begin - 1, -1):
        found = marked.classes[index]
        if "not_negator" in found:
            return False
        if found & _DENYING:
            if _elsewhere(marked, index, start):
                return False
            head = marked.head(index)
            twice = head > begin and marked.word(head - 1) in ("not", "never")
            return not (twice or _interjected(marked, index) or _outdone(marked, index, start))
        if marked.too_much(index):
            return True
        if _ends_denial(marked, index, others):
            return False
        steps += not found & PASSED_OVER
        if steps > _FAR:
            return False
    return False


def _elsewhere(marked: Marked, index: int, start: int) -> bool:
    """True for the "not even" of "not even at takeoff proud of that one": it is for the takeoff."""
    return index + 2 < start and marked.word(index + 1) in _AT


_AT: Final = ("at", "on", "during")


def _outdone(marked: Marked, index: int, start: int) -> bool:
    """True for "never been happier" and "never felt so alone"."""
    if marked.word(start - 1) == "this" and marked.has("copula", index, start):
        return True  # "haven't felt this calm in ages"
    if marked.word(start - 1) == "so" and _for_long(marked, start):
        return True  # "haven't been so peaceful since I left"
    more = marked.word(start).endswith("er") or marked.word(start - 1) in ("so", "more", "this")
    return marked.word(index) == "never" and more


def _ends_denial(marked: Marked, index: int, others: frozenset[int]) -> bool:
    """True for words across which no negation reaches: another feeling, "just", "and"."""
    found = marked.at(index)
    if index in others and marked.word(index + 1) not in _NEITHER:
        return True
    if "contrast" in found and "negator" not in marked.at(index - 1):
        return True
    return "join" in found and marked.word(index) not in _NEITHER


def _for_long(marked: Marked, start: int) -> bool:
    """True before "since I left" and "in years"."""
    end = marked.ends[start]
    behind = marked.words[start + 1 : start + 4]
    return marked.word(end) == "since" or ("in" in behind and behind[-1] in _LONG)


_LONG: Final = ("years", "months", "weeks", "ages", "days", "yonks")


def _interjected(marked: Marked, index: int) -> bool:
    """True for the "no" of "no i'm fine"."""
    if "self" in marked.at(index - 1) and "copula" in marked.at(index + 1):
        return False  # "I no feel good"
    if marked.word(index - 1) in ("am", "are", "is", "was") and index > marked.starts[index] + 1:
        return False  # "I'm no as upset"
    return marked.word(index) == "no" and bool(
        marked.at(index + 1) & {"self", "other", "filler", "negator", "aside", "copula", "degree"}
    )


def _taken_back(marked: Marked, end: int, others: frozenset[int]) -> bool:
    """True for "sad? not really", not for "glad it is not me"."""
    if "copula" in marked.at(end - 1):
        return False
    end = marked.over(end, 1, _PASSING)  # "the black mood has sort of lifted"
    if "retracting" in marked.at(end):
        return True  # "angry, no, hold on, disappointed"
    if "denial" not in marked.at(end):
        return False
    after = marked.over(end, 1, frozenset(("denial",)))
    return after not in others


def _degree(marked: Marked, start: int, end: int) -> Literal[-1, 0, 1]:
    index = start - 1
    while marked.at(index) & PASSED_OVER:
        if "softener" in marked.at(index):
            return -1
        if "booster" in marked.at(index):
            return 1
        index -= 1
    return -1 if "softener" in marked.at(end) else 0
