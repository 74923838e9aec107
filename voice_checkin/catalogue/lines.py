"""Reads lines.yaml: every spoken line, the words of the echo, phrases the conversation hears."""

import string
from collections.abc import Collection
from pathlib import Path
from typing import Annotated, get_args

from pydantic import Field

from voice_checkin.catalogue.source import Source, Strict, read
from voice_checkin.dialogue.clock_words import ClockWords
from voice_checkin.dialogue.lines import (
    HEAR_KEYS,
    LINE_KEYS,
    PLACEHOLDERS,
    HearKey,
    LineKey,
    Lines,
    Words,
    plain_words,
)
from voice_checkin.types import Measure, SleepQuality

_NUMBERS = 60
"""From nought to fifty-nine, the minutes of an hour."""


class _ClockData(Strict):
    at: str
    noon: str
    midnight: str
    quarter: str
    half: str
    quarter_to: str
    few: str
    minutes: str
    morning: str
    afternoon: str
    evening: str
    night: str
    tomorrow: str
    on_day: str
    in_days: str
    every_day: str
    every: str
    weekdays: str
    join: str
    days: list[str] = Field(min_length=7, max_length=7)
    turned: dict[str, str]


class _WordsData(Strict):
    felt: list[str] = Field(min_length=5, max_length=5)
    energy: list[str] = Field(min_length=5, max_length=5)
    valence: list[str] = Field(min_length=5, max_length=5)
    quality: dict[SleepQuality, str] = Field(min_length=3)
    sleep_none: str
    sleep_short: str
    sleep_one: str
    sleep_hours: str
    rating: str
    negated: str
    any_size: str
    one_minute: str
    minutes: str
    more: str
    changes: dict[str, str]
    on_days: str
    called: dict[str, str]
    judgements: list[str]
    numbers: list[str] = Field(min_length=_NUMBERS)
    quarters: list[str] = Field(min_length=4, max_length=4)
    countries: dict[str, str]
    clock: _ClockData


class _LinesData(Strict):
    lines: dict[str, list[str]]
    words: _WordsData
    hear: dict[str, list[str]]
    hear_countries: dict[Annotated[str, Field(pattern=r"^[A-Z]{2}$")], list[str]]
    hear_days: dict[Annotated[str, Field(pattern=r"^[0-6]( [0-6])*$")], list[str]]


_WORD_PLACEHOLDERS = {
    "sleep_hours": frozenset({"number"}),
    "rating": frozenset({"number"}),
    "negated": frozenset({"feeling"}),
    "on_days": frozenset({"what", "n"}),
}
_TIME = frozenset({"time"})
_CLOCK_PLACEHOLDERS = {
    **dict.fromkeys(
        ("at", "morning", "afternoon", "evening", "night", "tomorrow", "every_day", "weekdays"),
        _TIME,
    ),
    **dict.fromkeys(("on_day", "in_days", "every"), frozenset({"day", "time"})),
    **dict.fromkeys(("quarter", "half", "quarter_to"), frozenset({"hour"})),
    **dict.fromkeys(("few", "minutes"), frozenset({"hour", "minutes"})),
}


def load_lines(path: Path) -> Lines:
    """The spoken lines. Raises CatalogueError with file and line for the first mistake.

    A mistake is: a key that is missing or not known, a line without wording, a wording that names
    something else than its key allows.
    """
    source = read(path)
    data = source.check(_LinesData)
    _check_keys(source, "lines", data.lines, LINE_KEYS)
    _check_keys(source, "hear", data.hear, HEAR_KEYS)
    for key in LINE_KEYS:
        for index, wording in enumerate(data.lines[key]):
            _check_names(source, wording, PLACEHOLDERS.get(key, frozenset()), "lines", key, index)
    _check_changes(source, data.words.changes)
    for name, wanted in _WORD_PLACEHOLDERS.items():
        _check_names(source, getattr(data.words, name), wanted, "words", name)
    for name, wanted in _CLOCK_PLACEHOLDERS.items():
        _check_names(source, getattr(data.words.clock, name), wanted, "words", "clock", name)
    return Lines(
        wordings={key: tuple(data.lines[key]) for key in LINE_KEYS},
        words=_words(data.words),
        hear={key: _plain(data.hear[key]) for key in HEAR_KEYS},
        countries={code: _plain(names) for code, names in data.hear_countries.items()},
        weekdays={
            tuple(map(int, days.split())): _plain(names) for days, names in data.hear_days.items()
        },
    )


def _plain(phrases: list[str]) -> tuple[str, ...]:
    return tuple(plain_words(phrase) for phrase in phrases)


def _words(data: _WordsData) -> Words:
    return Words(
        felt=tuple(data.felt),
        energy=tuple(data.energy),
        valence=tuple(data.valence),
        quality=dict(data.quality),
        sleep_none=data.sleep_none,
        sleep_short=data.sleep_short,
        any_size=data.any_size,
        one_minute=data.one_minute,
        minutes=data.minutes,
        sleep_one=data.sleep_one,
        sleep_hours=data.sleep_hours,
        rating=data.rating,
        negated=data.negated,
        more=data.more,
        changes=dict(data.changes),
        on_days=data.on_days,
        called=dict(data.called),
        judgements=tuple(data.judgements),
        numbers=tuple(data.numbers),
        quarters=tuple(data.quarters),
        countries=dict(data.countries),
        clock=ClockWords(**data.clock.model_dump(exclude={"days"}), days=tuple(data.clock.days)),
    )


def _check_changes(source: Source, given: dict[str, str]) -> None:
    wanted = [f"{measure}.{way}" for measure in get_args(Measure) for way in ("more", "less")]
    missing = next((key for key in wanted if not given.get(key)), None)
    if missing:
        raise source.error(f"changes: {missing} is missing", "words", "changes")


def _check_keys(
    source: Source,
    section: str,
    given: dict[str, list[str]],
    known: Collection[LineKey] | Collection[HearKey],
) -> None:
    for key, phrases in given.items():
        if key not in known:
            raise source.error(f"{key}: no such line is ever spoken or heard", section, key)
        if not phrases or not all(phrase.strip() for phrase in phrases):
            raise source.error(f"{key}: needs words, and no empty ones", section, key)
    missing = [key for key in known if key not in given]
    if missing:
        raise source.error(f"{missing[0]}: is missing", section)


def _check_names(source: Source, wording: str, wanted: frozenset[str], *key: str | int) -> None:
    try:
        names = {name for _, name, _, _ in string.Formatter().parse(wording) if name is not None}
    except ValueError as bad:
        raise source.error(f"{wording!r}: {bad}; write each name as {{name}}", *key) from None
    if names != wanted:
        allowed = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "nothing in braces"
        raise source.error(f"{wording!r}: must name {allowed}", *key)
