"""The answer to a question of a topic, as text that can be stored; None when it is none."""

from typing import Final

from voice_checkin.dialogue.script import Script, Takes
from voice_checkin.types import Understanding

_SLOTS: Final[dict[Takes, str]] = {
    "minutes": "minutes",
    "time": "at",
    "times_a_week": "times",
}


def value_of(takes: Takes, u: Understanding, script: Script) -> str | None:
    """One's own words; "yes" or "no"; a number; a time as "HH:MM"; a country's two letters."""
    if takes in ("note", "feeling"):
        return u.text or None
    if takes == "yes_no":
        return u.intent if u.intent in ("yes", "no") else None
    if takes == "country":
        return script.lines.country(u.text)
    value = u.slots.get(_SLOTS[takes])
    return None if value is None else str(value)
