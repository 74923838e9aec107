"""Two times with a word between them: "(from) two till half nine", as hours and as places."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from voice_checkin.nlu.figures import HOURS
from voice_checkin.nlu.numbers import numbers
from voice_checkin.nlu.times import clock

UNTIL: Final = ("till", "until", "til", "to")
LONGEST: Final = 4
"""Words that say a time: "a quarter past eleven"."""
MOST, LEAST = 14.0, 1.0
"""Hours; other spans are no night."""
TIME_WORDS: Final = frozenset(
    ("half", "quarter", "past", "to", "a", "o'clock", "oclock", "am", "pm", "midnight", "noon")
)
_HALF_DAY: Final = 720
_HOURS: Final = tuple((hours,) for hours in sorted(HOURS))


@dataclass(frozen=True, slots=True)
class Span:
    """Hours of sleep, and the places of the words that tell them."""

    hours: float
    places: frozenset[int]
    begins: int = 0
    """The minute of the half day at which it began."""

    @property
    def end(self) -> int:
        """The place behind the last of them."""
        return max(self.places) + 1


def till(words: Sequence[str], place: int) -> Span | None:
    """ "(from) two till half nine" that begins at `place`."""
    start = place + (words[place : place + 1] == ("from",))
    for end in range(start + 1, min(start + LONGEST, len(words) - 1) + 1):
        if words[end : end + 1] and words[end] in UNTIL:
            begin = _first_time(words[start:end])
            stop = _first_time(words[end + 1 : end + 1 + LONGEST])
            if begin is not None and stop is not None:
                span = between(begin[0], stop[0], range(start, end + 1 + stop[1]))
                if words[span.end : span.end + 1] in _HOURS:
                    return None  # "two to three hours"
                if LEAST <= span.hours <= MOST:
                    return span
    return None


def begins_with_time(words: Sequence[str], place: int) -> bool:
    """True when the word at `place` can begin a time."""
    first = tuple(words[place : place + LONGEST])
    return first[:1] != () and (
        first[0] in TIME_WORDS or any(number.start == 0 for number in numbers(first))
    )


def between(begin: int, end: int, places: range) -> Span:
    """From one minute of the day to the next such one, which is within half a day."""
    hours = ((end - begin) % _HALF_DAY or _HALF_DAY) / 60
    return Span(hours, frozenset(places), begin % _HALF_DAY)


def minute_of(at: str) -> int:
    """The minute of the day of "07:30"."""
    hour, _, minutes = at.partition(":")
    return int(hour) * 60 + int(minutes)


def _first_time(words: Sequence[str]) -> tuple[int, int] | None:
    """The time that the words begin with, and how many of them say it."""
    said = [clock(("at", *words[:count])) for count in range(1, len(words) + 1)]
    at = next((time for time in reversed(said) if time is not None), None)
    return None if at is None else (minute_of(at), said.index(at) + 1)
