"""The sizes and SHA-256 of a model's files, kept beside them as `checksums.json`."""

import hashlib
import json
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, NonNegativeInt, ValidationError

from voice_checkin.asr.models.damage import DamagedModelError

FILE: Final = "checksums.json"
_HASHED: Final = 128 * 2**20
"""Bytes up to which a file's content is compared at every start; larger ones only by size."""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    bytes: NonNegativeInt
    sha256: str


class _Checksums(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    files: dict[str, _File]


def present(folder: Path) -> bool:
    """Is there a list of checksums in this model's folder?"""
    return (folder / FILE).is_file()


def write(folder: Path) -> None:
    """List every file in the folder, in order of name; the same files give the same list."""
    listed = {
        path.relative_to(folder).as_posix(): {"bytes": path.stat().st_size, "sha256": sha256(path)}
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != FILE
    }
    text = json.dumps({"files": listed}, indent=1, sort_keys=True) + "\n"
    (folder / FILE).write_text(text, encoding="utf-8", newline="\n")


def check(folder: Path, *, every_byte: bool = False) -> None:
    """Compare the files with the list. Raises DamagedModelError at the first that differs."""
    for name, listed in _read(folder).files.items():
        path = folder / name
        if not path.is_file():
            raise DamagedModelError(folder, f"{name} is missing")
        if path.stat().st_size != listed.bytes:
            raise DamagedModelError(folder, f"{name} has the wrong length")
        hashed = every_byte or listed.bytes <= _HASHED
        if hashed and sha256(path) != listed.sha256:
            raise DamagedModelError(folder, f"{name} has changed")


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in lower-case hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read(folder: Path) -> _Checksums:
    try:
        return _Checksums.model_validate_json((folder / FILE).read_bytes())
    except (OSError, ValidationError):
        raise DamagedModelError(folder, f"{FILE} cannot be read") from None
