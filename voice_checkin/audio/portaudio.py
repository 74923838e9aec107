"""PortAudio through sounddevice, imported when first needed; its faults told in plain words."""

import importlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol, cast

from voice_checkin.errors import AudioError


class Stream(Protocol):
    """One open input or output stream."""

    @property
    def latency(self) -> float:
        """Seconds between us and the air."""
        ...

    @property
    def stopped(self) -> bool:
        """True before `start` and after `stop` or `abort`."""
        ...

    def start(self) -> None:
        """Begin; the callback is called from another thread from now on."""
        ...

    def abort(self) -> None:
        """Stop at once; what was handed over and not yet heard is thrown away."""
        ...

    def close(self) -> None:
        """Give the device back."""
        ...


class SoundLibrary(Protocol):
    """The part of `sounddevice` that we use; `FakePortAudio` has the same."""

    PortAudioError: type[Exception]
    CallbackStop: type[Exception]

    def query_devices(self) -> Iterable[Mapping[str, Any]]:
        """Every device, as a mapping."""
        ...

    def query_hostapis(self) -> Iterable[Mapping[str, Any]]:
        """Every host API, as a mapping."""
        ...

    def RawInputStream(self, **settings: Any) -> Stream:  # noqa: N802
        """Open an input stream; raises PortAudioError."""
        ...

    def RawOutputStream(self, **settings: Any) -> Stream:  # noqa: N802
        """Open an output stream; raises PortAudioError."""
        ...

    def check_input_settings(self, **settings: Any) -> None:
        """Raise PortAudioError where an input stream would be refused."""
        ...

    def check_output_settings(self, **settings: Any) -> None:
        """Raise PortAudioError where an output stream would be refused."""
        ...

    def _terminate(self) -> None:
        """End PortAudio; every stream is closed."""
        ...

    def _initialize(self) -> None:
        """Begin anew, with the devices that are there now; raises PortAudioError."""
        ...


def look_again(sound: SoundLibrary) -> None:
    """See the devices that are there now: PortAudio keeps the list that it began with.

    No stream may be open. Raises AudioError where the sound system does not answer.
    """
    with suppress(sound.PortAudioError):  # after a beginning that failed there is nothing to end
        sound._terminate()
    try:
        sound._initialize()
    except sound.PortAudioError as bad:
        raise no_answer(bad) from None


@contextmanager
def unheard() -> Iterator[None]:
    """Keeps what ALSA and PortAudio print themselves, many lines a try, from the terminal."""
    try:
        before = os.dup(2)
    except OSError:  # there is no standard error
        yield
        return
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
            yield
    finally:
        os.dup2(before, 2)
        os.close(before)


def no_answer(bad: Exception) -> AudioError:
    """What is wrong when PortAudio itself refuses."""
    return AudioError(
        f"The sound system does not answer ({bad}); restart it: "
        "systemctl --user restart pipewire pulseaudio"
    )


def load(
    import_module: Callable[[str], Any] = importlib.import_module, platform: str = sys.platform
) -> SoundLibrary:
    """The sound library; raises AudioError, with the mend, where PortAudio is missing."""
    try:
        return cast("SoundLibrary", import_module("sounddevice"))
    except OSError:
        mend = "sudo apt install libportaudio2"
        if not platform.startswith("linux"):
            mend = "pip install --force-reinstall sounddevice"
        raise AudioError(
            f"PortAudio, which reaches microphone and loudspeaker, is missing; install it: {mend}"
        ) from None
