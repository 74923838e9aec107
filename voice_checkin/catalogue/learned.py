"""Reads the encoder that was fitted and shipped, and runs it with onnxruntime."""

import hashlib
import importlib
import json
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

import numpy as np

from voice_checkin.errors import CatalogueError
from voice_checkin.nlu.reading import Floats, Reader
from voice_checkin.nlu.wordpiece import WordPieces
from voice_checkin.resources import models_root

if TYPE_CHECKING:
    import onnxruntime

_ERRORS: Final = 3
"""onnxruntime's level of what it prints: errors, and no hints."""
_FILES: Final = ("encoder.onnx", "vocabulary.txt")


def load_reader(language: str) -> Reader | None:
    """The reader that is shipped for a language; None for a language that has none.

    Raises CatalogueError when the language has one and it is incomplete or damaged.
    """
    folder = models_root() / f"understanding-{language}"
    return read_from(folder) if folder.is_dir() else None


def read_from(folder: Path) -> Reader:
    """The reader in `folder`: encoder.onnx, vocabulary.txt, and labels.json with their digests.

    Raises CatalogueError when one is missing or damaged.
    """
    card = folder / "labels.json"
    try:
        told = json.loads(card.read_text(encoding="utf-8"))
        concerns, intents, murmurs = (
            tuple(map(str, told[name])) for name in ("concerns", "intents", "murmurs")
        )
        digests = {name: str(told["sha256"][name]) for name in _FILES}
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise _unreadable(card, str(problem)) from problem
    encoder, vocabulary = (_whole(folder / name, digests[name]) for name in _FILES)
    network = _Onnx(encoder, digests[encoder.name])
    lines = vocabulary.read_text(encoding="utf-8").splitlines()
    pieces = {piece: at for at, piece in enumerate(lines)}
    return Reader(WordPieces(pieces), network, concerns, intents, frozenset(murmurs))


class _Onnx:
    """The network in onnxruntime, on one thread: a sentence is soon read, and others have work."""

    def __init__(self, model: Path, digest: str) -> None:
        self._model, self._digest = model, digest
        self._session: onnxruntime.InferenceSession | None = None
        self._loading = Lock()

    def __call__(self, pieces: Sequence[int]) -> tuple[Floats, Floats, Floats]:
        """Scores of concerns and of intents, and for each piece what it tells."""
        concern, intent, tells = self._loaded().run(
            None, {"pieces": np.array([pieces], dtype=np.int64)}
        )
        return concern, intent, tells

    def ready(self) -> None:
        """See `Network`. Raises CatalogueError when the file was changed since the start."""
        self._loaded()

    def rest(self) -> None:
        """See `Network`."""
        with self._loading:
            self._session = None

    def _loaded(self) -> "onnxruntime.InferenceSession":
        with self._loading:
            if self._session is None:
                self._session = _session(_whole(self._model, self._digest))
            return self._session


def _session(model: Path) -> "onnxruntime.InferenceSession":
    onnxruntime = importlib.import_module("onnxruntime")  # 20 MB that many commands never need
    onnxruntime.disable_telemetry_events()  # on Windows it would tell the system of each run
    options = onnxruntime.SessionOptions()
    options.log_severity_level = _ERRORS
    options.intra_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def _whole(path: Path, digest: str) -> Path:
    """The path, when the file is what was shipped: onnxruntime may run into anything else."""
    try:
        with path.open("rb") as stored:
            found = hashlib.file_digest(stored, "sha256").hexdigest()
    except OSError as problem:
        raise _unreadable(path, str(problem)) from problem
    if found != digest:
        raise _unreadable(path, "it is not as it was shipped")
    return path


def _unreadable(path: Path, why: str) -> CatalogueError:
    return CatalogueError(path, None, f"cannot be read ({why}); install the program again")
