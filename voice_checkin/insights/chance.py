"""How far chance alone goes: block permutation, block bootstrap, Benjamini-Hochberg.

Neighbouring days are alike, so days are shuffled and drawn in blocks of three. Everything is drawn
from fixed seeds: the same log always gives the same findings.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

BLOCK: Final = 3
_SHUFFLES: Final = 4_999
_DRAWS: Final = 2_000
_SEED: Final = 20_251


@lru_cache(maxsize=8)
def shuffles(n: int) -> NDArray[np.intp]:
    """Shape (4999, n): ways to put `n` days in another order, blocks of three kept together.

    Where the blocks begin differs from way to way.
    """
    random = np.random.default_rng(_SEED + n)
    starts = random.integers(BLOCK, size=(_SHUFFLES, 1))
    block = (np.arange(n)[None, :] + starts) // BLOCK
    order = random.random((_SHUFFLES, n // BLOCK + 2))
    keys = np.take_along_axis(order, block, axis=1)
    # A stable sort keeps the days of a block in their order.
    return np.argsort(keys, axis=1, kind="stable")


def p_values(factors: Floats, outcome: Floats, left: float = 1.0) -> Floats:
    """Two-sided p of each factor (rows, one column a day) against a centred outcome.

    The share of shuffles in which the sum of products is at least as far from nought; the real
    order counts as one of them. Source: Phipson and Smyth, "Permutation P-values should never be
    zero" (2010). `left` is the share of the outcome's freedom that is left after means were taken
    from it: shuffled, it looks that much less variable than it is.
    """
    real = np.abs(factors @ outcome) * np.sqrt(left)
    chance = np.abs(factors @ outcome[shuffles(len(outcome))].T)
    found: Floats = (1 + (chance >= real[:, None] - 1e-9).sum(axis=1)) / (_SHUFFLES + 1)
    return found


def p_of_largest(groups: Floats, outcome: Floats, left: float = 1.0) -> tuple[int, float]:
    """Which group (row of 0 and 1) stands out most, and the p of that among all groups."""
    scale = np.sqrt(groups.sum(axis=1))
    real = np.abs(groups @ outcome) * np.sqrt(left) / scale
    chance = (np.abs(groups @ outcome[shuffles(len(outcome))].T) / scale[:, None]).max(axis=0)
    most = int(real.argmax())
    return most, float((1 + (chance >= real[most] - 1e-9).sum()) / (_SHUFFLES + 1))


def sign_flip_p(differences: Floats) -> float:
    """Two-sided p of a mean of paired differences, had each been as likely the other way round."""
    random = np.random.default_rng(_SEED)
    signs = random.choice((-1.0, 1.0), size=(_SHUFFLES, len(differences)))
    real = abs(differences.sum())
    return float((1 + (np.abs(signs @ differences) >= real - 1e-9).sum()) / (_SHUFFLES + 1))


def interval(
    values: Floats, weights: Floats, share: float, block: int = BLOCK
) -> tuple[float, float]:
    """Percentile bootstrap of sum(values) / sum(weights), drawn in blocks of neighbours.

    `share` of the draws lie within. Source: Kuensch, "The jackknife and the bootstrap for general
    stationary observations" (1989), with blocks that do not overlap.
    """
    edges = np.arange(0, len(values), block)
    tops, bottoms = np.add.reduceat(values, edges), np.add.reduceat(weights, edges)
    random = np.random.default_rng(_SEED)
    drawn = random.multinomial(len(edges), np.full(len(edges), 1 / len(edges)), size=_DRAWS)
    below = drawn @ bottoms
    means = (drawn @ tops)[below > 0] / below[below > 0]
    low, high = np.quantile(means, ((1 - share) / 2, (1 + share) / 2))
    return float(low), float(high)


def discoveries(p: Sequence[float], rate: float) -> tuple[bool, ...]:
    """Which of several tests stand when at most `rate` of them may be false.

    Source: Benjamini and Hochberg, "Controlling the false discovery rate" (1995).
    """
    order = sorted(range(len(p)), key=lambda i: p[i])
    last = max((k for k, i in enumerate(order, 1) if p[i] <= rate * k / len(p)), default=0)
    stand = set(order[:last])
    return tuple(i in stand for i in range(len(p)))
