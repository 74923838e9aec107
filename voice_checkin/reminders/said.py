"""Times as people say them where a reminder is talked about: when, in how long, from when to when.

Understanding reads what was asked for; here the times in it are read, also in bare answers ("eight"
to "what time?"), where all other talk would take them for something else.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from voice_checkin.nlu import times
from voice_checkin.nlu.normalise import utterance
from voice_checkin.nlu.numbers import numbers
from voice_checkin.types import Expect, Understanding

_ARRANGES: Final = frozenset(("set_reminder", "snooze"))
_LEADS: Final = frozenset(("to", "about"))
_POINTING: Final = frozenset(("it", "that", "this", "me"))
_BETWEEN: Final = frozenset(("to", "till", "until", "til", "and", "through", "-"))
_HALVES: Final = frozenset(
    ("am", "pm", "morning", "afternoon", "evening", "tonight", "night", "noon", "midday")
)
_HALF_DAY: Final = 12
_WRITTEN: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_NIGHT: Final = 6
"""A bare hour from here on begins quiet hours in the evening."""


def with_times(u: Understanding, expect: Expect) -> Understanding:
    """`u` with the times that the question, or what is asked for, calls for in its slots.

    `at` is "HH:MM", `minutes` a span from now, `from` and `to` two times of day.
    """
    plain = utterance(u.text).plain
    if expect is Expect.HOURS:
        return replace(u, slots=u.slots | _hours(plain))
    if expect is not Expect.TIME and u.intent not in _ARRANGES and expect is not Expect.YES_NO:
        return u
    slots = {**u.slots}
    span = _in_how_long(plain)
    if span is not None and expect is not Expect.YES_NO:
        slots["minutes"] = span
    elif "minutes" not in slots and "at" not in slots:
        at = _typed(plain) or times.clock(["at", *plain] if expect is Expect.TIME else plain)
        slots |= {"at": at} if at else {}
    if "at" in slots and (_typed(plain) or not _HALVES.isdisjoint(plain)):
        slots["half"] = "said"
    if u.intent == "set_reminder" and "what" not in slots:
        what = _what(plain)
        slots |= {"what": what} if what else {}
    return u if slots == u.slots else replace(u, slots=slots)


def _what(plain: Sequence[str]) -> str:
    """What follows the time: "remind me every night at eleven to stretch"."""
    counts = {number.start for number in numbers(plain)}
    for place in range(1, len(plain) - 1):
        if plain[place] in _LEADS and place + 1 not in counts:
            said = " ".join(plain[place + 1 :])
            return "" if said in _POINTING else said
    return ""


def _in_how_long(plain: Sequence[str]) -> float | None:
    """The minutes of "in half an hour", which other talk about minutes is not."""
    for place, word in enumerate(plain):
        if word == "in":
            found = [s for s in times.spans(plain[place + 1 :]) if s[0] <= 1]
            span = plain[place + 1 : place + 1 + found[0][1]] if found else ()
            minutes = times.minutes(span) if span else None
            if minutes:
                return minutes
    return None


def _hours(plain: Sequence[str]) -> dict[str, str | int | float]:
    """ "Ten to seven" as the answer to "from when to when?": from ten at night to seven."""
    for place in range(1, len(plain)):
        if plain[place] in _BETWEEN:
            start = _end_of(plain[:place], late=True)
            end = _end_of(plain[place + 1 :], late=False)
            if start and end and start != end:
                return {"from": start, "to": end}
    return {}


def _end_of(words: Sequence[str], late: bool) -> str | None:
    words = [word for word in words if word not in ("between", "from")]
    at = _typed(words) or times.clock(["at", *words])
    if at is None or not _HALVES.isdisjoint(words) or "midnight" in words or _typed(words):
        return at
    hour = int(at[:2]) % _HALF_DAY
    evening = late and hour >= _NIGHT
    return f"{hour + _HALF_DAY if evening else hour:02d}{at[2:]}"


def _typed(words: Sequence[str]) -> str | None:
    """ "06:30", as only those write it who mean the morning."""
    return next((word for word in words if _WRITTEN.fullmatch(word)), None)
