"""Hours of sleep that are told by two times: "slept from two till half nine"."""

from collections.abc import Sequence
from typing import Final

from voice_checkin.nlu.clauses import Marked
from voice_checkin.nlu.person import whose
from voice_checkin.nlu.times import clock

_UNTIL: Final = ("till", "until", "til", "to")
_LONGEST: Final = 4
"""Words that say a time: "a quarter past eleven"."""
_MOST, _LEAST = 14.0, 1.0
"""Hours; other spans are no night."""
_HALF_DAY: Final = 720


def hours_between(marked: Marked) -> float | None:
    """The hours of a night that is told as "slept (from) X till Y"; None when none is."""
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
    begin = clock(("at", *start))
    while end and (stop := clock(("at", *end))) is None:
        end = end[:-1]
    if begin is None or not end or stop is None:
        return None
    span = (_minute(stop) - _minute(begin)) % _HALF_DAY or _HALF_DAY
    hours = span / 60
    return hours if _LEAST <= hours <= _MOST else None


def _minute(at: str) -> int:
    hour, _, minute = at.partition(":")
    return int(hour) * 60 + int(minute)
