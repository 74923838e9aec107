"""Is a Vosk model's folder whole? Asked before libvosk loads it, which a damaged one would end."""

import struct
import subprocess
import sys
from pathlib import Path
from typing import Final

from voice_checkin.asr.fst_file import DamagedFstError, check_fst
from voice_checkin.asr.models import checksums
from voice_checkin.asr.models.damage import DamagedModelError
from voice_checkin.errors import ModelError

_TRIAL_SECONDS: Final = 180.0
_IVECTOR: Final = (
    "final.ie",
    "final.dubm",
    "final.mat",
    "global_cmvn.stats",
    "online_cmvn.conf",
    "splice.conf",
)


def check_model(folder: Path) -> None:
    """Raises ModelError, with what is wrong and what mends it, unless libvosk can load the model.

    The files' forms are always checked. With checksums in the folder (every installed model has
    them) the contents are, too; without, the model is first tried in a process of its own, where
    a crash does no harm.
    """
    check_files(folder)
    if checksums.present(folder):
        checksums.check(folder)
    else:
        try_model(folder)


def check_files(folder: Path) -> None:
    """Checks existence and form only. Raises ModelError."""
    if not folder.is_dir():
        raise ModelError(f"There is no model in {folder}; see: voice-checkin models list")
    try:
        if (folder / "am" / "final.mdl").exists():
            _check(folder, "am/final.mdl", "conf/mfcc.conf", "conf/model.conf", "graph/")
        elif (folder / "final.mdl").exists():
            _check(folder, "final.mdl", "mfcc.conf", "mfcc.conf", "")
        else:
            raise DamagedModelError(folder, "am/final.mdl is missing")
    except OSError as bad:
        name = bad.filename or folder
        raise ModelError(
            f"The model's file {name} cannot be read ({bad.strerror}); check its permissions"
        ) from None


def has_runtime_graph(folder: Path) -> bool:
    """Can the model take a grammar at run time? (Those with one big static graph cannot.)"""
    return not any((folder / name).exists() for name in ("graph/HCLG.fst", "HCLG.fst"))


def try_model(folder: Path) -> None:
    """Load the model and decode half a second in a child process. Raises ModelError if it fails."""
    command = [sys.executable, "-m", "voice_checkin.asr.vosk_trial", str(folder)]
    quiet = subprocess.DEVNULL
    try:
        tried = subprocess.run(
            command, stdin=quiet, stdout=quiet, stderr=quiet, timeout=_TRIAL_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise DamagedModelError(folder, "it does not load in time") from None
    if tried.returncode:
        raise DamagedModelError(folder, "Vosk cannot load it")


def _check(folder: Path, acoustic: str, features: str, options: str, graph: str) -> None:
    _check_acoustic(folder, acoustic)
    for name in dict.fromkeys((features, options)):
        _check_text(folder, name)
    if has_runtime_graph(folder):
        graphs = ["HCLr.fst", "Gr.fst"]
        _check_numbers(folder, f"{graph}disambig_tid.int")
    else:
        graphs = ["HCLG.fst"]
    brings_words = [_check_graph(folder, f"{graph}{g}") for g in graphs]
    words = f"{graph}words.txt"
    if not brings_words[-1] or (folder / words).exists():
        _check_text(folder, words)
    if (folder / "ivector").exists():
        for name in _IVECTOR:
            _check_there(folder, f"ivector/{name}")


def _check_there(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.is_file():
        raise DamagedModelError(folder, f"{name} is missing")
    if not path.stat().st_size:
        raise DamagedModelError(folder, f"{name} is empty")
    return path


def _check_text(folder: Path, name: str) -> None:
    if b"\0" in _check_there(folder, name).read_bytes():
        raise DamagedModelError(folder, f"{name} is not text")


def _check_numbers(folder: Path, name: str) -> None:
    path = folder / name
    if not path.is_file():
        raise DamagedModelError(folder, f"{name} is missing")
    if not all(part.isdigit() for part in path.read_bytes().split()):
        raise DamagedModelError(folder, f"{name} is not a list of numbers")


def _check_graph(folder: Path, name: str) -> bool:
    try:
        return check_fst(_check_there(folder, name))
    except DamagedFstError as bad:
        raise DamagedModelError(folder, f"{name} {bad}") from None


def _check_acoustic(folder: Path, name: str) -> None:
    """Kaldi's binary form: two models one after the other, then the priors up to the file's end."""
    data = _check_there(folder, name).read_bytes()
    if not data.startswith(b"\0B<TransitionModel> ") or b"</Nnet3> " not in data:
        raise DamagedModelError(folder, f"{name} is cut short or not an acoustic model")
    _, found, priors = data.rpartition(b"<Priors> FV \x04")
    if not found or len(priors) < 4 or len(priors) != 4 + 4 * struct.unpack_from("<i", priors)[0]:
        raise DamagedModelError(folder, f"{name} is cut short")
