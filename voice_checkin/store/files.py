"""Small files that must be whole or absent, and texts that people hand in."""

import contextlib
import errno
import os
from pathlib import Path

from voice_checkin.errors import StoreError


def publish(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all, safe against power loss.

    Raises StoreError when the place cannot be written.
    """
    unfinished = unfinished_of(path)
    try:
        unfinished.unlink(missing_ok=True)
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        _settle(path.parent)
    except OSError as bad:
        raise StoreError(unwritable(path, bad)) from None


def unfinished_of(path: Path) -> Path:
    """The name a file has until it is whole; left behind only by an interruption."""
    return path.with_name(path.name + ".tmp")


def remove(path: Path) -> None:
    """Remove a file if it is there. Raises StoreError when it cannot be removed."""
    try:
        path.unlink(missing_ok=True)
    except OSError as bad:
        raise StoreError(
            f"{path} cannot be removed ({_reason(bad)}); close other programs that use it "
            "and try again."
        ) from None


def remove_if_empty(folder: Path) -> None:
    """Remove a folder in which nothing is left; one that holds anything stays."""
    with contextlib.suppress(OSError):
        folder.rmdir()


def unwritable(path: Path, bad: OSError) -> str:
    """One sentence for a file or folder that cannot be written, with its mend."""
    if bad.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return f"The disk that holds {path} is full; free some space and try again."
    return (
        f"{path} cannot be written ({_reason(bad)}); give yourself the right to write there, "
        "or choose another folder."
    )


def read_text(path: Path) -> str:
    """A file that somebody hands in, as text, line ends untouched; a byte order mark is dropped.

    Raises StoreError for one that is missing, unreadable or not UTF-8.
    """
    return as_text(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """A file that somebody hands in. Raises StoreError for one that is missing or unreadable."""
    try:
        return path.read_bytes()
    except OSError as bad:
        raise StoreError(f"{path} cannot be read ({_reason(bad)}); check its name.") from None


def as_text(data: bytes, name: str) -> str:
    """What `read_text` makes of the bytes; `name` is the file's, for messages."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StoreError(f"{name} is not UTF-8 text; save it as UTF-8 and try again.") from None


def _settle(folder: Path) -> None:
    """Make the folder's list of names durable; Windows does so by itself and has no way to ask."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(bad: OSError) -> str:
    return (bad.strerror or type(bad).__name__).lower()
