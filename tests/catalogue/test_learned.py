"""A classifier that is damaged is told in one sentence."""

from pathlib import Path

import numpy as np
import pytest

from voice_checkin.catalogue.learned import load_learned, load_linear
from voice_checkin.errors import CatalogueError


def test_what_is_missing_or_no_classifier_is_said(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="install the program again"):
        load_linear(tmp_path / "none.npz")
    (tmp_path / "noise.npz").write_bytes(b"noise")
    with pytest.raises(CatalogueError, match="install the program again"):
        load_linear(tmp_path / "noise.npz")


def test_parts_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "odd.npz"
    weights, bias = np.zeros((3, 2), np.int8), np.zeros(2, np.float32)
    np.savez(path, labels=np.array(["a", "b"]), weights=weights, scale=1.0, bias=bias)
    with pytest.raises(CatalogueError, match="do not fit together"):
        load_linear(path)


def test_a_language_without_classifiers_does_without() -> None:
    assert load_learned("xx", "intents") is None
