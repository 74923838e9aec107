"""PortAudio through sounddevice, imported when first needed; its faults told in plain words."""

import importlib
import sys
from collections.abc import Callable, Iterable, Mapping
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
