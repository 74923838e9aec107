"""What changes feeling while it is done: ratings before and after the same exercise."""

from collections.abc import Iterable
from typing import Final

import numpy as np

from voice_checkin.insights.chance import discoveries, interval, sign_flip_p
from voice_checkin.types import Claim, ExerciseEntry

_LEAST: Final = 6
_SHRINK: Final = 8
_SHARE: Final = 0.8
_FALSE_AT_MOST: Final = 0.10


def before_and_after(exercises: Iterable[ExerciseEntry]) -> list[Claim]:
    """Exercises after which more, or less, could be felt; each estimate is n / (n + 8) of the mean.

    Said from six pairs on, when the 80 % interval is clear of nought.
    """
    changes: dict[str, list[int]] = {}
    for done in exercises:
        before, after = done.record.felt_before, done.record.felt_after
        if before is not None and after is not None:
            changes.setdefault(done.record.name, []).append(after - before)
    enough = {name: np.array(c, float) for name, c in changes.items() if len(c) >= _LEAST}
    if not enough:
        return []
    stand = discoveries([sign_flip_p(enough[name]) for name in sorted(enough)], _FALSE_AT_MOST)
    found = []
    for (name, change), surely in zip(sorted(enough.items()), stand, strict=True):
        low, high = interval(change, np.ones_like(change), _SHARE, block=1)
        if surely and not low <= 0 <= high:
            n = len(change)
            mean = float(change.mean()) * n / (n + _SHRINK)
            found.append(Claim("activity", name, n, mean, (low, high), "felt", paired=True))
    return found
