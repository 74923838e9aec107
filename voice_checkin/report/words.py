"""Dates and numbers as a reader of the page meets them."""

from datetime import date, timedelta
from typing import Final

DASH: Final = "\u2013"
"""For nothing said."""
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def day(when: date) -> str:
    """For example "2 March 2026"."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def short_day(when: date) -> str:
    """For example "2 Mar"."""
    return f"{when.day} {_MONTHS[when.month - 1][:3]}"


def period(first: date, last: date) -> str:
    """For example "2 March 2026 to 29 March 2026 (28 days)"."""
    if first == last:
        return f"{day(first)} (1 day)"
    return f"{day(first)} to {day(last)} ({(last - first).days + 1} days)"


def week(first: date, last: date) -> str:
    """For example "2 to 8 Mar", "30 Mar to 5 Apr"."""
    if first == last:
        return short_day(first)
    begin = f"{first.day}" if first.month == last.month else short_day(first)
    return f"{begin} to {short_day(last)}"


def month(when: date) -> str:
    """For example "March 2026"."""
    return f"{_MONTHS[when.month - 1]} {when.year}"


def number(value: float | None, signed: bool = False) -> str:
    """With one digit after the point; a dash for None."""
    if value is None:
        return DASH
    rounded = round(value, 1) + 0.0  # no minus before a nought
    shown = f"{rounded:+.1f}" if signed and rounded else f"{rounded:.1f}"
    return shown.replace("-", "\u2212")


def cut(text: str, longest: int) -> str:
    """The text, or its beginning and a sign that more followed."""
    return text if len(text) <= longest else text[: longest - 1] + "\u2026"


def days(count: int) -> str:
    """For example "1 day", "3 days"."""
    return f"{count} day{'' if count == 1 else 's'}"


def every(first: date, last: date) -> list[date]:
    """Every day of a period."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
