"""Last night's hours."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from voice_checkin.nlu.awake import awake, behind_hours, verb
from voice_checkin.nlu.clauses import Marked
from voice_checkin.nlu.context import around
from voice_checkin.nlu.figures import HOURS, MINUTES, Figure
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.named import NAMES
from voice_checkin.nlu.nights import BESIDE
from voice_checkin.nlu.numbers import PARTS, numbers
from voice_checkin.nlu.person import whose

MOST: Final = 16.0
"""Hours; nobody means a night with more."""
_HARDLY: Final = ("hardly", "barely", "scarcely")
"""Before "a wink": little, and not nothing."""
_QUARTERS: Final = (15, 30, 45)
"""Minutes that are said without the word: "seven hours fifteen"."""
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
        start = figure.number.start
        # The fifteen of "eight hours fifteen" are minutes of the hours before.
        part = marked.word(start - 1) in HOURS and figure.value in _QUARTERS
        out_of = marked.words[start - 3 : start - 1] == ("out", "of")
        if part or out_of or (of_others(marked, start) and not asked_for):
            hours.append(False)
            continue
        so = in_hours(marked, figure) <= MOST and _slept_for(marked, figure, counted)
        so = so and not awake(marked, figure)
        so = so or (figure.mends and _mends_hours(marked, figure, before))
        so = so or (any(hours) and _in_all(marked, figure))
        before = figure
        so = so or (asked_for and figure.value <= MOST and _counts_nothing(marked, figure))
        hours.append(so or (figure.mends and any(hours) and _free(marked, figure)))
    return tuple(hours)


def _in_all(marked: Marked, figure: Figure) -> bool:
    """True for the "three" of "two hours, then one hour, so three altogether"."""
    end = figure.number.end
    said = marked.word(end) == "altogether" or marked.words[end : end + 2] in _TOTAL
    return said or (is_total(marked, figure) and _free(marked, figure))


def is_total(marked: Marked, figure: Figure) -> bool:
    """True for the "five" of "so that makes five" and "so call it five"."""
    place, end = figure.before, figure.number.end
    if marked.word(figure.number.start - 1) in ("a", "an"):  # "that's a six"
        return False
    if marked.words[place - 1 : place + 1] in _MAKES:
        return True
    return marked.word(place) == "so" and marked.words[end : end + 2] != ("out", "of")


_MAKES: Final = (("that", "makes"), ("which", "makes"), ("that", "'s"), ("that", "is"),
                 ("call", "it"), ("so", "yeah"), ("it", "makes"), ("makes", "it"))  # fmt: skip
_TOTAL: Final = (("in", "total"), ("in", "all"), ("all", "told"), ("all", "in"))


def in_hours(marked: Marked, figure: Figure) -> float:
    """A number of hours, with the half of "an hour and a half" and the minutes behind it."""
    end = figure.number.end
    if marked.word(end) in MINUTES:
        return round(figure.value / 60, 2)
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


def of_others(marked: Marked, place: int) -> bool:
    """True for "the baby slept five hours"."""
    begin = marked.starts[place]
    person = marked.has("other", begin, place) or marked.has("relation", begin, place)
    return person and whose(marked, begin, place, place) == "other"


def _mends_hours(marked: Marked, figure: Figure, before: Figure | None) -> bool:
    """True for the "seven hours" of "got eight, no, seven hours"."""
    if before is None or marked.word(figure.number.end) not in HOURS:
        return False
    return bool(marked.at(verb(marked, before)) & {"slept", "got"})


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
    if marked.word(end) in MINUTES:
        slept_for = "slept" in marked.at(verb(marked, figure))
        of = marked.word(end + 1) in ("of", "'s")
        start = figure.number.start
        after_hours = not HOURS.isdisjoint(marked.words[max(0, start - 2) : start])
        named = marked.word(end + 1 + of) in ("sleep", "kip") and not after_hours
        return slept_for or named
    if marked.word(end) in ("of", "'s"):
        return "sleep" in marked.at(end + 1)
    if "unit" in marked.at(end) or "clock" in marked.at(figure.number.start - 1):
        return False
    governs = marked.at(verb(marked, figure))
    full = marked.word(figure.number.start - 1) == "full" and "rates" not in governs
    if full and ("am", "a") not in pairwise(marked.words):  # "I'm a ten, a full ten"
        return _ends_clause(marked, end)  # "a full eight for once"
    if marked.word(figure.number.start - 1) in _WHOLE and "gained" in governs:
        return gained(marked, figure)
    if "slept" in governs:
        return _ends_clause(marked, end) or not _counts_things(marked, end)
    return _night_was(marked, figure)


def _counts_things(marked: Marked, place: int) -> bool:
    """True for "six hours sleep four shots of coffee"."""
    word = marked.word(place)
    return word not in NAMES and word.endswith("s") and not word.endswith("'s")


def _night_was(marked: Marked, figure: Figure) -> bool:
    """ "Last night was only six", "last night I got eight"; with an article it is judged ("was a
    six")."""
    place = figure.number.start - 1
    if not _ends_clause(marked, figure.number.end):
        return False
    while marked.word(place) in _NIGHT_WAS:
        place -= 1
    return marked.words[max(place - 1, 0) : place + 1] == ("last", "night")


_NIGHT_WAS: Final = frozenset(
    ("only", "about", "maybe", "like", "around", "nearly", "barely", "was", "were", "'s", "i",
     "got", "had", "managed", "just", "it", "roughly", "almost")
)  # fmt: skip


def gained(marked: Marked, figure: Figure) -> bool:
    """True for "only managed four", where the statement ends."""
    governs = marked.at(verb(marked, figure))
    return (
        "gained" in governs and "rates" not in governs and _ends_clause(marked, figure.number.end)
    )


def _ends_clause(marked: Marked, place: int) -> bool:
    return place >= len(marked.words) or bool(marked.at(place))


def _alone(marked: Marked, figure: Figure, counted: frozenset[int]) -> bool:
    """True for "not even four hours", and for "six hours, not bad", which say no more of it."""
    begin, start = marked.starts[figure.number.start], figure.number.start
    if not all(marked.classes[place] & BESIDE for place in range(begin, start)):
        return False
    behind = behind_hours(marked, figure)
    behind += next((len(said) for said in _HAD if marked.words[behind:][: len(said)] == said), 0)
    ends = next((i for i in range(behind, marked.ends[start]) if i in counted), marked.ends[start])
    after = range(behind, ends)
    judged = bool(after) and bool(marked.at(after.start) & _JUDGING or marked.word(behind) in NAMES)
    return judged or all(marked.classes[i] & BESIDE for i in after)


_BESIDE_WOKE: Final = 5
"""Words in which it is told who woke: "two hours before the baby woke"."""
_PUT_DOWN: Final = (("put", "down"), ("mark", "down"), ("write", "down"), ("note", "down"))
_NIGHTS: Final = ("night", "nights", "sleep", "sleeps", "kip")
_HAD: Final = (("straight",), ("solid",), ("in", "the", "bag"), ("in", "the", "bank"),
               ("on", "the", "trot"), ("in", "one", "go"))  # fmt: skip
"""Behind hours these say that they were slept, or nothing else of them."""


def _hours_of_sleep(marked: Marked, figure: Figure, after: int, counted: frozenset[int]) -> bool:
    if marked.word(after - 1) == "hour" and figure.value > 1:  # "a two hour gap"
        return marked.word(after) in _NIGHTS or after >= len(marked.words)
    if "sleep" in marked.at(after):
        return "activity" not in marked.at(after + 1)  # "an hour's sleep training"
    if marked.word(after) in ("of", "'s", "worth"):
        nap = marked.has("activity", after, after + 4)
        return marked.has("sleep", after, after + 4) and not nap
    begin = marked.starts[figure.number.start]
    governs = marked.at(verb(marked, figure))
    woken = marked.word(after) == "before" and "woke" in marked.words[after : after + _BESIDE_WOKE]
    if "slept" in governs and (woken or "elapsed" not in marked.at(after)):
        return not marked.has("clock", figure.before, figure.before + 1)
    if marked.at(after) & {"activity", "elapsed"}:
        return False
    if marked.word(after).endswith("ing") and not marked.at(after) & {"filler", "copula"}:
        return False
    if marked.has("activity", begin, figure.number.start):
        return False
    if _alone(marked, figure, counted):
        return True
    if "got" in governs or marked.words[figure.before - 1 : figure.before + 1] in _PUT_DOWN:
        return not marked.has("clock", figure.before, figure.before + 1)
    return marked.has("sleep", 0, len(marked.words)) and not governs & {"clock", "unit"}
