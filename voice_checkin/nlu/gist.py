"""What a goal or a reminder is about, where no template says it: the words that are left when
those that ask, those that tell when, and those that tell how long are taken away."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from voice_checkin.nlu.normalise import Utterance, utterance
from voice_checkin.nlu.phrases import Phrases
from voice_checkin.nlu.times import spans

Slot = Literal["goal", "what"]
Asking = Phrases[frozenset[str]]
"""Words that ask for a goal or a reminder, before it ("goal_lead") and behind it ("goal_end")."""

_NUMBER: Final = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
    r"twenty(?: five)?|thirty(?: five)?|forty(?: five)?|fifty(?: five)?|\d+)"
)
_CLOCK: Final = (
    rf"(?:(?:a )?(?:quarter|half|{_NUMBER}(?: minutes)?) (?:past|to|after|before) {_NUMBER}"
    rf"|half {_NUMBER}|{_NUMBER} (?:oh )?{_NUMBER}|{_NUMBER}|noon|midday|midnight)"
    r"(?: o'clock| oclock| a m| p m| am| pm)?"
)
_DAY_PART: Final = (
    r"(?:in (?:the )?(?:morning|afternoon|evening)|at night|of an? (?:evening|morning|night)|"
    r"tonight|(?:this|tomorrow) (?:morning|afternoon|evening|night)|tomorrow|today|"
    r"(?:every|each) (?:day|morning|afternoon|evening|night)|daily|"
    r"(?:on|every) (?:week|working |mon|tues|wednes|thurs|fri|satur|sun)days?|on weekends|"
    r"first thing)"
)
_WHEN: Final = re.compile(
    rf"\b(?:(?:at|around|about|by|round|from) {_CLOCK}(?: {_DAY_PART})*"
    rf"|{_CLOCK}(?: {_DAY_PART})+|{_DAY_PART}(?: (?:at|around|about|by) {_CLOCK})?"
    rf"|half {_NUMBER}|(?:a )?(?:quarter|{_NUMBER}) (?:past|to) {_NUMBER})\b"
)
_BEFORE_SPAN: Final = ("for", "about", "like", "say", "around", "just", "maybe", "even", "in")
_BEHIND_SPAN: Final = (("a", "day"), ("a", "week"), ("or", "so"), ("each", "time"), ("of",))
_OF_TIMES: Final = ("half", "quarter", "a quarter")
"""What a template may leave of a time."""
_CAUSE: Final = re.compile(r" (?:because|cause|cos|since|otherwise)\b")
_EMPTY: Final = frozenset(("do", "doing", "have", "get"))
_FIRST: Final = frozenset(
    ("to", "of", "for", "about", "um", "uh", "so", "and", "just", "maybe", "perhaps", "doing",
     "it", "'s", "is", "like", "please", "again", "that", "i", "regarding", "out", "this", "at")
)  # fmt: skip
_LAST: Final = frozenset(
    ("and", "please", "so", "or", "then", "again", "for", "at", "in", "about", "can", "could",
     "would", "you", "to", "yeah", "ta", "thanks", "um", "uh", "it", "that", "mate", "love")
)  # fmt: skip
_WHOLE: Final = (("check", "in"), ("log", "in"), ("work", "out"), ("turn", "in"))
"""What ends in such a word and means nothing without it."""
_REASONS: Final = ("because", "cause", "cos", "since", "otherwise", "so", "when", "if", "but")


def gist(spoken: Utterance, asking: Asking, slot: Slot) -> str | None:
    """What the goal or the reminder is about; None when nothing is left."""
    words = spoken.words
    lead, end = f"{slot}_lead", f"{slot}_end"
    leads, ends = set[int](), set[int]()
    for found in asking.scan(words):
        for name, places in ((lead, leads), (end, ends)):
            if name in found.value:
                places.update(range(found.start, found.end))
    taken = leads | ends | _when(words, slot)
    parts = list(_parts(len(words), taken))
    asked = [part for part in parts if _led(words, part[0], taken, leads)]
    before = [part for part in parts if any(place in ends for place in range(part[1], len(words)))]
    for start, stop in [*reversed(asked), *before[:1]]:
        if (said := _trimmed(spoken, start, stop)) is not None:
            return said
    return None


def tidied(text: str, asking: Asking, slot: Slot) -> str | None:
    """What a template took for it, without a span of time and words that still ask."""
    spoken = utterance(text)
    taken = _when(spoken.words, slot)
    for found in asking.scan(spoken.words):
        if found.value & {f"{slot}_lead", f"{slot}_end"}:
            taken.update(range(found.start, found.end))
    if not taken:
        return None if text in _OF_TIMES or text in _FIRST else _CAUSE.split(text, maxsplit=1)[0]
    told = (_trimmed(spoken, *part) for part in _parts(len(spoken.words), taken))
    return next((part for part in told if part), None)


def _parts(count: int, taken: set[int]) -> Iterator[tuple[int, int]]:
    """The runs of words that are not taken."""
    start: int | None = None
    for place in range(count + 1):
        if place < count and place not in taken:
            start = place if start is None else start
        elif start is not None:
            yield start, place
            start = None


def _led(words: Sequence[str], start: int, taken: set[int], leads: set[int]) -> bool:
    """True when words that ask lead up to the run at `start`, with nothing else between."""
    place = start - 1
    while place in taken or (place >= 0 and words[place] in _FIRST | _EMPTY):
        if place in leads:
            return True
        place -= 1
    return False


def _when(words: Sequence[str], slot: Slot) -> set[int]:
    """The places of spans of time, and for a reminder those of the time it is due."""
    taken: set[int] = set()
    for span in spans(list(words)):
        taken.update(_widened(words, *span))
    if slot == "what":
        text = " ".join(words)
        for match in _WHEN.finditer(text):
            first = text.count(" ", 0, match.start())
            taken.update(range(first, first + match[0].count(" ") + 1))
    return taken


def _widened(words: Sequence[str], start: int, end: int) -> range:
    """A span of time with the words around it: "for about ten minutes a day"."""
    while start and words[start - 1] in _BEFORE_SPAN:
        start -= 1
    for behind in _BEHIND_SPAN:
        if tuple(words[end : end + len(behind)]) == behind:
            end += len(behind)
    return range(start, end)


def _trimmed(spoken: Utterance, start: int, stop: int) -> str | None:
    words = spoken.words
    while start < stop and words[start] in _FIRST:
        start += 1
    stop = next((at for at in range(start + 1, stop) if words[at] in _REASONS), stop)
    while start < stop and words[stop - 1] in _LAST and words[stop - 2 : stop] not in _WHOLE:
        stop -= 1
    return spoken.said(start, stop) if set(words[start:stop]) - _EMPTY else None
