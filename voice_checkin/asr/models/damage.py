"""What is said of a model whose files, or whose archive, are not as they should be."""

from pathlib import Path

from voice_checkin.errors import ModelError


class DamagedModelError(ModelError):
    """A file of the model in `folder` is missing, cut short or changed; `what` says which."""

    def __init__(self, folder: Path, what: str) -> None:
        super().__init__(f"The model in {folder} is damaged: {what}; reinstall it")
        self.what = what


class BadArchiveError(ModelError):
    """An archive that no further try can unpack into a model; it has to be fetched afresh."""
