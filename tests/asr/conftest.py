"""Speech to recognise, and a model that may be damaged."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soxr

from tests.asr.model_archives import NAME, zipped
from voice_checkin.asr.choice import SMALL
from voice_checkin.asr.models import checksums
from voice_checkin.resources import models_root
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser
from voice_checkin.types import RATE

Speak = Callable[[str], bytes]
"""Text to speech at `RATE`, by a voice the small model was not trained on."""


@pytest.fixture(scope="session")
def speak() -> Iterator[Speak]:
    voice = Pyttsx3Synthesiser("en-us+f2", 165, 1.0)

    def said(text: str) -> bytes:
        speech = voice.speak(text)
        samples = np.frombuffer(speech.pcm, "<i2").astype(np.float32)
        resampled = soxr.resample(samples, speech.rate, RATE)
        return bytes(np.clip(resampled, -32768, 32767).astype("<i2").tobytes())

    yield said
    voice.close()


@pytest.fixture(scope="session")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped model with a list of checksums, as if installed."""
    folder = tmp_path_factory.mktemp("installed") / SMALL
    shutil.copytree(models_root() / SMALL, folder)
    checksums.write(folder)
    return folder


@pytest.fixture
def own_model(tmp_path: Path, small_model: Path) -> Path:
    """A copy for one test to damage."""
    folder = tmp_path / "own"
    shutil.copytree(small_model, folder)
    return folder


@pytest.fixture(scope="session")
def archive(small_model: Path) -> bytes:
    """The small model as its publisher would pack it."""
    files = [path for path in sorted(small_model.rglob("*")) if path.is_file()]
    named = {f"{NAME}/{path.relative_to(small_model).as_posix()}": path for path in files}
    return zipped({n: p.read_bytes() for n, p in named.items() if p.name != checksums.FILE})
