"""Synthetic people whose truth is known: without any effect, with one, and with a pattern.

Made to be hard: moods drift and cling from day to day, habits have weekdays and phases of their
own, evenings and mornings are logged unevenly, and days are left out.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

import numpy as np

from voice_checkin.types import CheckIn, Entry, HabitMention

START: Final = datetime(2025, 1, 1, tzinfo=UTC)
_HOURS: Final = (7, 8, 13, 16, 19, 21, 22)
HABITS: Final = ("walk", "water", "music", "call", "reading", "exercise", "nature", "journal")


@dataclass(frozen=True, slots=True)
class Person:
    """What is true of somebody."""

    days: int
    seed: int
    effect: float = 0.0
    """Standard deviations by which one habit raises what is felt that day."""
    clings: float = 0.4
    """Correlation of a day's mood with the day before."""
    drift: float = 0.0
    """Standard deviations by which the mood moves over the whole time."""
    phases: bool = True
    """True: habits come and go for weeks at a time, and have their weekdays."""
    logged: float = 0.9
    """Share of days on which anything is logged."""
    a_day: float = 1.5
    """Check-ins a day, on average."""


def entries(person: Person) -> list[Entry]:
    """Their log."""
    random = np.random.default_rng(person.seed)
    mood = _mood(person, random)
    done = _habits(person, random)
    mood += person.effect * (done[0] - done[0].mean())
    found: list[Entry] = []
    for day in range(person.days):
        if random.random() > person.logged:
            continue
        for hour in _hours(person, random):
            felt = int(np.clip(np.rint(2 + mood[day] + 0.5 * random.normal()), 0, 4))
            valence = int(np.clip(np.rint(mood[day] + 0.5 * random.normal()), -2, 2))
            habits = tuple(HabitMention(h) for h, d in zip(HABITS, done[:, day], strict=True) if d)
            at = START + timedelta(days=day, hours=float(hour))
            check = CheckIn(felt=felt, valence=valence, habits=habits)
            found.append(Entry(f"{person.seed}-{len(found)}", at, "UTC", check))
    return found


def flat(seed: int, logged: float = 0.9, days: int = 14) -> list[Entry]:
    """Somebody whose feelings have been gone for two weeks, at work and with people alike."""
    random = np.random.default_rng(seed)
    found: list[Entry] = []
    for day in range(days):
        if random.random() > logged:
            continue
        felt = int(random.choice((0, 0, 0, 1, 1, 2), p=(0.25, 0.2, 0.15, 0.2, 0.12, 0.08)))
        areas = tuple(a for a in ("work", "people", "home") if random.random() < 0.4)
        valence = int(random.choice((-1, 0))) if felt else None
        check = CheckIn(felt=felt, valence=valence, areas=areas)
        at = START + timedelta(days=day, hours=8)
        found.append(Entry(f"flat-{seed}-{day}", at, "UTC", check))
    return found


PROFILES: Final = ("well", "rough", "sad", "swinging", "numb for three days")
"""Five other kinds of two weeks, none of which is lasting flatness."""


def profile(name: str, seed: int, logged: float = 0.9, days: int = 14) -> list[Entry]:
    """Two weeks of somebody who is not flat."""
    random = np.random.default_rng(seed)
    found: list[Entry] = []
    for entry in flat(seed, logged, days):
        day = (entry.said_at - START).days
        if name == "well":
            felt, valence = int(random.integers(2, 4)), int(random.integers(0, 3))
        elif name == "rough":
            felt, valence = int(random.integers(2, 5)), int(random.choice((-2, -1, -1, 1)))
        elif name == "sad":
            felt, valence = int(random.integers(2, 4)), int(random.choice((-2, -2, -1)))
        elif name == "swinging":
            felt, valence = int(random.choice((0, 1, 3, 4))), int(random.choice((-2, 2)))
        else:
            felt = int(random.integers(0, 2)) if day >= days - 3 else int(random.integers(2, 4))
            valence = 0
        check = replace(entry.check_in, felt=felt, valence=valence)
        found.append(replace(entry, check_in=check))
    return found


def _mood(person: Person, random: np.random.Generator) -> np.ndarray:
    noise = random.normal(size=person.days) * np.sqrt(1 - person.clings**2)
    mood = np.zeros(person.days)
    for day in range(person.days):
        mood[day] = noise[day] + (person.clings * mood[day - 1] if day else 0)
    return mood + person.drift * np.linspace(-0.5, 0.5, person.days)


def _habits(person: Person, random: np.random.Generator) -> np.ndarray:
    share = random.uniform(0.25, 0.7, size=(len(HABITS), 1))
    chance = np.repeat(share, person.days, axis=1)
    if person.phases:
        days = np.arange(person.days)
        wave = np.sin(
            2 * np.pi * (days / random.uniform(20, 90, (len(HABITS), 1)) + random.random())
        )
        weekday = random.normal(size=(len(HABITS), 7))[:, days % 7]
        chance = np.clip(chance + 0.2 * wave + 0.1 * weekday, 0.02, 0.98)
    return (random.random(chance.shape) < chance).astype(float)


def _hours(person: Person, random: np.random.Generator) -> list[float]:
    if person.a_day > len(_HOURS) / 2:
        return sorted(random.uniform(6, 23, size=round(person.a_day)))
    number = max(1, int(random.poisson(person.a_day)))
    return sorted(random.choice(_HOURS, size=min(number, 4), replace=False))
