"""Templates to HTML; everything that a person wrote is escaped."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_TEMPLATES: Final = Path(__file__).parent / "templates"


def environment() -> Environment:
    """The templates, with the filters that they use."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        day=_day,
        weekday=_weekday,
        clock=_clock,
        short=_short,
        signed=_signed,
        json=_json,
        seconds=_seconds,
        capital=_capital,
    )
    return made


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def _weekday(number: int) -> str:
    return f"{date(2024, 1, 1 + number):%A}"  # that January began with a Monday


def _clock(at: time | datetime) -> str:
    return f"{at:%H:%M}"


def _short(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}".removesuffix(".0")


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace("-", "\N{MINUS SIGN}")


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def _seconds(days: Sequence[date]) -> list[int]:
    """Days as a graph counts them: seconds since 1970, at noon in UTC."""
    return [int(datetime(d.year, d.month, d.day, 12, tzinfo=UTC).timestamp()) for d in days]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
