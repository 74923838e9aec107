"""Last night's hours."""

from collections.abc import Sequence
from typing import Final

from voice_checkin.nlu.clauses import Marked
from voice_checkin.nlu.context import around
from voice_checkin.nlu.figures import HOURS, Figure
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.nights import BESIDE
from voice_checkin.nlu.numbers import PARTS, numbers
from voice_checkin.nlu.person import whose

MOST: Final = 16.0
"""Hours; nobody means a night with more."""
_HARDLY: Final = ("hardly", "barely", "scarcely")
"""Before "a wink": little, and not nothing."""
_QUARTERS: Final = (15, 30, 45)
"""Minutes that are said without the word: "seven hours fifteen"."""
_LEADS_UP: Final = frozenset(("degree", "hedge", "filler", "possessive"))
_JUDGING: Final = frozenset(("negator", "denial", "copula", "degree", "aside"))
_WHOLE: Final = frozenset(("solid", "full", "good", "whole", "proper"))


def sleepless(marked: Marked, lexicon: Lexicon) -> bool:
    """True for "not a wink", said of oneself and of the whole night."""
    for phrase in lexicon.sleepless.scan(marked.words):
        how = around(marked, phrase.start, phrase.end)
        part = marked.word(phrase.end) in ("till", "until", "before", "after")
        hardly = marked.word(phrase.start - 1) in _HARDLY
        if how.whose != "other" and how.real and how.now and not (part or hardly):
            return True
    return False


def slept(marked: Marked, found: Sequence[Figure], asked_for: bool = False) -> tuple[bool, ...]:
    """For each number: are these the hours of last night?

    When they were `asked_for`, any number that counts nothing else will do.
    """
    counted = frozenset(i for f in found for i in range(f.number.start, f.number.end + 1))
    hours: list[bool] = []
    before: Figure | None = None
    for figure in found:
        if _of_others(marked, figure.number.start) and not asked_for:
            hours.append(False)
            continue
        so = figure.value <= MOST and _slept_for(marked, figure, counted)
        so = so and not awake(marked, figure)
        so = so or (figure.mends and _mends_hours(marked, figure, before))
        so = so or (any(hours) and _in_all(marked, figure))
        before = figure
        so = so or (asked_for and figure.value <= MOST and _counts_nothing(marked, figure))
        hours.append(so or (figure.mends and any(hours) and _free(marked, figure)))
    return tuple(hours)


def awake(marked: Marked, figure: Figure) -> bool:
    """True for what is surely no hours of sleep: driven, awaited, wished for, times of waking."""
    if marked.word(figure.number.end) == "times":
        return True
    begin, start = marked.starts[figure.number.start], figure.number.start
    behind = _behind(marked, figure)
    if marked.has("sleep", begin, behind):
        return any(word in _WISHED for word in marked.words[max(begin, start - 4) : start])
    if "activity" in marked.at(behind) or marked.word(behind) in _LEFT:
        return True
    if "activity" in marked.at(_verb(marked, figure)):
        return not marked.has("sleep", start, marked.ends[start])
    return any(word in _WISHED for word in marked.words[max(begin, start - 4) : start])


_LEFT: Final = ("till", "until", "ago", "away", "left", "ahead", "each")
_WISHED: Final = ("should", "need", "needs", "want", "wants", "hoping", "hope", "wish", "if")


def _behind(marked: Marked, figure: Figure) -> int:
    """The place behind the number and its hours, with the half of "an hour and a half"."""
    place = figure.number.end + (marked.word(figure.number.end) in HOURS)
    part = PARTS.at(marked.words, place)
    return part.end if part else place


def _in_all(marked: Marked, figure: Figure) -> bool:
    """True for the "three" of "two hours, then one hour, so three altogether"."""
    end = figure.number.end
    return marked.word(end) == "altogether" or marked.words[end : end + 2] in _TOTAL


_TOTAL: Final = (("in", "total"), ("in", "all"), ("all", "told"), ("all", "in"))


def in_hours(marked: Marked, figure: Figure) -> float:
    """A number of hours, with the half of "an hour and a half" and the minutes behind it."""
    end = figure.number.end
    if marked.word(end) not in HOURS:
        return figure.value
    if part := PARTS.at(marked.words, end + 1):
        return figure.value + part.value
    start = end + 1 + (marked.word(end + 1) == "and")
    minutes = next((n for n in numbers(marked.words[start : start + 2]) if not n.start), None)
    if minutes is None or not 1 <= minutes.value < 60:
        return figure.value
    told = marked.word(start + minutes.end) in ("minutes", "minute") or minutes.value in _QUARTERS
    return figure.value + (round(minutes.value / 60, 2) if told else 0.0)


