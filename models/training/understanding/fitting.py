"""Multinomial logistic regression over hashed words, with small weights."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from voice_checkin.nlu.linear import features

Row = tuple[str, Sequence[str], float]
"""A label, the words of a text, and what the text weighs."""
_ROWS = 1 << 16


def fit(rows: Sequence[Row], path: Path, strength: float = 40.0) -> None:
    """Fit to `rows` and write `path` (.npz), weights as bytes. `strength` is scikit-learn's C."""
    lit = [features(words, _ROWS) for _, words, _ in rows]
    matrix = csr_matrix(
        (
            np.concatenate([np.full(len(row), max(1, len(row)) ** -0.5) for row in lit]),
            np.concatenate([np.array(row, dtype=np.int64) for row in lit]),
            np.cumsum([0, *map(len, lit)]),
        ),
        shape=(len(rows), _ROWS),
    )
    fitted = LogisticRegression(C=strength, max_iter=200)
    fitted.fit(matrix, [row[0] for row in rows], sample_weight=[row[2] for row in rows])
    scale = float(np.abs(fitted.coef_).max() / 127)
    np.savez_compressed(
        path,
        labels=fitted.classes_.astype(str),
        weights=np.round(fitted.coef_.T / scale).astype(np.int8),
        scale=scale,
        bias=fitted.intercept_.astype(np.float32),
    )
