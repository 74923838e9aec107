"""The answer to a question of a topic, as text that can be stored; None when it is none."""

from typing import Final

from voice_checkin.dialogue.lines import plain_words
from voice_checkin.dialogue.script import Question, Script
from voice_checkin.types import Understanding

_MOST_MINUTES: Final = 24 * 60


def value_of(question: Question, u: Understanding, script: Script) -> str | None:
    """One's own words; "yes" or "no"; minutes; times a week; a country's two letters."""
    takes = question.takes
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
