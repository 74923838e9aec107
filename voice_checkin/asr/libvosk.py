"""libvosk's own functions, with return codes instead of bare exceptions.

The `vosk` package signals every failure with a plain `Exception` and frees its handles in
`__del__`; through its cffi library the failures can be told apart. The library must never see a
damaged model or an unfit grammar (it ends the process): `vosk_engine` checks both first.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from voice_checkin.errors import ModelError, RecogniserError
from voice_checkin.types import RATE

_SILENT: Final = -3
"""Log level at which not even errors reach the process's standard error."""


@cache
def _library() -> tuple[Any, Any]:
    try:
        from vosk import open_dll
        from vosk.vosk_cffi import ffi
    except (ImportError, OSError, TypeError) as bad:
        raise RecogniserError(
            f"Vosk cannot be loaded ({bad}); reinstall it with: pip install --force-reinstall vosk"
        ) from None
    library = open_dll()
    library.vosk_set_log_level(_SILENT)
    return ffi, library


class LoadedModel:
    """A model in memory; several recognisers may share it, also across threads."""

    def __init__(self, folder: Path) -> None:
        ffi, library = _library()
        handle = library.vosk_model_new(str(folder).encode())
        if handle == ffi.NULL:
            raise ModelError(
                f"The model in {folder} cannot be loaded; reinstall it, or choose another"
            )
        self.handle = ffi.gc(handle, library.vosk_model_free)

    def knows(self, word: str) -> bool:
        """Is this word in the model's vocabulary?"""
        return bool(_library()[1].vosk_model_find_word(self.handle, word.encode()) >= 0)


class Decoder:
    """One recogniser; for one thread."""

    def __init__(self, model: LoadedModel, phrases: tuple[str, ...] | None) -> None:
        """Phrases must not be empty, and every word known or `[unk]`; None is free speech."""
        ffi, library = _library()
        if phrases is None:
            handle = library.vosk_recognizer_new(model.handle, float(RATE))
        else:
            grammar = json.dumps(phrases, ensure_ascii=False).encode()
            handle = library.vosk_recognizer_new_grm(model.handle, float(RATE), grammar)
        if handle == ffi.NULL:
            raise RecogniserError("Vosk could not make a recogniser; reinstall the model")
        self._model = model
        self._handle = ffi.gc(handle, library.vosk_recognizer_free)
        library.vosk_recognizer_set_words(self._handle, 1)

    def accept(self, pcm: bytes) -> bool:
        """Take whole samples; True when Vosk's own endpointer closed a segment."""
        code = _library()[1].vosk_recognizer_accept_waveform(self._handle, pcm, len(pcm))
        if code < 0:
            raise RecogniserError("Vosk stopped in the middle of an utterance; say it again")
        return bool(code)

    def partial(self) -> dict[str, Any]:
        """The segment's words so far: `{"partial": str}`."""
        return self._parsed(_library()[1].vosk_recognizer_partial_result(self._handle))

    def segment(self) -> dict[str, Any]:
        """The segment that `accept` said is closed: `{"text": str, "result": [word, ...]}`."""
        return self._parsed(_library()[1].vosk_recognizer_result(self._handle))

    def final(self) -> dict[str, Any]:
        """The last segment, with all audio decoded; nothing may be fed after it."""
        return self._parsed(_library()[1].vosk_recognizer_final_result(self._handle))

    @staticmethod
    def _parsed(text: Any) -> dict[str, Any]:
        parsed: dict[str, Any] = json.loads(_library()[0].string(text).decode())
        return parsed