def _of_others(marked: Marked, place: int) -> bool:
    """True for "the baby slept five hours"."""
    begin = marked.starts[place]
    person = marked.has("other", begin, place) or marked.has("relation", begin, place)
    return person and whose(marked, begin, place, place) == "other"


def _mends_hours(marked: Marked, figure: Figure, before: Figure | None) -> bool:
    """True for the "seven hours" of "got eight, no, seven hours"."""
    if before is None or marked.word(figure.number.end) not in HOURS:
        return False
    return bool(marked.at(_verb(marked, before)) & {"slept", "got"})


def _free(marked: Marked, figure: Figure) -> bool:
    """True when nothing behind the number says that it counts something else."""
    after = marked.word(figure.number.end)
    return after in HOURS or "unit" not in marked.at(figure.number.end)


def _counts_nothing(marked: Marked, figure: Figure) -> bool:
    end = figure.number.end
    if "clock" in marked.at(figure.number.start - 1):
        return False
    if end >= len(marked.words) or marked.word(end) in HOURS:
        return True
    return bool(marked.at(end)) and "unit" not in marked.at(end)


def _slept_for(marked: Marked, figure: Figure, counted: frozenset[int]) -> bool:
    end = figure.number.end
    if marked.word(end) in HOURS:
        return _hours_of_sleep(marked, figure, end + 1, counted)
    if marked.word(end) in ("of", "'s"):
        return "sleep" in marked.at(end + 1)
    if "unit" in marked.at(end) or "clock" in marked.at(figure.number.start - 1):
        return False
    governs = marked.at(_verb(marked, figure))
    if marked.word(figure.number.start - 1) in _WHOLE and "gained" in governs:
        return "rates" not in governs and _ends_clause(marked, end)
    return "slept" in governs or _night_was(marked, figure)


def _night_was(marked: Marked, figure: Figure) -> bool:
    """ "Last night was only six"; with an article it is judged ("was a six")."""
    place = figure.number.start - 1
    while marked.word(place) in ("only", "about", "maybe", "like", "around", "nearly", "barely"):
        place -= 1
    night = marked.words[max(place - 2, 0) : place]
    return marked.word(place) in ("was", "were", "'s") and night == ("last", "night")


def _ends_clause(marked: Marked, place: int) -> bool:
    return place >= len(marked.words) or bool(marked.at(place))


def _alone(marked: Marked, figure: Figure, counted: frozenset[int]) -> bool:
    """True for "not even four hours", and for "six hours, not bad", which say no more of it."""
    begin, start = marked.starts[figure.number.start], figure.number.start
    if not all(marked.classes[place] & BESIDE for place in range(begin, start)):
        return False
    behind = _behind(marked, figure)
    ends = next((i for i in range(behind, marked.ends[start]) if i in counted), marked.ends[start])
    after = range(behind, ends)
    judged = bool(after) and bool(marked.at(after.start) & _JUDGING)
    return judged or all(marked.classes[i] & BESIDE for i in after)


def _verb(marked: Marked, figure: Figure) -> int:
    """The place of the word that governs the number: "slept (for) (only about) five"."""
    place = figure.before
    while marked.word(place) == "for" or marked.at(place) & _LEADS_UP:
        place -= 1
    return place


def _hours_of_sleep(marked: Marked, figure: Figure, after: int, counted: frozenset[int]) -> bool:
    if "sleep" in marked.at(after):
        return "activity" not in marked.at(after + 1)  # "an hour's sleep training"
    if marked.word(after) in ("of", "'s", "worth"):
        nap = marked.has("activity", after, after + 4)
        return marked.has("sleep", after, after + 4) and not nap
    if marked.at(after) & {"activity", "elapsed"}:
        return False
    if marked.word(after).endswith("ing") and not marked.at(after) & {"filler", "copula"}:
        return False
    begin = marked.starts[figure.number.start]
    governs = marked.at(_verb(marked, figure))
    if "slept" not in governs and marked.has("activity", begin, figure.number.start):
        return False
    if _alone(marked, figure, counted):
        return True
    if "slept" in governs or "got" in governs:
        return not marked.has("clock", figure.before, figure.before + 1)
    return marked.has("sleep", 0, len(marked.words)) and not governs & {"clock", "unit"}
