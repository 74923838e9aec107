"""Hours of sleep that are told by two times: "slept from two till half nine", "in bed at ten, up
at six"; those of several pieces are added, and what was lain awake between is taken off."""

from collections.abc import Iterator, Sequence
from typing import Final

from voice_checkin.nlu.clauses import Marked
from voice_checkin.nlu.figures import HOURS
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.numbers import numbers
from voice_checkin.nlu.person import whose
from voice_checkin.nlu.spans import (
    LEAST,
    LONGEST,
    MOST,
    TIME_WORDS,
    UNTIL,
    Span,
    begins_with_time,
    between,
    minute_of,
    till,
)
from voice_checkin.nlu.times import clock

_AT: Final = ("at", "by", "about", "around", "for", "just")
_BEFORE_TIME: Final = frozenset(
    ("at", "by", "around", "about", "round", "before", "after", "just", "gone", "like", "nearly",
     "maybe", "from", "till", "until", "only", "almost", "say", "roughly", "was", "it")
)  # fmt: skip
_COUNTED: Final = ("hours", "hour", "minutes", "times", "out")
_ABOUT: Final = ("for", "about", "nearly", "maybe", "around", "a", "good")
_BESIDE: Final = 3
"""Words between one that says that somebody woke and the time ("woke us all up at five")."""


def hours_between(marked: Marked, lexicon: Lexicon) -> Span | None:
    """The hours of a night that is told by when it began and when it ended; None when none is."""
    spans = list(_slept_till(marked)) or _bed_and_up(marked, lexicon)
    spans = spans or _till_and_till(marked) or _bare(marked)
    hours = sum(span.hours for span in spans) - _awake(marked)
    if not LEAST <= hours <= MOST:
        return None
    all_of_it = Span(round(hours, 2), frozenset().union(*(span.places for span in spans)))
    return None if _planned(marked, all_of_it) else all_of_it


def _planned(marked: Marked, span: Span) -> bool:
    """True for "planning on bed at ten and up at six tomorrow"."""
    first = min(span.places)
    led = marked.words[max(0, first - _BESIDE) : first]
    return "tomorrow" in marked.words[span.end - 1 : span.end + 2] or not _PLANS.isdisjoint(led)


_PLANS: Final = frozenset(("plan", "planning", "planned", "hoping", "aiming", "wanted", "supposed"))


def _till_and_till(marked: Marked) -> list[Span]:
    """ "Watched the cricket till two, slept till nine"."""
    began: tuple[int, int] | None = None
    for place, word in enumerate(marked.words):
        time = _time(marked.words, place + 1) if word in ("till", "until") else None
        if time is None:
            continue
        if began is not None and marked.word(place - 1) in _ASLEEP:
            return [between(began[0], time[0], range(began[1], time[1]))]
        began = (time[0], place)
    return []


_ASLEEP: Final = ("slept", "asleep", "out", "kipped", "dozed", "sleeping")


def _bare(marked: Marked) -> list[Span]:
    """ "Quarter to twelve till quarter to seven, not bad", where nothing else was done then."""
    words, begin = marked.words, marked.over(0, 1, _LEADING)
    busy = marked.has("activity", 0, len(words)) or not _AT_WORK.isdisjoint(words)
    if busy or _of_others(marked, begin):
        return []
    of_sleep = marked.has("sleep", 0, len(words)) or not _NIGHTLY.isdisjoint(words)
    for place in range(begin, len(words) if of_sleep else begin + 1):
        starts = place == begin or marked.starts[place] == place
        spans = list(_in_pieces(marked, place)) if starts and _begins(marked, place) else []
        if not spans or not _AT_NIGHT <= sum(span.hours for span in spans) <= _ALL_NIGHT:
            continue
        end = spans[-1].end
        ends = end >= len(words) or bool(marked.at(end))
        by_day = _BY_DAY < spans[0].begins < _LATE and not of_sleep
        if ends and not by_day and words[end - 3 : end] != _SCALE:
            return spans
    return []


def _in_pieces(marked: Marked, place: int) -> Iterator[Span]:
    """ "Midnight to three, and then half past four to seven"."""
    span = till(marked.words, place)
    while span is not None:
        yield span
        span = till(marked.words, _once_more(marked.words, span.end))


def _begins(marked: Marked, place: int) -> bool:
    return marked.word(place) == "from" or begins_with_time(marked.words, place)


_SCALE: Final = ("one", "to", "ten")
_LEADING: Final = frozenset(("filler", "hedge", "aside"))
_NIGHTLY: Final = frozenset(("woke", "woken", "awake", "night", "bed"))
_AT_WORK: Final = frozenset(("shop", "office", "desk", "open", "class", "school", "ward", "store"))
_AT_NIGHT, _ALL_NIGHT = 3.5, 12.0
"""Hours; others are no whole night."""
_BY_DAY, _LATE = 210, 570
"""Minutes of the half day, half past three and half past nine: who begins between works."""


