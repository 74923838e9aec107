"""Where the data that travels with the program lies: beside the code, or inside the wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_BUNDLED = _PACKAGE / "_data"


def data_root() -> Path:
    """The folder that holds `intents/` and `models/`: in the wheel, else the checkout."""
    return _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent


def intents_root() -> Path:
    """The catalogue that is shipped."""
    return data_root() / "intents"


def models_root() -> Path:
    """The model list, and what is shipped: a small Vosk model, a language model of free speech."""
    return data_root() / "models"


def free_speech_root(language: str) -> Path:
    """The language model for free speech of a language, and its dictionary, if there is one."""
    return models_root() / f"free-speech-{language}"
