"""Times of day in words: "at half past eight in the morning", "every day at noon"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from voice_checkin.types import EVERY_DAY

_HALF_DAY: Final = timedelta(hours=12)
_NOON, _EVENING, _NIGHT = 12, 18, 22
_WEEKDAYS: Final = (0, 1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class ClockWords:
    """The words they are put together from; `{time}`, `{hour}`, `{minutes}`, `{day}` stand in."""

    at: str
    noon: str
    midnight: str
    quarter: str
    half: str
    quarter_to: str
    few: str
    """Under ten minutes past."""
    minutes: str
    morning: str
    afternoon: str
    evening: str
    night: str
    tomorrow: str
    on_day: str
    in_days: str
    """A week or more from now; `{day}` is how many."""
    every_day: str
    every: str
    weekdays: str
    join: str
    """Between the last two of several days."""
    days: tuple[str, ...]
    """From Monday on."""
    turned: Mapping[str, str]
    """What a person says of themselves, as it is said to them: "my", "your"."""


def spoken_moment(
    moment: datetime, now: datetime, words: ClockWords, numbers: Sequence[str]
) -> str:
    """ "at one", "tomorrow at eight in the morning"; both are aware and in one zone."""
    soon = timedelta() <= moment - now < _HALF_DAY
    said = spoken_time(moment.time(), words, numbers, half=not soon)
    days = (moment.date() - now.date()).days
    if days == 0 or soon:
        return said
    if days == 1:
        return words.tomorrow.format(time=said)
    if days >= len(words.days):
        return words.in_days.format(day=numbers[min(days, len(numbers) - 1)], time=said)
    return words.on_day.format(day=words.days[moment.weekday()], time=said)


def spoken_rhythm(
    at: time, weekdays: Sequence[int], words: ClockWords, numbers: Sequence[str]
) -> str:
    """ "every day at noon", "every Tuesday and Friday at four in the afternoon"."""
    said = spoken_time(at, words, numbers, half=True)
    if tuple(weekdays) == EVERY_DAY:
        return words.every_day.format(time=said)
    if tuple(weekdays) == _WEEKDAYS:
        return words.weekdays.format(time=said)
    *firsts, last = (words.days[day] for day in weekdays)
    day = words.join.join(filter(None, (", ".join(firsts), last)))
    return words.every.format(day=day, time=said)


def spoken_time(at: time, words: ClockWords, numbers: Sequence[str], half: bool) -> str:
    """ "at half past eight", with `half` "in the morning" besides."""
    if at.minute == 0 and at.hour in (0, _NOON):
        return words.at.format(time=words.noon if at.hour else words.midnight)
    said = words.at.format(time=_face(at, words, numbers))
    return _part(at, words).format(time=said) if half else said


def turned(text: str, words: ClockWords) -> str:
    """Somebody's own words as they are said to them: "after my shower", "after your shower"."""
    return " ".join(words.turned.get(word.lower(), word) for word in text.split())


def _face(at: time, words: ClockWords, numbers: Sequence[str]) -> str:
    hour, next_hour = (numbers[(h - 1) % _NOON + 1] for h in (at.hour, at.hour + 1))
    if at.minute == 0:
        return hour
    if at.minute == 15:
        return words.quarter.format(hour=hour)
    if at.minute == 30:
        return words.half.format(hour=hour)
    if at.minute == 45:
        return words.quarter_to.format(hour=next_hour)
    pattern = words.few if at.minute < 10 else words.minutes
    return pattern.format(hour=hour, minutes=numbers[at.minute])


def _part(at: time, words: ClockWords) -> str:
    if at.hour < _NOON:
        return words.morning
    if at.hour < _EVENING:
        return words.afternoon
    return words.evening if at.hour < _NIGHT else words.night
