"""What may be said as a finding, with where its interval lies: from claims and nothing else."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from voice_checkin.dialogue.findings import said
from voice_checkin.dialogue.lines import Lines
from voice_checkin.types import Claim, ClaimKind, Measure, Strength

HELPS: Final[frozenset[ClaimKind]] = frozenset({"activity", "trigger"})
SIGNS: Final[frozenset[ClaimKind]] = frozenset({"improvement", "trend"})
_WIDEST: Final[dict[Measure, float]] = {"felt": 2.0, "valence": 2.0, "rating": 5.0}
"""Points of the measure at either end of the picture."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence with its numbers."""

    text: str
    n: int
    others: int
    estimate: float
    low: float | None
    high: float | None
    measure: Measure | None
    paired: bool

    def x(self, value: float) -> float:
        """Where a value lies in the picture, 0 to 100; 50 is no difference."""
        widest = _WIDEST[self.measure or "felt"]
        return round(50 + 50 * max(-1.0, min(1.0, value / widest)), 2)


def findings(claims: Sequence[Claim], kinds: Collection[ClaimKind], lines: Lines) -> list[Finding]:
    """The claims of these kinds, in their order."""
    return [
        _finding(claim, lines, turn) for turn, claim in enumerate(claims) if claim.kind in kinds
    ]


def _finding(claim: Claim, lines: Lines, turn: int) -> Finding:
    low, high = claim.interval or (None, None)
    return Finding(
        said(claim, lines, turn).text,
        claim.n,
        claim.others,
        claim.estimate,
        low,
        high,
        claim.measure,
        claim.paired,
    )


@dataclass(frozen=True, slots=True)
class Habit:
    """How well a habit has settled."""

    name: str
    percent: int
    done_days: int


def habits(strengths: Sequence[Strength]) -> list[Habit]:
    """Every habit that was done, the strongest first."""
    return [
        Habit(one.habit.replace("_", " "), round(100 * one.strength), one.done_days)
        for one in strengths
    ]
