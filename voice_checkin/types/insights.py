"""What the log shows: a level, a pattern, and the few findings that are sure enough to be said."""

from dataclasses import dataclass
from typing import Literal

ClaimKind = Literal[
    "activity", "weekday", "part_of_day", "trigger", "improvement", "habit", "trend"
]
PatternName = Literal["lasting_flatness", "rough_patch", "mixed", "not_enough"]
Measure = Literal["felt", "valence", "rating"]
"""What an effect is an effect on: 0 to 4, -2 to 2, 0 to 10."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One finding, which may be said aloud with its n."""

    kind: ClaimKind
    about: str
    """A habit, a weekday ("monday"), a part of the day, a trigger; for a sign, which sign."""
    n: int
    """Days (or times, for before and after) on which it rests."""
    estimate: float
    """Points of `measure`; for a habit its strength and for a sign a count."""
    interval: tuple[float, float] | None = None
    """90 % from a block bootstrap; 80 % for before and after. None where nothing is estimated."""
    measure: Measure | None = None
    others: int = 0
    """Days without it that it was compared with."""
    paired: bool = False
    """True: from ratings before and after, not from days with and days without."""


@dataclass(frozen=True, slots=True)
class MoodLevel:
    """How things were, on average, once there is enough to say so."""

    days: int
    """Logged days in the last 28."""
    felt: float | None = None
    """Mean of the days' means; None before 14 logged days."""
    valence: float | None = None
    energy: float | None = None
    rating: float | None = None
    instability: float | None = None
    """Root mean square of the day-to-day change of felt; None before 42 logged days."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What the last 14 days are like."""

    name: PatternName
    days: int
    """Days with a check-in among them."""
    flat_days: int
    """Days of felt 1 or less among them."""
    span: int
    """Days from the first to the last of them, both counted."""
    areas: tuple[str, ...] = ()
    """Parts of life that were named."""


@dataclass(frozen=True, slots=True)
class Week:
    """The last seven days beside the same weekdays of the four weeks before."""

    days: int
    earlier_days: int
    felt: float
    earlier: float
    interval: tuple[float, float]
    """Between which the means of the earlier weeks lay."""


@dataclass(frozen=True, slots=True)
class Strength:
    """How well a habit has settled, 0 to 1."""

    habit: str
    strength: float
    done_days: int


@dataclass(frozen=True, slots=True)
class Lately:
    """What the last 14 days held: counts and one mean, nothing concluded."""

    sleep_hours: float | None = None
    """Mean over the nights on which hours were said."""
    nights: int = 0
    feelings: tuple[tuple[str, int], ...] = ()
    """Names and on how many days each was said of oneself, most often first."""
    habits: tuple[tuple[str, int], ...] = ()
    """Names and on how many days each was done, most often first."""


@dataclass(frozen=True, slots=True)
class Insights:
    """Everything that the log shows at one moment."""

    days: int
    """Days with at least one check-in."""
    entries: int
    level: MoodLevel
    pattern: Pattern
    week: Week | None
    lately: Lately
    strengths: tuple[Strength, ...]
    claims: tuple[Claim, ...]
    """Exactly what may be said as a finding, the most telling first."""
