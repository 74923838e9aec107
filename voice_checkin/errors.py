"""One base error: the words to say, and the exit code.

Every problem a user can meet ends here: one sentence that says what is wrong and what mends it.
Not understanding a person is never an error; it is a value (see `types.Understanding`).
"""

from pathlib import Path


class VoiceCheckinError(Exception):
    """A problem told in one sentence together with its mend.

    `str(error)` is what the user reads; `exit_code` is what the process returns.
    """

    exit_code = 1


class SettingsError(VoiceCheckinError):
    """The settings file, the environment or a flag cannot be used."""


class CatalogueError(VoiceCheckinError):
    """A file of intents/ is wrong; the message starts with `file:line:`."""

    def __init__(self, path: Path | str, line: int | None, reason: str) -> None:
        where = f"{path}:{line}" if line else f"{path}"
        super().__init__(f"{where}: {reason}")
        self.path, self.line, self.reason = path, line, reason


class AudioError(VoiceCheckinError):
    """No device, no PortAudio, a recording that cannot be read."""


class RecogniserError(VoiceCheckinError):
    """An engine or its model cannot be used."""


class ModelError(RecogniserError):
    """A model is missing, damaged, or could not be installed."""


class VoiceError(VoiceCheckinError):
    """The synthesiser cannot speak."""


class StoreError(VoiceCheckinError):
    """The store cannot be opened, read or written."""


class ServiceError(VoiceCheckinError):
    """It cannot be made to start with the machine."""


class WebError(VoiceCheckinError):
    """The page cannot be served there."""
