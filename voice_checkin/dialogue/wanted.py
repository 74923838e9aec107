"""When somebody wants to be told something, and why then: read from what was said."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from voice_checkin.dialogue.context import Context
from voice_checkin.dialogue.lines import Lines, plain_words
from voice_checkin.dialogue.state import Arranging
from voice_checkin.types import EVERY_DAY, Understanding

_DAY_MINUTES: Final = 24 * 60
_MOST_DAYS: Final = 31
_HALF: Final = 12
_HALF_DAY: Final = timedelta(hours=_HALF)


def with_time(wanted: Arranging, u: Understanding, context: Context, lines: Lines) -> Arranging:
    """`wanted` with the time that `u` tells, and what leads to it: a day, a part of the day."""
    now = local_now(context)
    wanted = _with_day(wanted, u, lines)
    minutes = u.slots.get("minutes")
    if isinstance(minutes, int | float) and 0 < minutes < _DAY_MINUTES:
        later = now.astimezone(UTC) + timedelta(minutes=float(minutes))
        return replace(wanted, at=None, once=_whole_minute(later).astimezone(now.tzinfo))
    at = _time_of_day(wanted, u, context)
    if at is None:
        return wanted
    if wanted.repeats and not wanted.snooze:
        return replace(wanted, at=at, once=None, weekdays=wanted.weekdays or EVERY_DAY)
    return replace(wanted, at=None, once=_next(at, now, wanted, sure="half" in u.slots))


def local_now(context: Context) -> datetime:
    """The time where the person is."""
    assert context.now is not None, "somebody told us the time"
    try:
        return context.now.astimezone(ZoneInfo(context.zone))
    except (ZoneInfoNotFoundError, ValueError):
        return context.now  # its name says no more than its offset


def _with_day(wanted: Arranging, u: Understanding, lines: Lines) -> Arranging:
    """`wanted` with the day and the part of it that `u` names, though no time may be told yet."""
    part: Literal["", "morning", "evening"] = wanted.part
    if lines.hears("in_morning", u.text):
        part = "morning"
    elif lines.hears("in_evening", u.text):
        part = "evening"
    span = u.slots.get("minutes")
    days = span / _DAY_MINUTES if isinstance(span, int | float) else 0
    ahead = int(days) if days in range(1, _MOST_DAYS) else wanted.ahead
    return replace(
        wanted,
        ahead=1 if lines.hears("tomorrow", u.text) else ahead,
        part=part,
        weekdays=lines.days(u.text) or wanted.weekdays,
        repeats=wanted.repeats or lines.hears("every", u.text),
    )


def reason_in(text: str, lines: Lines) -> str:
    """Why then, in the person's own words: "after lunch", "when the kids are down"."""
    words = text.replace(",", " ").split()
    for place in range(len(words)):
        tail = words[place:]
        if lines.opens("reason", " ".join(tail)) and not _is_number(tail[1:2], lines):
            return " ".join(_without_time(tail, lines)).strip(" .?!")
    return ""


def without_when(text: str, lines: Lines) -> str:
    """What it is about, without when: "therapy on Tuesday", "stretch every day at noon"."""
    words = text.split()
    for place in range(1, len(words)):
        one, more = words[place], words[place + 1 : place + 2]
        day = lines.days(one) or lines.is_all("when", one)
        leads_to_day = lines.is_all("before_day", one) and more and lines.days(more[0])
        leads_to_time = lines.is_all("at", one) and _is_number(more, lines)
        if day or leads_to_day or leads_to_time:
            return " ".join(words[:place])
    return text


def _time_of_day(wanted: Arranging, u: Understanding, context: Context) -> time | None:
    said = u.slots.get("at")
    if isinstance(said, str):
        at = time.fromisoformat(said)
        if "half" in u.slots or not wanted.part:
            return at
        return at.replace(hour=at.hour % _HALF + _HALF * (wanted.part == "evening"))
    if wanted.part == "morning":
        return context.morning
    return context.evening if wanted.part == "evening" else None


def _next(at: time, now: datetime, wanted: Arranging, sure: bool) -> datetime:
    """The next such time. "At eight", said at seven in the evening, is at eight that evening."""
    sure = sure or bool(wanted.part)
    for ahead in range(wanted.ahead, wanted.ahead + 9):
        day = now.date() + timedelta(days=ahead)
        if wanted.weekdays and day.weekday() not in wanted.weekdays:
            continue
        moment = datetime.combine(day, at, now.tzinfo)
        if moment > now:
            return _real(moment)
        if not sure and at.hour < _HALF and moment + _HALF_DAY > now:
            return _real(moment + _HALF_DAY)
    raise AssertionError("a week has every day")


def _real(moment: datetime) -> datetime:
    """The same moment as the clock shows it, for one that the clock leaves out in spring."""
    return moment.astimezone(UTC).astimezone(moment.tzinfo)


def _whole_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _without_time(words: list[str], lines: Lines) -> list[str]:
    """ "after lunch at one" without the time, and without courtesies."""
    for place in range(1, len(words)):
        if lines.is_all("before_time", words[place]) and _is_number(words[place + 1 :], lines):
            words = words[:place]
            break
    while len(words) > 1 and lines.is_all("courtesy", words[-1]):
        words = words[:-1]
    return words


def _is_number(words: list[str], lines: Lines) -> bool:
    if not words:
        return False
    word = plain_words(words[0])
    known = lines.words.numbers
    return word in known or word[:1].isdigit() or lines.is_all("number_word", word)
