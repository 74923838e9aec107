"""The slots of a matched command, made ready: times read, free text trimmed."""

from collections.abc import Sequence
from typing import Final

from voice_checkin.nlu.gist import Asking, Slot, gist, tidied
from voice_checkin.nlu.intents import Match
from voice_checkin.nlu.normalise import Utterance
from voice_checkin.nlu.numbers import numbers
from voice_checkin.nlu.pattern import Value
from voice_checkin.nlu.times import clock, minutes

FREE_SLOTS: Final[tuple[Slot, ...]] = ("goal", "what")
"""Slots that any words can fill."""


def filled(match: Match, spoken: Utterance, asking: Asking) -> dict[str, Value]:
    """The slots of `match`, with times in what was `spoken` read into the slots it asks for."""
    slots = dict(match.slots)
    plain = spoken.plain
    span = _span(plain) if "minutes" in match.reads else None
    time = _time(plain) if "at" in match.reads else None
    if span is not None:
        slots["minutes"] = int(span) if span == int(span) else span
    if time is not None and span is None:
        slots["at"] = time
    for name in FREE_SLOTS:
        text = slots.pop(name, None)
        said = _free(name, text if isinstance(text, str) else None, match, spoken, asking)
        if said and said not in _POINTING:
            slots[name] = said
    return slots


def _free(
    name: Slot, text: str | None, match: Match, spoken: Utterance, asking: Asking
) -> str | None:
    """The free text of a slot: what a template took for it, or what is left of the whole."""
    told = None if text is None else tidied(text, asking, name)
    if told is not None and told not in _POINTING:
        return told
    asked = _ASKS_FOR.get(match.intent) == name
    asked = asked and (match.guessed or bool(match.rest) or text is not None)
    return gist(spoken, asking, name) if asked else None


def _span(plain: Sequence[str]) -> float | None:
    """The minutes that are said; of "five minutes, no, make it ten" the last ones."""
    mended = _mended(plain)
    if mended is not plain:
        count = minutes(mended) or next((n.value for n in numbers(mended[:3])), None)
        if count is not None and (minutes(plain) or _bare_minutes(plain)) is not None:
            return count
    return minutes(plain) or _bare_minutes(plain)


def _time(plain: Sequence[str]) -> str | None:
    """The time that is said; of "at six, no, seven" the last one."""
    mended = _mended(plain)
    return clock(plain) if mended is plain else clock(("at", *mended, *plain))


def _mended(plain: Sequence[str]) -> Sequence[str]:
    """What follows the last correction that a number follows; all where none is made."""
    found = [number.start for number in numbers(plain) if number.start]
    for place in reversed(found):
        before = place - 1
        while before > 0 and plain[before] in _AROUND:
            before -= 1
        mends = plain[before] in _MENDS or tuple(plain[before - 1 : before + 1]) in _MENDS_TOO
        if mends and any(number.start < before for number in numbers(plain)):
            return plain[before + 1 :]
    return plain


_MENDS: Final = frozenset(("no", "sorry", "actually", "rather", "wait"))
_MENDS_TOO: Final = (("make", "it"), ("make", "that"), ("call", "it"), ("hang", "on"),
                     ("hold", "on"), ("i", "mean"))  # fmt: skip
_AROUND: Final = frozenset(
    ("say", "about", "just", "like", "around", "maybe", "at", "for", "in", "half", "quarter", "a",
     "past", "to")
)  # fmt: skip
"""What may stand between "no" and the number of what is meant: "no, a quarter to nine"."""


def _bare_minutes(plain: Sequence[str]) -> float | None:
    """The minutes of "come back in fifteen"."""
    for number in numbers(plain):
        alone = number.end == len(plain) or plain[number.end] in _BEHIND
        if alone and number.start and plain[number.start - 1] in _BEFORE:
            return number.value if number.value >= _FEWEST else None
    return None


_BEFORE: Final = frozenset(("in", "for", "me", "another", "gimme"))
_BEHIND: Final = frozenset(
    ("please", "or", "then", "again", "yeah", "okay", "mate", "love", "tops", "max", "thanks",
     "ta", "would", "will", "if", "and", "so", "no", "sorry", "wait", "actually", "make")
)  # fmt: skip
_FEWEST: Final = 2
"""Minutes, below which a bare number is no span of time."""
_POINTING: Final = ("it", "that", "this", "that in", "it in", "this in", "that down")
"""Words that point at what was said elsewhere: asked for rather than taken as a goal's name."""
_ASKS_FOR: Final = {"add_goal": "goal", "set_reminder": "what"}
