"""Logs of people whose truth is known, put into the store of a test."""

from collections.abc import Callable
from datetime import timedelta

from benchmarks.synthetic import START, Person, entries
from voice_checkin.app import open_store
from voice_checkin.settings import load_settings
from voice_checkin.types import Entry

Lived = Callable[[list[Entry]], None]


def at(day: int, hour: int = 20) -> str:
    """That hour of that day of a synthetic log, counted from 1."""
    return (START + timedelta(days=day - 1, hours=hour)).isoformat()


def live(log: list[Entry]) -> None:
    """Put a log into the store of the settings."""
    with open_store(load_settings({})) as store:
        for entry in log:
            store.save(entry.check_in, entry.said_at, entry.zone)


def walker(days: int = 90) -> list[Entry]:
    """Somebody for whom walks go with feeling more."""
    return entries(Person(days, 10_003, effect=1.2))
