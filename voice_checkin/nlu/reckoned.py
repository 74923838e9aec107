"""Hours of sleep that are told by two times: "slept from two till half nine", "in bed at ten, up
at six"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from voice_checkin.nlu.clauses import Marked
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.numbers import numbers
from voice_checkin.nlu.person import whose
from voice_checkin.nlu.times import clock

_UNTIL: Final = ("till", "until", "til", "to")
_AT: Final = ("at", "by", "about", "around", "for", "just")
_LONGEST: Final = 4
"""Words that say a time: "a quarter past eleven"."""
_MOST, _LEAST = 14.0, 1.0
"""Hours; other spans are no night."""
_HALF_DAY: Final = 720
_BEFORE_TIME: Final = frozenset(
    ("at", "by", "around", "about", "round", "before", "after", "just", "gone", "like", "nearly",
     "maybe", "from", "till", "until", "only", "almost", "say", "roughly", "was")
)  # fmt: skip
_TIME_WORDS: Final = frozenset(
    ("half", "quarter", "past", "to", "a", "o'clock", "oclock", "am", "pm", "midnight", "noon")
)
_COUNTED: Final = ("hours", "hour", "minutes", "times", "out")
_BESIDE: Final = 3
"""Words between one that says that somebody woke and the time ("woke us all up at five")."""


@dataclass(frozen=True, slots=True)
class Span:
    """Hours of sleep, and the places of the words that tell them."""

    hours: float
    places: frozenset[int]


def hours_between(marked: Marked, lexicon: Lexicon) -> Span | None:
    """The hours of a night that is told by when it began and when it ended; None when none is."""
    return _slept_till(marked) or _bed_and_up(marked, lexicon)


def _slept_till(marked: Marked) -> Span | None:
    """ "slept (from) two till half nine"."""
    words = marked.words
    for place in range(len(words)):
        if "slept" not in marked.classes[place] or _of_others(marked, place):
            continue
        start = place + 1 + (words[place + 1 : place + 2] == ("from",))
        for end in range(start + 1, min(start + _LONGEST, len(words) - 1) + 1):
            if words[end : end + 1] and words[end] in _UNTIL:
                behind = words[end + 1 : end + 1 + _LONGEST]
                hours = _between(words[start:end], behind)
                if hours is not None:
                    return Span(hours, frozenset(range(start, end + 1 + len(behind))))
    return None


def _bed_and_up(marked: Marked, lexicon: Lexicon) -> Span | None:
    """ "In bed at nine, lay there till one, up at six": from the last time before the one."""
    began: tuple[int, int] | None = None
    spans: list[Span] = []
    for asleep, place, minute, end in _times(marked, lexicon):
        if asleep:
            began = (place, minute)
        elif began is not None:
            hours = ((minute - began[1]) % _HALF_DAY or _HALF_DAY) / 60
            spans.append(Span(round(hours, 2), frozenset(range(began[0], end))))
    if len(spans) != 1 or not _LEAST <= spans[0].hours <= _MOST:
        return None  # woken twice: who knows how much of it was sleep
    return spans[0]


def _times(marked: Marked, lexicon: Lexicon) -> Iterator[tuple[bool, int, int, int]]:
    """Each time of falling asleep (True) or waking: its place, its minute and where it ends."""
    for phrase in lexicon.night_times.scan(marked.words, marked.passed):
        if _of_others(marked, phrase.start):
            continue
        beside = 0 if phrase.value == "to_bed" else _BESIDE
        for place in range(phrase.end, min(phrase.end + beside + 1, len(marked.words))):
            if place > phrase.end and marked.word(place) not in _BEFORE_TIME:
                continue
            if (time := _time(marked.words, place)) is not None:
                yield phrase.value == "to_bed", phrase.start, *time
                until = _time(marked.words, time[1]) if marked.word(time[1]) in _UNTIL else None
                if until is not None:
                    yield False, phrase.start, *until
                break


def _time(words: Sequence[str], place: int) -> tuple[int, int] | None:
    """The time that begins at `place`, as minutes of the day, and where it ends."""
    start = place
    while start < len(words) and words[start] in _BEFORE_TIME:
        start += 1
    told = {at for n in numbers(words[start : start + _LONGEST]) for at in range(n.start, n.end)}
    end = start
    while end < len(words) and (end - start in told or words[end] in _TIME_WORDS):
        end += 1
    at = clock(("at", *words[start:end]))
    counts = end < len(words) and words[end] in _COUNTED
    return None if at is None or end == start or counts else (_minute(at), end)


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
