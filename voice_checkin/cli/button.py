"""A button beside the wake word: each line that comes into a FIFO calls, as the word does."""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from voice_checkin.cli.event_stream import is_fifo
from voice_checkin.errors import SettingsError
from voice_checkin.session.barge_in import Word

_ALL: Final = 65_536
"""Bytes that a FIFO holds."""


class Button:
    """A FIFO, made if it is not there; whoever writes a line into it presses the button."""

    def __init__(self, path: Path) -> None:
        """Raises SettingsError, with the mend, where there can be none."""
        if sys.platform == "win32":
            raise SettingsError("--button needs a FIFO, which Windows has not; leave it out.")
        try:
            if not path.exists():
                os.mkfifo(path, 0o600)
            if not is_fifo(path):
                raise SettingsError(f"--button {path} is no FIFO; make one with: mkfifo NAME")
            self._file = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        except OSError as bad:
            raise SettingsError(
                f"--button {path} cannot be read ({bad.strerror}); name a FIFO of yours."
            ) from None

    def pressed(self) -> bool:
        """True when somebody has pressed it since it was asked before."""
        with suppress(BlockingIOError):  # somebody holds it open, and writes nothing
            return b"\n" in os.read(self._file, _ALL)
        return False

    def close(self) -> None:
        """Give it back."""
        os.close(self._file)


@dataclass(frozen=True)
class WordOrButton:
    """Either calls."""

    word: Word
    button: Button

    def heard(self, frame: bytes) -> bool:
        """True when the word was recognised in this frame, or the button was pressed."""
        heard = self.word.heard(frame)
        return self.button.pressed() or heard

    def forget(self) -> None:
        """Begin anew: what was pressed before calls nobody."""
        self.word.forget()
        self.button.pressed()
