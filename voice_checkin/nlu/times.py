"""Times of day ("half eight tonight") and spans of time ("three quarters of an hour")."""

from collections.abc import Sequence
from typing import Final

from voice_checkin.nlu.numbers import Number, numbers
from voice_checkin.nlu.phrases import Phrases

_MINUTES: Final = {
    "second": 1 / 60, "seconds": 1 / 60, "sec": 1 / 60, "secs": 1 / 60, "minute": 1, "minutes": 1,
    "mins": 1, "min": 1, "hrs": 60, "hr": 60,
    "hour": 60, "hours": 60, "h": 60, "day": 1440, "days": 1440, "week": 10080, "weeks": 10080,
}  # fmt: skip
_FILLING: Final = frozenset(("more", "additional", "extra", "or", "so", "whole", "full", "good"))
_AND_PART: Final = Phrases(
    (phrase.split(), part)
    for phrase, part in (
        ("and a half", 0.5), ("and half", 0.5), ("and a quarter", 0.25),
        ("and three quarters", 0.75),
    )
)  # fmt: skip
_OFTEN: Final = frozenset(("day", "week"))
_PAST: Final = frozenset(("past", "after", "gone"))
_TO: Final = frozenset(("to", "till", "til", "before", "of"))
_AT: Final = frozenset(
    ["at", "by", "around", "about", "for", "till", "until", "from", "near", "after", "say"]
)
_NAMED: Final = {"noon": 720, "midday": 720, "midnight": 0, "lunchtime": 750, "dinnertime": 1080}
_EARLY: Final = frozenset(("am", "morning", "breakfast", "dawn", "sunrise", "fajr"))
_TWO: Final = {("p", "m"): "pm", ("a", "m"): "am", ("first", "thing"): "morning", ("i", "am"): "i"}
_LATE: Final = frozenset(("pm", "afternoon", "evening", "tonight", "night", "bedtime"))
_DAY_MINUTES: Final = 1440
_HALF_DAY: Final = 720
_NOT_TIMES: Final = frozenset((*_MINUTES, "times", "pages", "percent", "of", "things", "glasses"))
_FIRST_AFTERNOON: Final = 7
"""A bare hour below this is meant after noon; nobody says "at three" of the night."""


def minutes(words: Sequence[str]) -> float | None:
    """The span of time in the words, in minutes; None when there is none."""
    total: float | None = None
    for number in _counts(words):
        unit, end = _unit(words, number.end)
        if unit is None:
            continue
        part = _AND_PART.at(words, end)
        count = number.value + (part.value if part else 0.0)
        total = (total or 0.0) + count * unit
    return total


def times_a_week(words: Sequence[str]) -> int | None:
    """ "Every day", "twice a week", "on weekdays", "three": how often a week, 1 to 7."""
    said = " ".join(words)
    for phrase, often in _OFTEN_SAID.items():
        if phrase in said:
            return often
    counts = [int(n.value) for n in numbers(words) if n.value in range(1, 8)]
    return counts[0] if len(counts) == 1 else None


_OFTEN_SAID: Final = {
    "every other day": 4, "every second day": 4, "most days": 5, "weekdays": 5, "working days": 5,
    "every day": 7, "each day": 7, "daily": 7, "every morning": 7, "every night": 7,
    "every evening": 7, "twice": 2, "once": 1, "weekends": 2, "weekend": 2, "weekly": 1,
    "every week": 1,
}  # fmt: skip


def spans(words: Sequence[str]) -> list[tuple[int, int]]:
    """Where spans of time stand in the words, each with the place behind its unit."""
    found = []
    for number in _counts(words):
        unit, end = _unit(words, number.end)
        if unit is not None:
            part = _AND_PART.at(words, end)
            found.append((number.start, part.end if part else end))
    return found


def _counts(words: Sequence[str]) -> list[Number]:
    """The numbers, and the "an" of "an hour" as a one; "a day" is how often, not how long."""
    found = {number.start: number for number in numbers(words)}
    inside = {i for number in found.values() for i in range(number.start, number.end)}
    for i, word in enumerate(words):
        often = _next(words, i + 1) in _OFTEN
        if word in ("a", "an", "another") and i not in inside and not often:
            found.setdefault(i, Number(i, i + 1, 1.0))
    return [found[i] for i in sorted(found)]


