"""Logistic regression of "every word is right" on the evidence, split by speaker."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.confidence.turns import Turn
from voice_checkin.asr.evidence import FEATURES, features

_FOLDS = 10


def cross_validated(turns: Sequence[Turn]) -> list[float]:
    """For each turn its probability by weights from other speakers' turns alone."""
    from sklearn.model_selection import GroupKFold, cross_val_predict

    x, y = _arrays(turns)
    folds = GroupKFold(_FOLDS)
    groups = [turn.group for turn in turns]
    chances = cross_val_predict(_model(), x, y, groups=groups, cv=folds, method="predict_proba")
    return [float(chance) for chance in chances[:, 1]]


def weights(turns: Sequence[Turn]) -> dict[str, float]:
    """Fitted on all turns; the constant is the weight "one"."""
    x, y = _arrays(turns)
    model = _model().fit(x, y)
    scaler, regression = model[0], model[-1]
    each = regression.coef_[0] / scaler.scale_
    one = float(regression.intercept_[0] - (each * scaler.mean_).sum())
    return {"one": one, **{name: float(w) for name, w in zip(FEATURES, each, strict=True)}}


def _model() -> Any:
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(StandardScaler(), LogisticRegression())


def _arrays(turns: Sequence[Turn]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    seen = [turn.evidence for turn in turns if turn.evidence]
    if len(seen) < len(turns):
        raise ValueError("turns without words have no evidence")
    return np.array([features(each) for each in seen]), np.array([turn.right for turn in turns])
