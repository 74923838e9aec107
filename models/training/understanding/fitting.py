"""Multinomial logistic regression over hashed features, with small weights."""

from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from voice_checkin.nlu.linear import rows as hashed

Row = tuple[str, Collection[str], float]
"""A label, the features that are there, and what the example weighs."""


def fit(rows: Sequence[Row], path: Path, strength: float = 40.0, size: int = 1 << 16) -> None:
    """Fit to `rows` and write `path` (.npz), weights as bytes.

    `strength` is scikit-learn's C; `size` the rows of the weights, a power of two.
    """
    lit = [hashed(keys, size) for _, keys, _ in rows]
    matrix = csr_matrix(
        (
            np.concatenate([np.full(len(row), max(1, len(row)) ** -0.5) for row in lit]),
            np.concatenate([np.array(row, dtype=np.int64) for row in lit]),
            np.cumsum([0, *map(len, lit)]),
        ),
        shape=(len(rows), size),
    )
    fitted = LogisticRegression(C=strength, max_iter=200)
    fitted.fit(matrix, [row[0] for row in rows], sample_weight=[row[2] for row in rows])
    coefficients, bias = fitted.coef_, fitted.intercept_
    if len(coefficients) == 1:  # of two labels scikit-learn gives the second one's alone
        coefficients = np.vstack([-coefficients / 2, coefficients / 2])
        bias = np.array([-bias[0] / 2, bias[0] / 2])
    scale = float(np.abs(coefficients).max() / 127)
    np.savez_compressed(
        path,
        labels=fitted.classes_.astype(str),
        weights=np.round(coefficients.T / scale).astype(np.int8),
        scale=scale,
        bias=bias.astype(np.float32),
    )
