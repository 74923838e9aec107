"""Installing models: only when asked, checked before use, whole or not at all."""

import hashlib
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from voice_checkin.asr.models import checksums
from voice_checkin.asr.models.damage import BadArchiveError, DamagedModelError
from voice_checkin.asr.models.download import Progress, fetch
from voice_checkin.asr.models.registry import Model, Registry, read_registry
from voice_checkin.asr.models.unpack import unpack
from voice_checkin.asr.vosk_files import check_files, try_model
from voice_checkin.errors import ModelError

_SLACK: Final = 2
"""How many times larger than listed an archive may be whose size is not known to the byte."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of `models list`."""

    name: str
    model: Model | None
    """None for a model in the folder that the list does not know."""
    installed: bool


@dataclass(frozen=True, slots=True)
class Installed:
    """What an installation did."""

    name: str
    folder: Path
    compared: bool
    """Was the archive compared with a known SHA-256? If not, its form alone was checked."""

    @property
    def say(self) -> str:
        """The sentence for the user."""
        if self.compared:
            return f"{self.name} is installed; its checksum is right."
        return (
            f"{self.name} is installed. No checksum is known for it: it was checked to be a whole "
            "model that loads, not to be the publisher's."
        )


def list_models(installed: Path, registry: Registry | None = None) -> tuple[Listed, ...]:
    """Every model of the list in its order, then those that are only in the folder."""
    registry = registry or read_registry()
    there = {path.name for path in installed.glob("*") if path.is_dir() and path.name[0] != "."}
    known = [Listed(name, model, name in there) for name, model in registry.models.items()]
    others = [Listed(name, None, True) for name in sorted(there - registry.models.keys())]
    return (*known, *others)


def install(
    name: str,
    installed: Path,
    archive: Path | None = None,
    progress: Progress | None = None,
    *,
    registry: Registry | None = None,
    timeout: float = 30.0,
) -> Installed:
    """Install a model of the list, fetched from its address or from an archive on disk.

    A download that was interrupted is resumed. The archive is compared with its SHA-256 where one
    is known, unpacked beside the target, tried in a process of its own and only then moved into
    place; after any failure or Ctrl-C nothing is half-installed. `timeout` is in seconds.
    Raises ModelError.
    """
    model = (registry or read_registry()).model(name)
    folder = installed / name
    if folder.exists():
        raise ModelError(
            f"{name} is already installed in {folder}; check it with: voice-checkin models "
            f"verify {name}"
        )
    try:
        installed.mkdir(parents=True, exist_ok=True)
    except OSError as bad:
        raise ModelError(f"{installed} cannot be made ({bad.strerror})") from None
    if archive is None:
        part = installed / f".{name}.zip.part"
        _download(model, part, timeout, progress)
        try:
            _put(name, model, part, folder, progress)
        except BadArchiveError:
            # Kept, it would be taken for a download that is complete at every further try.
            part.unlink(missing_ok=True)
            raise
        part.unlink(missing_ok=True)
    else:
        if not archive.is_file():
            raise ModelError(f"{archive} is not a file; give the model's zip file")
        _compare(model, archive)
        _put(name, model, archive, folder, progress)
    return Installed(name, folder, model.sha256 is not None)


def verify(name: str, installed: Path) -> Path:
    """Check every byte of an installed model; gives its folder. Raises ModelError."""
    folder = installed / name
    check_files(folder)
    if not checksums.present(folder):
        try_model(folder)
        return folder
    checksums.check(folder, every_byte=True)
    return folder


def remove(name: str, installed: Path) -> None:
    """Remove an installed model, and what is left of its download. Raises ModelError."""
    (installed / f".{name}.zip.part").unlink(missing_ok=True)
    if name not in {path.name for path in installed.glob("*")}:
        raise ModelError(f"{name} is not installed; see: voice-checkin models list")
    try:
        shutil.rmtree(installed / name)
    except OSError as bad:
        raise ModelError(f"{installed / name} cannot be removed ({bad.strerror})") from None


def _download(model: Model, part: Path, timeout: float, progress: Progress | None) -> None:
    if not (model.exact and part.exists() and part.stat().st_size == model.size):
        longest = model.size if model.exact else model.size * _SLACK
        fetch(str(model.url), part, longest, timeout=timeout, progress=progress)
    try:
        _compare(model, part)
    except ModelError:
        # A wrong file cannot be resumed into the right one.
        part.unlink()
        raise


def _compare(model: Model, archive: Path) -> None:
    size = archive.stat().st_size
    if model.exact and size != model.size:
        raise ModelError(f"{archive} has {size} bytes and should have {model.size}; fetch it again")
    if model.sha256 and checksums.sha256(archive) != model.sha256:
        raise ModelError(f"{archive} is not the file it should be (SHA-256); fetch it again")


def _put(name: str, model: Model, archive: Path, folder: Path, progress: Progress | None) -> None:
    with tempfile.TemporaryDirectory(prefix=f".{name}.", dir=folder.parent) as beside:
        unpacked = unpack(archive, Path(beside) / "model", progress)
        try:
            check_files(unpacked)
            _compare_blobs(model, unpacked)
            try_model(unpacked)
        except DamagedModelError as bad:
            raise BadArchiveError(
                f"{archive} does not hold a whole model: {bad.what}; fetch it again"
            ) from None
        checksums.write(unpacked)
        try:
            unpacked.rename(folder)
        except OSError as bad:
            raise ModelError(f"{folder} cannot be made ({bad.strerror})") from None


def _compare_blobs(model: Model, folder: Path) -> None:
    for name, expected in model.git_blobs.items():
        path = folder / name
        if not path.is_file() or _git_blob(path) != expected:
            raise DamagedModelError(folder, f"{name} is not the file it should be")


def _git_blob(path: Path) -> str:
    """Git's id of a file's content: SHA-1 over "blob", its length, NUL and the content."""
    content = path.read_bytes()
    header = b"blob %d\0" % len(content)
    return hashlib.sha1(header + content, usedforsecurity=False).hexdigest()
