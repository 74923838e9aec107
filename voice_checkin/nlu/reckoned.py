"""Hours of sleep that are told by two times: "slept from two till half nine", "in bed at ten, up
at six"; those of several pieces are added, and what was lain awake between is taken off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from voice_checkin.nlu.clauses import Marked
from voice_checkin.nlu.figures import HOURS
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
_HOURS: Final = tuple((hours,) for hours in sorted(HOURS))
_COUNTED: Final = ("hours", "hour", "minutes", "times", "out")
_ABOUT: Final = ("for", "about", "nearly", "maybe", "around", "a", "good")
_BESIDE: Final = 3
"""Words between one that says that somebody woke and the time ("woke us all up at five")."""


@dataclass(frozen=True, slots=True)
class Span:
    """Hours of sleep, and the places of the words that tell them."""

    hours: float
    places: frozenset[int]

    @property
    def end(self) -> int:
        """The place behind the last of them."""
        return max(self.places) + 1


def hours_between(marked: Marked, lexicon: Lexicon) -> Span | None:
    """The hours of a night that is told by when it began and when it ended; None when none is."""
    spans = list(_slept_till(marked)) or _bed_and_up(marked, lexicon)
    hours = sum(span.hours for span in spans) - _awake(marked)
    if not _LEAST <= hours <= _MOST:
        return None
    return Span(round(hours, 2), frozenset().union(*(span.places for span in spans)))


def _slept_till(marked: Marked) -> Iterator[Span]:
    """ "slept (from) two till half nine, and then again ten to eleven"."""
    words = marked.words
    place = 0
    while place < len(words):
        if _speaks_of_sleep(marked, place) and not _of_others(marked, place):
            span = _till(words, place + 1)
            while span is not None:
                yield span
                place = max(span.places)
                again = words[place + 1 : place + 1 + _BESIDE]
                behind = place + 2 + again.index("again") if "again" in again else len(words)
                span = _till(words, behind)
        place += 1


def _speaks_of_sleep(marked: Marked, place: int) -> bool:
    """Also "last night half ten to six", where a time follows at once and nothing else is told."""
    if "slept" in marked.at(place):
        return True
    start = place + 1
    if marked.words[place - 1 : start] != _LAST_NIGHT:
        return False
    span = _till(marked.words, start)
    begins = marked.word(start) in _TIME_WORDS or any(
        number.start == 0 for number in numbers(marked.words[start : start + _LONGEST])
    )
    if span is None or not begins or span.hours < _LEAST_OF_LAST_NIGHT:
        return False
    behind = marked.at(span.end)
    return span.end == len(marked.words) or bool(behind - {"unit"} and "subject" not in behind)


_LAST_NIGHT: Final = ("last", "night")
_LEAST_OF_LAST_NIGHT: Final = 3.0
"""Hours; "last night eight to nine" is more likely a film."""


def _till(words: Sequence[str], place: int) -> Span | None:
    """ "(from) two till half nine" that begins at `place`."""
    start = place + (words[place : place + 1] == ("from",))
    for end in range(start + 1, min(start + _LONGEST, len(words) - 1) + 1):
        if words[end : end + 1] and words[end] in _UNTIL:
            begin = _first_time(words[start:end])
            stop = _first_time(words[end + 1 : end + 1 + _LONGEST])
            if begin is not None and stop is not None:
                span = _span(begin[0], stop[0], range(start, end + 1 + stop[1]))
                if words[span.end : span.end + 1] in _HOURS:
                    return None  # "two to three hours"
                if _LEAST <= span.hours <= _MOST:
                    return span
    return None


def _first_time(words: Sequence[str]) -> tuple[int, int] | None:
    """The time that the words begin with, and how many of them say it."""
    said = [clock(("at", *words[:count])) for count in range(1, len(words) + 1)]
    at = next((time for time in reversed(said) if time is not None), None)
    return None if at is None else (_minute(at), said.index(at) + 1)


def _bed_and_up(marked: Marked, lexicon: Lexicon) -> list[Span]:
    """ "In bed at nine, lay there till one, up at six": from the last time before the one.

    Empty where somebody woke twice and did not say when they slept again.
    """
    began: tuple[int, int] | None = None
    woke: tuple[int, int] | None = None
    spans: list[Span] = []
    for asleep, place, minute, end in _times(marked, lexicon):
        if not asleep and spans and spans[-1].end == end:
            continue  # "woke three times, up at six": one time told twice
        if not asleep and began is None:
            woke = (minute, end) if woke is None and not spans else None
            if spans:
                return []
        elif not asleep and began is not None:
            spans.append(_span(began[1], minute, range(began[0], end)))
            began = None
        elif woke is not None:  # "up at six after going to bed at twelve"
            spans.append(_span(minute, woke[0], range(place, end)))
            woke = None
        else:
            began = (place, minute)
    return spans


def _span(begin: int, end: int, places: range) -> Span:
    """From one minute of the day to the next such one, which is within half a day."""
    return Span(((end - begin) % _HALF_DAY or _HALF_DAY) / 60, frozenset(places))


def _awake(marked: Marked) -> float:
    """Hours that were lain awake in between: "but I was awake (for) two hours in the middle",
    "awake from two till three", "took me an hour to nod off", "minus an hour"."""
    told = numbers(marked.words)
    for place in range(len(marked.words)):
        if marked.words[place - 1 : place + 1] in _AWAKE_FROM:
            lain = _till(marked.words, place + 1)
            if lain is not None:
                return lain.hours
        if marked.word(place) not in HOURS:
            continue
        number = next((n for n in told if n.end == place), None)
        before = number.start if number else place - (marked.word(place - 1) == "an")
        while before and marked.word(before - 1) in _ABOUT:
            before -= 1
        lay = marked.word(before - 1) in _TAKEN_OFF or marked.word(place + 2) in _TO_SLEEP
        if before < place and lay:
            return number.value if number else 1.0
    return 0.0


_AWAKE_FROM: Final = (("awake", "from"), ("awake", "between"), ("up", "from"), ("up", "between"))
_TAKEN_OFF: Final = ("awake", "minus", "lost")
_TO_SLEEP: Final = ("nod", "drop", "doze", "fall", "drift", "settle")
"""Behind "two hours to"."""


def _times(marked: Marked, lexicon: Lexicon) -> Iterator[tuple[bool, int, int, int]]:
    """Each time of falling asleep (True) or waking: its place, its minute and where it ends."""
    for phrase in lexicon.night_times.scan(marked.words, marked.passed):
        if _of_others(marked, phrase.start) or marked.word(phrase.end) in _LAIN:
            continue
        beside = 0 if phrase.value == "to_bed" else _BESIDE
        for place in range(phrase.end, min(phrase.end + beside + 1, len(marked.words))):
            if place > phrase.end and marked.word(place) not in _BEFORE_TIME:
                continue
            if (time := _time(marked.words, place)) is not None:
                if phrase.value != "to_bed" and _BRIEFLY & {*marked.words[time[1] : time[1] + 3]}:
                    break  # "got up at two for the loo"
                yield phrase.value == "to_bed", phrase.start, *time
                until = _time(marked.words, time[1]) if marked.word(time[1]) in _UNTIL else None
                if until is not None:
                    yield False, phrase.start, *until
                break


_LAIN: Final = ("from", "between")
"""Behind "awake": how long somebody lay awake."""
_BRIEFLY: Final = frozenset(("loo", "toilet", "bathroom", "wee", "pee", "feed", "bottle", "water"))


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


def _minute(at: str) -> int:
    hour, _, minute = at.partition(":")
    return int(hour) * 60 + int(minute)
