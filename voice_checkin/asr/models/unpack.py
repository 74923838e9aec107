"""Unpacking a model's zip: nothing outside the target, no links, no bombs."""

import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Final

from voice_checkin.asr.models.damage import BadArchiveError
from voice_checkin.asr.models.download import Progress
from voice_checkin.errors import ModelError

FILES: Final = 500
"""Entries a model's archive may have."""
RATIO: Final = 20
"""How many times larger than the archive its content may be (models shrink to a half or so)."""
SMALL: Final = 2**20
"""Bytes that any archive may unpack to."""
_BLOCK: Final = 1024 * 1024


def unpack(archive: Path, target: Path, progress: Progress | None = None) -> Path:
    """Unpack into the new folder `target`; gives the folder in it that is the model.

    Archives hold one folder, named like the model; without one, `target` itself is it.
    Raises BadArchiveError for the archive's fault and ModelError for the disk's; what was unpacked
    so far is then left for the caller to remove.
    """
    try:
        with zipfile.ZipFile(archive) as packed:
            entries = _checked(archive, packed)
            target.mkdir()
            total = sum(entry.file_size for entry in entries)
            done = 0
            for entry in entries:
                done += _extract(archive, packed, entry, target)
                if progress:
                    progress(done, total)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as bad:
        raise BadArchiveError(
            f"{archive} is not a whole zip file ({bad}); fetch it again"
        ) from None
    except OSError as bad:
        raise ModelError(f"{archive} cannot be unpacked ({bad.strerror or bad})") from None
    inside = list(target.iterdir())
    return inside[0] if len(inside) == 1 and inside[0].is_dir() else target


def _checked(archive: Path, packed: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    entries = packed.infolist()
    if len(entries) > FILES:
        raise _refused(archive, f"it has over {FILES} entries")
    for entry in entries:
        path = PurePosixPath(entry.filename)
        if path.is_absolute() or ".." in path.parts or any(c in entry.filename for c in "\\:\0"):
            raise _refused(archive, f"its entry {entry.filename!r} leads out of its folder")
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise _refused(archive, f"its entry {entry.filename!r} is no plain file")
    most = max(SMALL, RATIO * archive.stat().st_size)
    if sum(entry.file_size for entry in entries) > most:
        raise _refused(archive, f"it would unpack to over {most} bytes")
    return [entry for entry in entries if not entry.is_dir()]


def _extract(archive: Path, packed: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> int:
    path = target.joinpath(*PurePosixPath(entry.filename).parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with packed.open(entry) as source, path.open("xb") as file:
        while block := source.read(_BLOCK):
            written += len(block)
            if written > entry.file_size:
                raise _refused(archive, f"its entry {entry.filename!r} is longer than it says")
            file.write(block)
    return written


def _refused(archive: Path, why: str) -> BadArchiveError:
    return BadArchiveError(f"{archive} is not unpacked: {why}")
