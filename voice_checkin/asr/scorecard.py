"""How much each kind of evidence counts: step functions whose sum is the logit of being right.

Printed by `python -m benchmarks.confidence fit`; docs/accuracy.md says on which recordings, and how
well it holds for speakers it was not fitted on.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Steps:
    """A function that is constant between its edges."""

    edges: tuple[float, ...]
    """Ascending; a value on an edge belongs below it."""
    scores: tuple[float, ...]
    """One more than there are edges."""

    def at(self, value: float) -> float:
        """The score of this value."""
        return self.scores[bisect_left(self.edges, value)]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A constant and what is added for each kind of evidence."""

    base: float
    steps: Mapping[str, Steps]

    def score(self, values: Mapping[str, float]) -> float:
        """The logit; every kind of evidence must have a value."""
        return self.base + sum(steps.at(values[name]) for name, steps in self.steps.items())


GRAMMAR: Final = Scorecard(
    0.905,
    {
        "agree": Steps((0.5,), (-0.758, 0.622)),
        "again": Steps((0.5,), (-0.916, 0.339)),
        "weakest": Steps(
            (0.2517, 0.327, 0.4229, 0.553, 0.9999), (-0.391, -0.329, -0.302, -0.168, 0.298, 1.487)
        ),
        "behind": Steps(
            (0.6917, 1.0401, 1.3139, 1.665, 1.9791, 2.7368),
            (1.253, 1.176, 0.558, 0.006, -0.528, -0.838, -4.846),
        ),
        "bits": Steps((18.5008, 29.5345, 33.6736, 39.3482), (0.538, 0.517, -0.306, -1.399, -2.562)),
        "words": Steps(
            (3.0, 4.0, 5.0, 6.0, 9.0, 12.0), (-1.329, -1.254, -0.234, -0.266, 1.506, 1.911, 2.104)
        ),
    },
)
