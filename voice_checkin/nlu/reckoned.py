"""Hours of sleep that are told by two times: "slept from two till half nine"."""

from collections.abc import Sequence
from typing import Final

from voice_checkin.nlu.clauses import Marked
from voice_checkin.nlu.person import whose
from voice_checkin.nlu.times import clock

_UNTIL: Final = ("till", "until", "til", "to")
_AT: Final = ("at", "by", "about", "around", "for", "just")
_LONGEST: Final = 4
"""Words that say a time: "a quarter past eleven"."""
_MOST, _LEAST = 14.0, 1.0
"""Hours; other spans are no night."""
_HALF_DAY: Final = 720


def hours_between(marked: Marked) -> float | None:
    """The hours of a night that is told by two times; None when none is."""
    return _from_till(marked) or _bed_and_up(marked)


def _bed_and_up(marked: Marked) -> float | None:
    """ "Went down at eleven, up at six". Who was up twice had another night than that."""
    down = [place for place in range(len(marked.words)) if _begins(marked, place, "falls_asleep")]
    up = [place for place in range(len(marked.words)) if _begins(marked, place, "wakes")]
    if len(down) != 1 or len(up) != 1 or up[0] <= down[0] or _of_others(marked, down[0]):
        return None
    begin, end = _time_after(marked, down[0], up[0]), _time_after(marked, up[0], len(marked.words))
    return _between(begin, end) if begin and end else None


def _begins(marked: Marked, place: int, name: str) -> bool:
    """True where a phrase of this class ends, and a time follows."""
    if name not in marked.at(place) or name in marked.at(place + 1):
        return False
    return marked.word(place + 1) in _AT


def _time_after(marked: Marked, place: int, stop: int) -> tuple[str, ...]:
    return marked.words[place + 2 : min(place + 2 + _LONGEST, stop)]


def _from_till(marked: Marked) -> float | None:
    """ "Slept (from) two till half nine"."""
    words = marked.words
    for place in range(len(words)):
        if "slept" not in marked.classes[place] or _of_others(marked, place):
            continue
        start = place + 1 + (words[place + 1 : place + 2] == ("from",))
        for end in range(start + 1, min(start + _LONGEST, len(words) - 1) + 1):
            if words[end : end + 1] and words[end] in _UNTIL:
                hours = _between(words[start:end], words[end + 1 : end + 1 + _LONGEST])
                if hours is not None:
                    return hours
    return None


def _of_others(marked: Marked, place: int) -> bool:
    return whose(marked, marked.starts[place], place, place) == "other"


def _between(start: Sequence[str], end: Sequence[str]) -> float | None:
    while start and (begin := clock(("at", *start))) is None:
        start = start[:-1]
    if not start:
        return None
    while end and (stop := clock(("at", *end))) is None:
        end = end[:-1]
    if not end or begin is None or stop is None:
        return None
    span = (_minute(stop) - _minute(begin)) % _HALF_DAY or _HALF_DAY
    hours = span / 60
    return hours if _LEAST <= hours <= _MOST else None


def _minute(at: str) -> int:
    hour, _, minute = at.partition(":")
    return int(hour) * 60 + int(minute)
