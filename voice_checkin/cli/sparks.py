"""A calendar of how much could be felt, in the characters that every terminal has."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

_SHADES: Final = ("\u00b7", "\u2591", "\u2592", "\u2593", "\u2588")
"""For felt 0 to 4; a day without a check-in is left empty."""
_WEEKS: Final = 12
_NAMES: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def picture(felt: Mapping[date, float]) -> Iterator[str]:
    """Rows for the weekdays, a column a week up to the last logged one, then what they mean."""
    last = max(felt)
    monday = last - timedelta(days=last.weekday() + 7 * (_WEEKS - 1))
    for weekday, name in enumerate(_NAMES):
        cells = (felt.get(monday + timedelta(days=7 * week + weekday)) for week in range(_WEEKS))
        yield f"{name}  " + " ".join(" " if v is None else _SHADES[round(v)] for v in cells)
    yield f"     {_SHADES[0]} nothing  {_SHADES[2]} some  {_SHADES[4]} overwhelming (felt, by day)"
