"""The answer to a question of a topic, as text that can be stored; None when it is none."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from voice_checkin.dialogue.lines import plain_words
from voice_checkin.dialogue.script import Question, Script, Takes
from voice_checkin.types import Understanding

_MOST_MINUTES: Final = 24 * 60
_HALF_DAY: Final = 12


def value_of(question: Question, u: Understanding, script: Script) -> str | None:
    """One's own words; "yes" or "no"; minutes; times a week; a country's two letters; "HH:MM"."""
    takes = question.takes
    if takes in _OF_TIME:
        return _OF_TIME[takes](u)
    if takes in ("note", "feeling"):
        return _without(question.lead_in, u.text.strip()) or None
    if takes == "yes_no":
        return u.intent if u.intent in ("yes", "no") else None
    if takes == "country":
        return script.lines.country(u.text)
    if takes == "minutes":
        return minutes_of(u)
    times = u.slots.get("times")
    return None if times is None else str(times)


def minutes_of(u: Understanding) -> str | None:
    """The minutes that are told, if a day has so many."""
    minutes = u.slots.get("minutes")
    fits = isinstance(minutes, int | float) and 0 < minutes <= _MOST_MINUTES
    return str(minutes) if fits else None


def _in_half(u: Understanding, evening: bool) -> str | None:
    """A time of day; a bare "seven" in the half of the day that was asked about."""
    at = u.slots.get("at")
    if not isinstance(at, str) or "half" in u.slots:
        return None if at is None else str(at)
    return f"{int(at[:2]) % _HALF_DAY + _HALF_DAY * evening:02d}{at[2:]}"


def _hours(u: Understanding) -> str | None:
    start, end = u.slots.get("from"), u.slots.get("to")
    return f"{start}-{end}" if start and end else None


_OF_TIME: Final[Mapping[Takes, Callable[[Understanding], str | None]]] = {
    "morning_time": partial(_in_half, evening=False),
    "evening_time": partial(_in_half, evening=True),
    "quiet_hours": _hours,
}


def _without(lead_in: tuple[str, ...], text: str) -> str:
    """The answer without what leads up to it; all of it when nothing else is said."""
    words = text.split()
    while words:
        ends = range(len(words) - 1, 0, -1)
        found = [end for end in ends if plain_words(" ".join(words[:end])) in lead_in]
        if not found:
            break
        words = words[found[0] :]
    return " ".join(words)
