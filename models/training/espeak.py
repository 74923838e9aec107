"""espeak-ng by ctypes: speech together with the moment each phoneme starts.

The library and its data come from the espeakng-loader wheel. One process, one thread: espeak-ng
keeps its state in globals.
"""

import ctypes
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import espeakng_loader
import numpy as np
from numpy.typing import NDArray

RATE: Final = 22_050
"""Samples per second of espeak-ng's speech."""

_OUTPUT_SYNCHRONOUS = 2
_PHONEME_EVENTS = 1
_CHARS_UTF8 = 1
_END, _WORD, _PHONEME = 0, 1, 7
_SPEED, _PITCH, _RANGE = 1, 3, 4


class _Id(ctypes.Union):
    _fields_ = (
        ("number", ctypes.c_int),
        ("name", ctypes.c_char_p),
        ("string", ctypes.c_char * 8),
    )


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


@dataclass(frozen=True, slots=True)
class Phoneme:
    """One phoneme as espeak-ng said it."""

    name: str
    """espeak-ng's mnemonic, with its stress mark."""
    start: float
    """Seconds from the start of the audio."""
    word: int
    """Where its word starts in the text, in characters from 0; -1 before the first word."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One utterance of espeak-ng."""

    samples: NDArray[np.float32]
    """Mono at `RATE`, scaled as 16-bit integers (-32768 to 32767)."""
    phonemes: tuple[Phoneme, ...]


_data_folder: Path | None = None


def use_data(folder: Path) -> None:
    """Read voices from `folder`, a copy of espeak-ng's data; call it before anything is spoken."""
    global _data_folder  # noqa: PLW0603 - espeak-ng itself is one state for the whole process
    _data_folder = folder


class _Library:
    """The loaded library, and what its callback has gathered so far."""

    def __init__(self) -> None:
        self.lib = _own_copy()
        self.folder = _data_folder or Path(espeakng_loader.get_data_path())
        data = str(self.folder).encode()
        if self.lib.espeak_Initialize(_OUTPUT_SYNCHRONOUS, 0, data, _PHONEME_EVENTS) != RATE:
            raise RuntimeError("espeak-ng did not start; reinstall espeakng-loader")
        self.audio: list[bytes] = []
        self.phonemes: list[Phoneme] = []
        self.word = -1
        # Kept on the object: the library calls it after this constructor has returned.
        self._callback = _Callback(self._receive)
        self.lib.espeak_SetSynthCallback(self._callback)

    def _receive(
        self,
        audio: "ctypes._Pointer[ctypes.c_short]",
        count: int,
        events: "ctypes._Pointer[_Event]",
    ) -> int:
        if audio and count > 0:
            self.audio.append(ctypes.string_at(audio, 2 * count))
        index = 0
        while events[index].type != _END:
            self._note(events[index])
            index += 1
        return 0

    def _note(self, event: _Event) -> None:
        if event.type == _WORD:
            self.word = event.text_position - 1
        elif event.type == _PHONEME:
            name = bytes(event.id.string).decode()
            self.phonemes.append(Phoneme(name, event.sample / RATE, self.word))


def _own_copy() -> ctypes.CDLL:
    # Loaded from the wheel's path it would share its state with whoever else in this process
    # loaded it (the recogniser does, for how words sound), and then it is silent now and then.
    shipped = Path(espeakng_loader.get_library_path())
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return ctypes.CDLL(shutil.copy(shipped, folder))


@cache
def _library() -> _Library:
    return _Library()


def speak(
    text: str, voice: str = "en-us", rate: int = 175, pitch: int = 50, span: int = 50
) -> Spoken:
    """Say `text`. `rate` in words a minute; `pitch` and `span` (of the pitch) 0 to 100.

    Raises ValueError for a voice that espeak-ng does not have.
    """
    library = _library()
    library.audio, library.phonemes, library.word = [], [], -1
    # For a variant it does not have, espeak-ng speaks with the plain voice and says nothing.
    variant = voice.partition("+")[2]
    unknown = variant and not (library.folder / "voices" / "!v" / variant).is_file()
    if unknown or library.lib.espeak_SetVoiceByName(voice.encode()):
        raise ValueError(f"espeak-ng has no voice {voice!r}")
    for parameter, value in ((_SPEED, rate), (_PITCH, pitch), (_RANGE, span)):
        library.lib.espeak_SetParameter(parameter, value, 0)
    # Breathy voices use random numbers, which espeak-ng seeds with the time of its start.
    library.lib.espeak_ng_SetRandSeed(ctypes.c_long(1))
    spoken = text.encode()
    library.lib.espeak_Synth(spoken, len(spoken) + 1, 0, 1, 0, _CHARS_UTF8, None, None)
    samples = np.frombuffer(b"".join(library.audio), np.int16).astype(np.float32)
    return Spoken(samples, tuple(library.phonemes))
