"""What the store shows, for a conversation or a command: the entries in, the findings out."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import Final

from voice_checkin.dialogue.lines import holds
from voice_checkin.insights.days import by_day
from voice_checkin.insights.effects import LOOKS_BACK
from voice_checkin.insights.look import Known, look
from voice_checkin.store.contract import CheckInStore
from voice_checkin.types import Entry, Goal, Insights

_FLAT: Final = 1
"""`felt` up to which a check-in counts as flat."""
_TOLD_EVERY: Final = timedelta(days=14)
_AREA_EVERY: Final = timedelta(days=7)
_AREAS: Final = ("people", "body", "pleasure", "work", "home")


def insights(store: CheckInStore, now: datetime, whole: bool = True) -> Insights:
    """Everything the log shows at `now` (aware); not `whole`: from the last half year only."""
    since = None if whole else now - timedelta(days=LOOKS_BACK + 1)
    entries = store.entries(since=since, until=now)
    return look(entries, store.exercises(), now, _known(store.goals(), entries))


def _known(goals: list[Goal], entries: list[Entry]) -> Known:
    """What somebody means to do is what they wonder about, and how often it is meant."""
    done = {habit.name for entry in entries for habit in entry.check_in.habits}
    meant = {
        habit: goal.times_a_week
        for goal in goals
        for habit in done
        if holds((habit.replace("_", " "),), goal.name)
    }
    return Known(nominated=tuple(meant), times_a_week=meant)


def may_tell_flatness(store: CheckInStore, now: datetime) -> bool:
    """True unless it was spoken of within 14 days."""
    told = store.recall("told_flatness")
    return told is None or now - told >= _TOLD_EVERY


def area_to_ask(store: CheckInStore, now: datetime) -> str | None:
    """The part of life that this week's question is about; None when it was asked already."""
    asked = store.recall("asked_area")
    if asked is not None and now - asked < _AREA_EVERY:
        return None
    return _AREAS[now.date().toordinal() // 7 % len(_AREAS)]


def felt_by_day(store: CheckInStore, now: datetime) -> dict[date, float]:
    """The mean of what could be felt on each day on which it was said, 0 to 4."""
    days = by_day(store.entries(until=now), now)
    return {day.date: felt for day in days if (felt := day.mean("felt")) is not None}


def flat_in_a_row(entries: Sequence[Entry]) -> int:
    """How many flat check-ins in a row came last."""

    def flat(entry: Entry) -> bool:
        felt = entry.check_in.felt
        return felt is not None and felt <= _FLAT

    return sum(1 for _ in takewhile(flat, reversed(entries)))
