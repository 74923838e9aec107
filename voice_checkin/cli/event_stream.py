"""The state of the shelf as JSON Lines, for a light or whatever else runs beside it."""

import json
import os
import select
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from voice_checkin.cli.states import Light
from voice_checkin.errors import SettingsError

_NEVER_WAITS: Final = getattr(os, "O_NONBLOCK", 0)
_STANDARD: Final = "-"


class EventStream:
    """`{"at": ISO, "state": STATE}`, a line for each change: into a file, a FIFO or "-".

    Nothing that was said is in it. A conversation neither waits for it nor fails with it: what
    nobody reads is dropped.
    """

    def __init__(self, path: str, now: Callable[[], datetime]) -> None:
        """Raises SettingsError, with the mend, where nothing can be written."""
        self._path, self._now = path, now
        self._file: int | None = None
        try:
            self._open()
        except OSError as bad:
            if not is_fifo(Path(path)):  # one that nobody reads yet is fine
                raise SettingsError(
                    f"--events {path} cannot be written ({bad.strerror}); name a file in a folder "
                    "that is there, a FIFO, or - for standard output."
                ) from None

    def show(self, state: Light) -> None:
        """Write it, where it is taken at once."""
        event = {"at": self._now().isoformat(timespec="milliseconds"), "state": state}
        with suppress(OSError):  # nobody reads, or the disk is full: the talk goes on
            self._write(json.dumps(event).encode() + b"\n")

    def close(self) -> None:
        """Give the file back. Closing twice is fine."""
        file, self._file = self._file, None
        if file is not None and self._path != _STANDARD:
            os.close(file)

    def _write(self, line: bytes) -> None:
        file = self._open()
        if sys.platform != "win32" and not select.select((), (file,), (), 0)[1]:
            return  # full: whoever reads does not get on
        try:
            os.write(file, line)
        except BrokenPipeError:
            self.close()  # the next who reads is found when there is more to tell
            raise

    def _open(self) -> int:
        if self._file is None:
            if self._path == _STANDARD:
                self._file = sys.stdout.fileno()
            else:
                how = os.O_WRONLY | os.O_APPEND | os.O_CREAT | _NEVER_WAITS
                self._file = os.open(self._path, how, 0o600)
        return self._file


def is_fifo(path: Path) -> bool:
    """True for a FIFO that is there."""
    try:
        return stat.S_ISFIFO(path.stat().st_mode)
    except OSError:
        return False
