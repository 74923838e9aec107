"""The committed model, loaded once, and speech made on the spot by voices it never heard."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from models.training import measure
from voice_checkin.asr.vosk_engine import VoskEngine
from voice_checkin.resources import models_root


@pytest.fixture(scope="session")
def folder() -> Path:
    return models_root() / "small-synthetic-en"


@pytest.fixture(scope="session")
def engine(folder: Path) -> VoskEngine:
    return VoskEngine(folder)


@pytest.fixture(scope="session")
def said() -> Callable[[str, str], bytes]:
    """Speech (16-bit mono at the pipeline's rate) of a text by a held-out variant."""
    return cache(measure.said)
