"""Hours that were surely not slept: driven, wished for, of other nights, times of waking."""

from itertools import pairwise
from typing import Final

from voice_checkin.nlu.clauses import Marked
from voice_checkin.nlu.figures import HOURS, MINUTES, Figure
from voice_checkin.nlu.numbers import PARTS

_LEADS_UP: Final = frozenset(("degree", "hedge", "filler", "possessive"))


def awake(marked: Marked, figure: Figure) -> bool:
    """True for what is surely no hours of sleep: driven, awaited, wished for, times of waking."""
    if marked.word(figure.before) in _TAKEN_OFF or _of_other_nights(marked, figure):
        return True
    if "unit" in marked.at(figure.number.end) and marked.word(figure.number.end) not in _SLEPT_IN:
        return True
    begin, start = marked.starts[figure.number.start], figure.number.start
    if marked.word(figure.number.end) not in HOURS and _CAME & {
        *pairwise(marked.words[begin:start])
    }:
        return True  # "got in off nights about eight"
    behind = behind_hours(marked, figure)
    if marked.words[behind : behind + 2] in _EACH_NIGHT:
        return True
    if marked.word(behind) == "to" and marked.word(behind + 1) in _TO_SLEEP:
        return True  # "it took me two hours to fall asleep"
    if marked.has("sleep", begin, behind):
        return any(word in _WISHED for word in marked.words[max(begin, start - 4) : start])
    if "activity" in marked.at(behind) or marked.word(behind) in _LEFT:
        return True
    if "activity" in marked.at(verb(marked, figure)):
        return not marked.has("sleep", start, marked.ends[start])
    return any(word in _WISHED for word in marked.words[max(begin, start - 4) : start])


def _of_other_nights(marked: Marked, figure: Figure) -> bool:
    """True for "every two hours", "four minutes in", "oh for eight hours", "I planned on seven" and
    "last Tuesday I slept three"."""
    start, end = figure.number.start, figure.number.end
    led = marked.words[max(0, start - 2) : start]
    of_else = marked.at(figure.before - 1) & {"judged", "activity"}  # "maths was two hours"
    if led[-1:] == ("every",) or led in _WISHING:
        return True
    if "copula" in marked.at(figure.before) and of_else:
        return True
    if marked.word(end) in MINUTES and marked.word(end + 1) in _INTO:
        return True
    if "wish" in marked.words[max(0, start - _WISHED_BEFORE) : start]:
        return True
    pairs = [*pairwise(marked.words[:start])]
    other = max((at for at, pair in enumerate(pairs) if pair in _OTHER_NIGHTS), default=None)
    return other is not None and _LATELY.isdisjoint(marked.words[other + 2 : start])


_WISHING: Final = (("oh", "for"), ("planned", "on"), ("planned", "for"), ("plan", "on"),
                   ("counted", "on"), ("could", "use"))  # fmt: skip
_INTO: Final = ("in", "into", "later", "after", "before", "earlier")
_WISHED_BEFORE: Final = 5
"""Words between "I wish" and the hours of "I wish I could sleep nine hours"."""
_LATELY: Final = frozenset(("night", "today", "now", "bed", "sleep", "but", "since"))
_OTHER_NIGHTS: Final = frozenset((("back", "in"), ("back", "when"))) | frozenset(
    ("last", name)
    for name in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
                 "week", "weekend", "month", "year")
)  # fmt: skip
_TO_SLEEP: Final = ("fall", "drop", "nod", "doze", "drift", "settle", "get")
_EACH_NIGHT: Final = (("a", "night"), ("per", "night"), ("every", "night"), ("each", "night"))
_TAKEN_OFF: Final = ("minus", "lost", "less")
_SLEPT_IN: Final = HOURS | MINUTES | {"more", "past", "to"}
_LEFT: Final = ("till", "until", "ago", "away", "left", "ahead", "each")
_CAME: Final = frozenset((("got", "in"), ("got", "home"), ("got", "back"), ("came", "in"),
                          ("came", "home")))  # fmt: skip
_WISHED: Final = ("should", "need", "needs", "want", "wants", "hoping", "hope", "wish", "if")


def behind_hours(marked: Marked, figure: Figure) -> int:
    """The place behind the number and its hours, with the half of "an hour and a half"."""
    place = figure.number.end + (marked.word(figure.number.end) in HOURS)
    part = PARTS.at(marked.words, place)
    return part.end if part else place


def verb(marked: Marked, figure: Figure) -> int:
    """The place of the word that governs the number: "slept (for) (only about) five"."""
    place = figure.before
    while marked.word(place) == "for" or marked.at(place) & _LEADS_UP:
        place -= 1
    return place