def _slept_till(marked: Marked) -> Iterator[Span]:
    """ "slept (from) two till half nine, and then again ten to eleven"."""
    words = marked.words
    place = 0
    while place < len(words):
        if _speaks_of_sleep(marked, place) and not _of_others(marked, place):
            for span in _in_pieces(marked, _behind_sleep(words, place + 1)):
                yield span
                place = max(span.places)
        place += 1


def _behind_sleep(words: Sequence[str], place: int) -> int:
    """Where a time may begin: "slept (right through) eleven to six", "slept the clock round"."""
    while words[place : place + 1] and words[place] in _THROUGH:
        place += 1
    near = words[place : place + _FAR]
    return place + near.index("from") if "from" in near else place


_THROUGH: Final = ("through", "right", "straight", "solid", "the", "clock", "round")


def _once_more(words: Sequence[str], place: int) -> int:
    """Where the times of another piece may begin: "and (then) again", "and then"."""
    near = words[place : place + _BESIDE]
    if "again" in near:
        return place + near.index("again") + 1
    return place + 2 if near[:2] == ("and", "then") else len(words)


def _speaks_of_sleep(marked: Marked, place: int) -> bool:
    """Also "last night half ten to six", where a time follows at once and nothing else is told."""
    if "slept" in marked.at(place):
        return True
    start = place + 1
    if marked.words[place - 1 : start] != _LAST_NIGHT:
        return False
    span = till(marked.words, start) if begins_with_time(marked.words, start) else None
    if span is None or span.hours < _LEAST_OF_LAST_NIGHT:
        return False
    behind = marked.at(span.end)
    return span.end == len(marked.words) or bool(behind - {"unit"} and "subject" not in behind)


_LAST_NIGHT: Final = ("last", "night")
_LEAST_OF_LAST_NIGHT: Final = 3.0
"""Hours; "last night eight to nine" is more likely a film."""


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
            spans.append(between(began[1], minute, range(began[0], end)))
            began = None
        elif woke is not None:  # "up at six after going to bed at twelve"
            spans.append(between(minute, woke[0], range(place, end)))
            woke = None
        else:
            began = (place, minute)
    return spans


def _awake(marked: Marked) -> float:
    """Hours that were lain awake in between: "but I was awake (for) two hours in the middle",
    "awake from two till three", "took me an hour to nod off", "minus an hour"."""
    told = numbers(marked.words)
    for place in range(len(marked.words)):
        if marked.words[place - 1 : place + 1] in _AWAKE_FROM:
            lain = till(marked.words, place + 1)
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
        for place in range(phrase.end, min(phrase.end + _FAR + 1, len(marked.words))):
            if _begins_clause(marked, place, marked.word(phrase.end) == "for"):
                break
            led = marked.word(place) in (_BEFORE_TIME if place <= phrase.end + beside else ("at",))
            if place > phrase.end and not led:
                continue
            if (time := _time(marked.words, place)) is not None:
                if phrase.value != "to_bed" and _BRIEFLY & {*marked.words[time[1] : time[1] + 3]}:
                    break  # "got up at two for the loo"
                yield phrase.value == "to_bed", phrase.start, *time
                until = _time(marked.words, time[1]) if marked.word(time[1]) in UNTIL else None
                if until is not None:
                    yield False, phrase.start, *until
                break


def _begins_clause(marked: Marked, place: int, why: bool) -> bool:
    """True where something else is told, "woke up I had breakfast at eight", and not only `why`,
    "up for work at eight"."""
    told = marked.at(place) & ({"subject"} if why else {"subject", "activity"})
    return bool(told) or marked.word(place) in ("and", "but")


_FAR: Final = 5
"""Words between one that tells of falling asleep or waking and the "at" of a time."""
_LAIN: Final = ("from", "between")
"""Behind "awake": how long somebody lay awake."""
_BRIEFLY: Final = frozenset(("loo", "toilet", "bathroom", "wee", "pee", "feed", "bottle", "water"))


def _time(words: Sequence[str], place: int) -> tuple[int, int] | None:
    """The time that begins at `place`, as minutes of the day, and where it ends."""
    start = place
    while start < len(words) and words[start] in _BEFORE_TIME:
        start += 1
    told = {at for n in numbers(words[start : start + LONGEST]) for at in range(n.start, n.end)}
    end = start
    while end < len(words) and (end - start in told or words[end] in TIME_WORDS):
        end += 1
    at = clock(("at", *words[start:end]))
    counts = end < len(words) and words[end] in _COUNTED
    return None if at is None or end == start or counts else (minute_of(at), end)


def _of_others(marked: Marked, place: int) -> bool:
    return whose(marked, marked.starts[place], place, place) == "other"
