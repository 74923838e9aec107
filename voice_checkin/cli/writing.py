"""Files that are handed to the user: whole or not there, and readable by the user alone."""

from pathlib import Path

from voice_checkin.errors import StoreError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is in plain words, all or nothing.

    Raises StoreError when the place cannot be written; then nothing is left behind.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        part.write_bytes(content)
        part.replace(path)
    except OSError as bad:
        part.unlink(missing_ok=True)
        raise StoreError(f"{path} cannot be written ({bad.strerror}); choose another.") from None
