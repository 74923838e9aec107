"""How a word sounds, in the phones of PocketSphinx's model: for words its dictionary lacks.

espeak-ng, by ctypes, turns text into phonemes; `phones` maps them. Its American reading comes
first, the British one second where it differs: people say words in either way.
"""

import ctypes
import unicodedata
from functools import cache
from threading import Lock
from typing import Final

from voice_checkin.asr.phones import from_espeak
from voice_checkin.errors import RecogniserError

Phones = tuple[str, ...]
"""One way to say it: names of the CMU dictionary, without stress."""

_VOICES: Final = ((b"en-us", False), (b"en", True))
"""espeak-ng's voice, and whether it is British."""
_RETRIEVAL, _UTF8 = 1, 1
"""AUDIO_OUTPUT_RETRIEVAL: nothing is ever played."""
_SEPARATED: Final = ord("_") << 8
"""espeak_TextToPhonemes: mnemonics in ASCII, with this character between them."""
_SPOKEN: Final = " '’.-"  # noqa: RUF001 - the apostrophe that phones type
"""What may stand between letters and digits."""


def pronounce(text: str) -> tuple[Phones, ...]:
    """The ways to say a word or a few words, the usual one first; none when it cannot be said.

    Only Latin letters and digits can be said: espeak-ng would spell out what others are called.
    Raises RecogniserError where espeak-ng does not start.
    """
    plain = unicodedata.normalize("NFC", text).strip()
    if not sayable(plain):
        return ()
    said = (_phones(_espeak().phonemes(plain, voice), british) for voice, british in _VOICES)
    return tuple(dict.fromkeys(phones for phones in said if phones))


def sayable(text: str) -> bool:
    """Has it a letter or a digit, and nothing but what an English voice can say?"""
    return any(map(str.isalnum, text)) and all(c in _SPOKEN or _letter(c) for c in text)


def _letter(character: str) -> bool:
    if character.isalpha():
        return unicodedata.name(character, "").startswith("LATIN ")
    return character.isascii() and character.isdigit()


def _phones(mnemonics: list[str], british: bool) -> Phones:
    """The phones; none where espeak-ng said a word in another language, with sounds of its own.

    An R that only links ("carry" as K AE R R IY) is left out, as the CMU dictionary does.
    """
    try:
        found = [phone for mnemonic in mnemonics for phone in from_espeak(mnemonic, british)]
    except KeyError:
        return ()
    pairs = zip(["", *found], found, strict=False)
    return tuple(phone for before, phone in pairs if not (phone == "R" and before in ("R", "ER")))


class _Espeak:
    """The loaded library. Its state is global, so one call at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        try:
            import espeakng_loader

            self._library = ctypes.CDLL(str(espeakng_loader.get_library_path()))
            data = str(espeakng_loader.get_data_path()).encode()
            started = self._library.espeak_Initialize(_RETRIEVAL, 0, data, 0) > 0
        except (ImportError, OSError):
            started = False
        if not started:
            raise RecogniserError(
                "espeak-ng does not start, which knows how words sound; mend it with: "
                "pip install --force-reinstall espeakng-loader"
            )
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        self._library.espeak_TextToPhonemes.argtypes = (
            ctypes.POINTER(ctypes.c_void_p),
            ctypes.c_int,
            ctypes.c_int,
        )

    def phonemes(self, text: str, voice: bytes) -> list[str]:
        """espeak-ng's mnemonics with their stress marks, one clause after the other."""
        letters = ctypes.create_string_buffer(text.encode())
        place = ctypes.c_void_p(ctypes.addressof(letters))
        found: list[str] = []
        with self._lock:
            self._library.espeak_SetVoiceByName(voice)
            # Each call reads one clause, moves the place on, and leaves it NULL at the end.
            while place.value:
                clause = self._library.espeak_TextToPhonemes(ctypes.byref(place), _UTF8, _SEPARATED)
                found += (clause or b"").decode().replace(" ", "_").split("_")
        return found


@cache
def _espeak() -> _Espeak:
    return _Espeak()
