"""Signs of improvement: what may be named because it happened, however small. None is a score."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Final

from voice_checkin.insights.days import Day, since
from voice_checkin.types import Claim, FeelingMention

_LATELY: Final = 7
_BEFORE: Final = 14
_NUMB_DAYS: Final = 3
_MOSTLY: Final = 0.7
"""Share of the days before that were numb; else feeling is nothing new."""
_CARE_DAYS: Final = 3
_KNOWN_DAYS: Final = 14
"""Days that must have been logged before a feeling word can be called new."""


def signs(days: list[Day], today: date, self_care: Collection[str]) -> list[Claim]:
    """Any feeling after numb days, sadness too; a new word; care of oneself on 3 of 7 days."""
    lately = since(days, today - timedelta(days=_LATELY - 1))
    earlier = [day for day in days if day.date <= today - timedelta(days=_LATELY)]
    found = [_feeling_again(lately, earlier, today), *_new_words(lately, earlier)]
    cared = sum(bool(day.done & set(self_care)) for day in lately)
    if cared >= _CARE_DAYS:
        found.append(Claim("improvement", "self_care", len(lately), cared))
    return [claim for claim in found if claim is not None]


def _feeling_again(lately: list[Day], earlier: list[Day], today: date) -> Claim | None:
    """A feeling in the last week, after days on which nearly none was."""
    before = since(earlier, today - timedelta(days=_LATELY + _BEFORE - 1))
    numb = [day for day in before if not _felt(day)]
    there = sum(_felt(day) for day in lately)
    if not there or len(numb) < _NUMB_DAYS or len(numb) < _MOSTLY * len(before):
        return None
    return Claim("improvement", "feeling", len(lately), there)


def _felt(day: Day) -> bool:
    most = max((c.felt for _, c in day.checks if c.felt is not None), default=0)
    named = any(f.polarity in ("pos", "neg") and not f.negated for f in _mentions(day))
    return most >= 1 or named


def _new_words(lately: list[Day], earlier: list[Day]) -> list[Claim]:
    if len(earlier) < _KNOWN_DAYS:
        return []
    known = {f.name for day in earlier for f in _mentions(day)}
    new = [f.name for day in lately for f in _mentions(day) if not f.negated]
    first = next((name for name in new if name not in known), None)
    return (
        [Claim("improvement", f"new_word:{first}", len(earlier), new.count(first))] if first else []
    )


def _mentions(day: Day) -> Iterator[FeelingMention]:
    return (f for _, check in day.checks for f in check.feelings)
