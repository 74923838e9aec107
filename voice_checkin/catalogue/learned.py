"""Reads a linear classifier that was fitted and shipped."""

import zipfile
from pathlib import Path

import numpy as np

from voice_checkin.errors import CatalogueError
from voice_checkin.nlu.linear import LinearModel
from voice_checkin.resources import models_root


def load_learned(language: str, name: str) -> LinearModel | None:
    """The classifier `name` that is shipped for a language; None for a language that has none.

    Raises CatalogueError when the language has some and this one is missing or damaged.
    """
    folder = models_root() / f"understanding-{language}"
    return load_linear(folder / f"{name}.npz") if folder.is_dir() else None


def load_linear(path: Path) -> LinearModel:
    """The classifier in `path` (.npz). Raises CatalogueError when it is missing or damaged."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            model = LinearModel(
                tuple(str(label) for label in stored["labels"]),
                stored["weights"].astype(np.int8, copy=False),
                float(stored["scale"]),
                stored["bias"].astype(np.float32, copy=False),
            )
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as problem:
        raise CatalogueError(
            path, None, f"the classifier cannot be read ({problem}); install the program again"
        ) from problem
    rows, labels = model.weights.shape if model.weights.ndim == 2 else (0, 0)
    if rows & (rows - 1) or not rows or not labels == len(model.labels) == len(model.bias):
        raise CatalogueError(
            path, None, "the classifier's parts do not fit together; install the program again"
        )
    return model
