"""Small steps: what somebody means to do, how big, how often, and why."""

from dataclasses import dataclass
from typing import Final

DAILY: Final = 7
_SMALL: Final = 3
"""The small size is this part of the full one."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One small step. Nothing in it counts what was not done."""

    name: str
    """As it was said: "water", "draw a bit"."""
    minutes: float | None = None
    """The full size; None when nobody said. Goals are measured in time, not in outcomes."""
    why: str | None = None
    """The person's own words."""
    after: str | None = None
    """What it follows: "the kettle" (if-then)."""
    times_a_week: int = DAILY
    paused: bool = False
    hoped: str | None = None
    """What, before it was last done, might be one per cent pleasant; the person's own words."""
    predicted: int | None = None
    """Felt, 0 to 4, as expected then."""
    actual: int | None = None
    """Felt, 0 to 4, when it was done; None until then."""

    @property
    def small(self) -> float | None:
        """Minutes of the small size."""
        return None if self.minutes is None else max(1.0, float(round(self.minutes / _SMALL)))
