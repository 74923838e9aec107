"""Entries as lines of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from voice_checkin.dialogue.echo import echo, sentence
from voice_checkin.dialogue.lines import Words
from voice_checkin.insights.days import day_of, zone_of
from voice_checkin.types import Entry

PAGE: Final = 25
"""Entries on one page of the list."""


@dataclass(frozen=True, slots=True)
class Logged:
    """One entry."""

    id: str
    at: datetime
    """In the zone it was said in."""
    said: str
    """In a few words; empty where there is nothing to say again."""
    note: str | None

    @property
    def day(self) -> date:
        """The day it belongs to."""
        return day_of(self.at)


def logged(entry: Entry, words: Words) -> Logged:
    """An entry in the words of an echo: kind, and without what a person says against themselves."""
    at = entry.said_at.astimezone(zone_of(entry.zone))
    return Logged(entry.id, at, sentence(echo(entry.check_in, words)), entry.check_in.note)


def of_today(entries: Sequence[Entry], now: datetime) -> list[Entry]:
    """Those of the day of `now` (aware, local)."""
    today = day_of(now)
    return [one for one in entries if day_of(one.said_at.astimezone(zone_of(one.zone))) == today]


def page(entries: Sequence[Entry], number: int) -> Sequence[Entry]:
    """The entries of one page of the list, the newest first; `number` counts from 1."""
    newest = entries[::-1]
    return newest[(number - 1) * PAGE : number * PAGE]


def pages(entries: Sequence[Entry]) -> int:
    """How many pages the list has; never none."""
    return max(1, -(-len(entries) // PAGE))