def _unit(words: Sequence[str], place: int) -> tuple[float | None, int]:
    while place < len(words) and words[place] in _FILLING:
        place += 1
    if place < len(words) and words[place] in _MINUTES:
        return float(_MINUTES[words[place]]), place + 1
    return None, place


def clock(words: Sequence[str]) -> str | None:
    """The time of day in the words as "HH:MM"; None when there is none.

    The half of the day is taken from the words ("tonight", "pm"); without any, an hour below
    seven is one after noon and the others are as said.
    """
    words = _joined(words)
    for word in words:
        if word in _NAMED:
            return _written(_NAMED[word])
    found = {number.start: number for number in numbers(words)}
    for i in range(len(words)):
        said = _relative(words, i, found) or _half(words, i, found) or _plain(words, i, found)
        if said is not None:
            return _written(_in_half(said, words))
    return None


def _joined(words: Sequence[str]) -> list[str]:
    """The words with "p m" as one, as some recognisers spell it, and without the "am" of "I am"."""
    joined: list[str] = []
    for word in words:
        pair = (joined[-1], word) if joined else ("", word)
        if pair in _TWO:
            joined[-1] = _TWO[pair]
        else:
            joined.append(word)
    return joined


def _written(minute: int) -> str:
    minute %= _DAY_MINUTES
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _hour(found: dict[int, Number], place: int) -> int | None:
    number = found.get(place)
    if number is None or number.value != int(number.value) or not 0 <= number.value <= 24:
        return None
    return int(number.value)


def _relative(words: Sequence[str], i: int, found: dict[int, Number]) -> int | None:
    """ "ten past six", "a quarter to seven"."""
    number = found.get(i)
    if words[i] in ("half", "quarter"):
        away, place = (30 if words[i] == "half" else 15), i + 1
    elif number is not None and number.value in range(1, 30):
        away, place = int(number.value), number.end
    else:
        return None
    if place < len(words) and words[place] in ("minutes", "minute"):
        place += 1
    if place >= len(words) or words[place] not in _PAST | _TO:
        return None
    hour = _hour(found, place + 1)
    if hour is None:
        named = _NAMED.get(words[place + 1]) if place + 1 < len(words) else None
        if named is None:
            return None
        hour = named // 60 or 24
    return hour * 60 + (away if words[place] in _PAST else -away)


def _half(words: Sequence[str], i: int, found: dict[int, Number]) -> int | None:
    """ "half six" is half past six."""
    hour = _hour(found, i + 1) if words[i] == "half" else None
    if hour is None or _next(words, found[i + 1].end) in _NOT_TIMES:
        return None
    return hour * 60 + 30


def _plain(words: Sequence[str], i: int, found: dict[int, Number]) -> int | None:
    if ":" in words[i]:
        return _digits(words[i])
    hour = _hour(found, i)
    if hour is None:
        return None
    end = found[i].end
    after = found.get(end)
    if after is not None and after.value in range(10, 60) and hour < 24:
        return hour * 60 + int(after.value)
    following = _next(words, end)
    if following in ("o'clock", "am", "pm", "oclock"):
        return hour * 60
    if following == "in" and {*words[end + 1 : end + 3]} & (_EARLY | _LATE):
        return hour * 60  # "six in the morning"
    if i and words[i - 1] in _AT and following not in _NOT_TIMES:
        return hour * 60
    return None


def _digits(word: str) -> int | None:
    hour, _, minute = word.partition(":")
    if not (hour.isdecimal() and minute.isdecimal()) or int(hour) > 24 or int(minute) > 59:
        return None
    return int(hour) * 60 + int(minute)


def _next(words: Sequence[str], place: int) -> str:
    return words[place] if place < len(words) else ""


def _in_half(minute: int, words: Sequence[str]) -> int:
    said = set(words)
    if minute >= 13 * 60:
        return minute
    noon = minute // 60 == 12
    if said & _EARLY:
        return minute - _HALF_DAY if noon and "am" in said else minute
    if said & _LATE:
        return (
            minute - _HALF_DAY
            if noon and said & {"tonight", "night"}
            else (minute if noon else minute + _HALF_DAY)
        )
    if minute < _FIRST_AFTERNOON * 60 and minute >= 0:
        return minute + _HALF_DAY
    return minute
