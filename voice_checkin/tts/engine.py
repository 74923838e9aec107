"""pyttsx3 2.99 as a synthesiser only, with the detours its driver for espeak-ng needs.

What was found, on Linux with espeak-ng 1.52: settings and phrases wait in one queue, in order, but
pyttsx3 starts each phrase with a "stop" that empties the queue whenever espeak-ng seems to be busy.
So about every second change of rate or volume is lost, and on a busy machine now and then a phrase.
Nothing is ever stopped here, so the driver is told that espeak-ng is never busy. Unknown voices and
other errors are swallowed by pyttsx3; a listener collects them.
"""

import ctypes
import os
import time
from pathlib import Path
from typing import Any

DEFAULT_VOICE = "en-us"
"""espeak-ng's own default is British; the recognisers' models are American."""
ANOTHER = "another"
"""What is chosen by who wants another voice than the usual one, whatever the system has."""


class EngineProblem(Exception):  # noqa: N818 - it never leaves the worker: it becomes a reply
    """A sentence for the person, sent as a reply."""


class Engine:
    """One pyttsx3 engine. Not for threads: only the worker's main thread may use it."""

    def __init__(self, name: str) -> None:
        self._espeak = _load_espeak() if name == "espeak" else None
        self._errors: list[BaseException] = []
        self._pyttsx3 = _start("espeak" if self._espeak else None)
        if self._espeak:
            self._is_busy = self._espeak.IsPlaying
            self._espeak.IsPlaying = lambda: False
            # Breathy voices have noise, else seeded by the clock: the same again is worth more.
            self._espeak.dll.espeak_ng_SetRandSeed(ctypes.c_long(1))
        self._pyttsx3.connect("error", lambda exception, **_: self._errors.append(exception))
        self._pyttsx3.runAndWait()  # until its first loop has run, it queues settings
        self._manner: dict[str, str | float] = {}
        self._default = DEFAULT_VOICE if self._espeak else self._pyttsx3.getProperty("voice")

    def set_manner(self, voice: str | None, rate: int, volume: float) -> None:
        """Speak like this from now on. Raises EngineProblem for an unknown voice."""
        self._set_voice(self._named(voice))
        self._set("rate", rate)
        self._set("volume", volume)

    def _named(self, voice: str | None) -> str:
        """The voice that is meant; "another" is there on every system."""
        if voice != ANOTHER:
            return self._default if voice is None else voice
        if self._espeak:
            return f"{DEFAULT_VOICE}+f3"
        every = self.voices()
        usual = next((one["language"] for one in every if one["id"] == self._default), "")
        others = (one["id"] for one in every if one["language"] == usual)
        return next((one for one in others if one != self._default), self._default)

    def save(self, text: str, path: Path) -> None:
        """Write `text` as sound to `path`: WAV, on macOS AIFF. Raises EngineProblem."""
        self._errors.clear()
        self._pyttsx3.save_to_file(text, str(path))
        self._pyttsx3.runAndWait()
        self._settle()
        if self._errors:
            raise EngineProblem(f"The voice failed at this phrase ({self._errors[0]}).")

    def voices(self) -> list[dict[str, str]]:
        """Every voice: `id`, `name`, `language`."""
        return [
            {"id": voice.id, "name": voice.name or voice.id, "language": _language(voice)}
            for voice in self._pyttsx3.getProperty("voices")
        ]

    def variants(self) -> list[str]:
        """What may follow a `+` after an espeak-ng voice; empty for the system's voices."""
        if not self._espeak:
            return []
        folder = Path(os.environ["ESPEAK_DATA_PATH"], "espeak-ng-data", "voices", "!v")
        return sorted(path.name for path in folder.iterdir())

    def _set_voice(self, voice: str) -> None:
        if self._manner.get("voice") == voice:
            return
        self._manner = {}
        self._errors.clear()
        self._settle()
        self._pyttsx3.setProperty("voice", voice)
        chosen = str(self._pyttsx3.getProperty("voice"))
        # espeak-ng passes over a variant it does not know, and macOS over a whole voice.
        same = ("+" in chosen) == ("+" in voice) if self._espeak else chosen == voice
        if self._errors or not same:
            raise EngineProblem(
                f"There is no voice {voice!r} here; "
                "`voice-checkin devices` lists the voices and variants."
            )
        self._manner = {"voice": voice}

    def _set(self, name: str, value: float) -> None:
        if self._manner.get(name) == value:
            return
        self._pyttsx3.setProperty(name, value)
        self._manner[name] = value

    def _settle(self) -> None:
        """Wait until the queue is done: a voice changes at once, without waiting its turn."""
        while self._espeak and self._is_busy():
            time.sleep(0.0005)


def _load_espeak() -> Any:
    """pyttsx3's binding to espeak-ng, tied to the library and data of espeakng-loader.

    The binding looks for an installed espeak-ng by name, in places that differ by system. While it
    is imported, every name leads to the one library that came with the package: nothing is taken
    from the system, and macOS and Windows get the same voices.
    """
    try:
        import espeakng_loader

        # Before the library is loaded: on Windows it copies the environment when it starts.
        os.environ["ESPEAK_DATA_PATH"] = str(Path(espeakng_loader.get_data_path()).parent)
        library = ctypes.CDLL(espeakng_loader.get_library_path())
        vars(ctypes.cdll)["LoadLibrary"] = lambda _: library
        try:
            from pyttsx3.drivers import _espeak
        finally:
            del vars(ctypes.cdll)["LoadLibrary"]
    except (ImportError, OSError, RuntimeError) as bad:
        raise EngineProblem(
            f"espeak-ng cannot be loaded ({bad}); "
            "reinstall it with `pip install --force-reinstall espeakng-loader pyttsx3`."
        ) from None
    return _espeak


def _start(driver: str | None) -> Any:
    try:
        import pyttsx3

        return pyttsx3.init(driver)
    except (ImportError, OSError, RuntimeError, ValueError, AttributeError) as bad:
        raise EngineProblem(
            f"This system's voice cannot be started ({bad}); set the engine to espeak."
        ) from None


def _language(voice: Any) -> str:
    languages = voice.languages or [""]
    first = languages[0]
    return first.decode("ascii", "ignore") if isinstance(first, bytes) else str(first or "")
