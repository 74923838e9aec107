"""The answer to a question of a topic, as text that can be stored; None when it is none."""

from typing import Final

from voice_checkin.dialogue.script import Script, Takes
from voice_checkin.types import Understanding

_SLOTS: Final[dict[Takes, str]] = {
    "minutes": "minutes",
    "time": "at",
    "evening": "at",
    "times_a_week": "times",
}
_HALF_DAY: Final = 12


def value_of(takes: Takes, u: Understanding, script: Script) -> str | None:
    """One's own words; "yes" or "no"; a number; a time as "HH:MM"; a country's two letters."""
    if takes in ("note", "feeling"):
        return u.text or None
    if takes == "yes_no":
        return u.intent if u.intent in ("yes", "no") else None
    if takes == "country":
        return script.lines.country(u.text)
    value = u.slots.get(_SLOTS[takes])
    if value is None:
        return None
    return _in_the_evening(str(value)) if takes == "evening" else str(value)


def _in_the_evening(at: str) -> str:
    """ "Nine" of an evening is 21:00."""
    hour, _, minute = at.partition(":")
    return f"{int(hour) + _HALF_DAY}:{minute}" if 0 < int(hour) < _HALF_DAY else at
