"""The slots of a matched command, made ready: times read, free text trimmed."""

from collections.abc import Sequence
from typing import Final

from voice_checkin.nlu.intents import Match
from voice_checkin.nlu.numbers import numbers
from voice_checkin.nlu.pattern import Value
from voice_checkin.nlu.times import clock, minutes, spans

FREE_SLOTS: Final = frozenset(("goal", "what"))
"""Slots that any words can fill."""


def filled(match: Match, plain: Sequence[str]) -> dict[str, Value]:
    """The slots of `match`, with times in `plain` read into the slots it asks for."""
    slots = dict(match.slots)
    span = (minutes(plain) or _bare_minutes(plain)) if "minutes" in match.reads else None
    time = clock(plain) if "at" in match.reads else None
    if span is not None:
        slots["minutes"] = int(span) if span == int(span) else span
    if time is not None and span is None:
        slots["at"] = time
    for name in sorted(FREE_SLOTS):
        if isinstance(text := slots.pop(name, None), str):
            said = _trimmed(text, cut_span=span is not None)
            if said not in _POINTING:
                slots[name] = said
    return slots


def _bare_minutes(plain: Sequence[str]) -> float | None:
    """The minutes of "come back in fifteen"."""
    for number in numbers(plain):
        alone = number.end == len(plain) or plain[number.end] in ("please", "or", "then", "again")
        if alone and number.start and plain[number.start - 1] in ("in", "for", "me", "another"):
            return number.value if number.value >= _FEWEST else None
    return None


_FEWEST: Final = 2
"""Minutes, below which a bare number is no span of time."""
_POINTING: Final = ("it", "that", "this", "that in", "it in", "this in", "that down")
"""Words that point at what was said elsewhere: asked for rather than taken as a goal's name."""
_BEFORE_SPAN: Final = ("for", "about", "like", "say", "around", "just", "maybe")
_REASONS: Final = ("because", "cause", "cos", "since", "otherwise")


def _trimmed(text: str, cut_span: bool) -> str:
    """Free text without a span of time at its end ("practise guitar for twenty minutes")."""
    words = text.split()
    for reason in _REASONS:
        if reason in words[1:]:
            words = words[: words.index(reason, 1)]
    if cut_span:
        words = _without_span(words)
    return " ".join(words) or text


def _without_span(words: list[str]) -> list[str]:
    """ "practise guitar for twenty minutes" and "twenty minutes of guitar" without the time."""
    found = spans(words)
    if not found:
        return words
    (start, _), (_, end) = found[0], found[-1]
    if start == 0 and words[end : end + 1] in (["of"], ["on"], ["for"]):
        end += 1 + (words[end + 1 : end + 2] in (["the"], ["my"]))
        return words[end:] or words
    while start and words[start - 1] in _BEFORE_SPAN:
        start -= 1
    return words[:start] if end == len(words) and start else words
