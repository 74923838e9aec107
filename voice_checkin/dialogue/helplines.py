"""Numbers to call, as plain values. Read from helplines.yaml by `catalogue`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

HelplineKind = Literal["crisis", "emergency"]
FRESH_FOR: Final = timedelta(days=365)
"""A number that was not verified for longer than this must not be shipped."""


@dataclass(frozen=True, slots=True)
class Helpline:
    """One number somebody in danger may be given."""

    country: str
    """Two capital letters (ISO 3166), or "EU"."""
    who: str
    """Who answers, as it is said: "the Samaritans"."""
    kind: HelplineKind
    dial: str
    """Digits and spaces, as one writes the number."""
    spoken: str
    """Digit by digit, as it is said: "one one six, one two three"."""
    hours: str
    languages: tuple[str, ...]
    """Two small letters each (ISO 639-1); interpreters are not counted."""
    verified_on: date
    """The day on which this was compared with `source`."""
    source: str
    """The public page that says so."""
    also_in: tuple[str, ...] = ()
    """Further countries in which it serves, unless they have a number of their own."""


def serving(
    helplines: Iterable[Helpline], kind: HelplineKind, country: str | None
) -> Helpline | None:
    """The number of that kind in a country: its own before a shared one; None without either."""
    lines = [line for line in helplines if line.kind == kind]
    own = (line for line in lines if line.country == country)
    shared = (line for line in lines if country in line.also_in)
    return next(own, None) or next(shared, None)


def stale(helplines: Iterable[Helpline], today: date) -> tuple[Helpline, ...]:
    """Those not verified within the last year, or "verified" on a day that is yet to come."""
    return tuple(
        line
        for line in helplines
        if line.verified_on > today or today - line.verified_on > FRESH_FOR
    )
