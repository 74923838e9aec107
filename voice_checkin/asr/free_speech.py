"""The language model for free speech that is shipped with the program, where there is one."""

from typing import Any, Final

from voice_checkin.resources import free_speech_root

_SEARCHED: Final = 3_000
"""States searched in a frame at most, of the package's 30,000: it bounds the time in noise."""


def free_speech_options(language: str = "en") -> dict[str, Any]:
    """PocketSphinx's options for it; none where it is missing, which leaves the general model."""
    folder = free_speech_root(language)
    model, words = folder / "model.lm.bin", folder / "words.dict"
    if not (model.is_file() and words.is_file()):
        return {}
    return {"lm": str(model), "dict": str(words), "maxhmmpf": _SEARCHED}
