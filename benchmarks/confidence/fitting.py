"""The scorecard of `asr/scorecard.py`, fitted and judged by speakers it has not seen.

Boosted stumps (Friedman 2001) with monotone constraints, each on one kind of evidence: together a
step function of each, whose sum is the logit of "every word is right".
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import astuple, fields
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.confidence.turns import Turn
from voice_checkin.asr.evidence import Evidence
from voice_checkin.asr.scorecard import Scorecard, Steps

_FOLDS: Final = 10
_NAMES: Final = tuple(field.name for field in fields(Evidence))
_BETTER: Final = {"agree": 1, "again": 1, "weakest": 1, "behind": -1, "bits": -1}
"""More of it never makes less (1) or more (-1) sure."""


def cross_validated(turns: Sequence[Turn]) -> list[float]:
    """For each turn its probability by a scorecard fitted on other speakers' turns alone."""
    from sklearn.model_selection import GroupKFold

    x, y = _arrays(turns)
    taken = np.array([is_fitted_on(turn) for turn in turns])
    chances = np.zeros(len(turns))
    for others, own in GroupKFold(_FOLDS).split(x, y, [turn.group for turn in turns]):
        fitted = others[taken[others]]
        chances[own] = _model().fit(x[fitted], y[fitted]).predict_proba(x[own])[:, 1]
    return [float(chance) for chance in chances]


def is_fitted_on(turn: Turn) -> bool:
    """Not the questions of the check-in: of them there is only foreign speech.

    It would teach that what sounds like an answer is none, and is the better test for it.
    """
    return turn.grammar in ("orders", "numbers")


def scorecard(turns: Sequence[Turn]) -> Scorecard:
    """Fitted on all turns."""
    x, y = _arrays([turn for turn in turns if is_fitted_on(turn)])
    model = _model().fit(x, y)
    base = float(model._baseline_prediction.ravel()[0])
    stumps: dict[int, list[tuple[float, float, float]]] = defaultdict(list)
    for (tree,) in model._predictors:
        root, left, right = tree.nodes[0], tree.nodes[tree.nodes[0]["left"]], tree.nodes[-1]
        stumps[int(root["feature_idx"])].append(
            (float(root["num_threshold"]), float(left["value"]), float(right["value"]))
        )
    return Scorecard(base, {name: _summed(stumps[number]) for number, name in enumerate(_NAMES)})


def _summed(stumps: list[tuple[float, float, float]]) -> Steps:
    edges = sorted({edge for edge, _, _ in stumps})
    values = [-np.inf, *edges]
    # What lies on an edge belongs below it, as the trees have it.
    scores = [sum(left if value < edge else right for edge, left, right in stumps)
              for value in values]  # fmt: skip
    return Steps(tuple(round(e, 4) for e in edges), tuple(round(s, 3) for s in scores))


def _model() -> Any:
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(
        max_iter=300,
        max_depth=1,
        max_leaf_nodes=2,
        max_bins=16,
        min_samples_leaf=20,
        l2_regularization=1.0,
        monotonic_cst=[_BETTER.get(name, 0) for name in _NAMES],
        early_stopping=False,
        random_state=0,
    )


def _arrays(turns: Sequence[Turn]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    seen = [turn.evidence for turn in turns if turn.evidence]
    if len(seen) < len(turns):
        raise ValueError("turns without words have no evidence")
    return np.array([astuple(each) for each in seen], dtype=np.float64), np.array(
        [turn.right for turn in turns]
    )
