"""What the last two weeks held, counted."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from statistics import fmean

from voice_checkin.insights.days import Day, since
from voice_checkin.insights.level import WINDOW
from voice_checkin.types import Lately


def lately(days: list[Day], today: date) -> Lately:
    """Sleep, feelings and habits of the last 14 days."""
    recent = since(days, today - timedelta(days=WINDOW - 1))
    nights = [
        check.sleep.hours
        for day in recent
        for _, check in day.checks
        if check.sleep and check.sleep.hours is not None
    ]
    felt = (
        {f.name for _, check in day.checks for f in check.feelings if not f.negated}
        for day in recent
    )
    return Lately(
        fmean(nights) if nights else None,
        len(nights),
        _most(name for names in felt for name in names),
        _most(name for day in recent for name in day.done),
    )


def _most(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])))
