"""A microphone or a loudspeaker that fails is opened again, for as long as it takes.

It is told aloud, where that can be heard, and shown in any case.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol

from voice_checkin.dialogue.lines import LineKey
from voice_checkin.dialogue.reminded import BACK, DEAF
from voice_checkin.errors import AudioError

Condition = Literal["deaf", "no_sound", "back", "mute", "voice_back"]
"""What is wrong with the devices, or well again. `deaf`: no microphone; `no_sound`: nothing but
zeros from it; `mute`: no loudspeaker."""
_TRIES_EVERY: Final = 2.0
"""Seconds between two tries."""
_STEADY: Final = 10.0
"""Seconds within which a second fault means that opening again was no help."""


class Mender(Protocol):
    """What an ear and a mouth need of it."""

    deaf: bool
    """True once it was told that nothing can be heard, until there is sound again."""

    def hearing(self, problem: AudioError, again: bool = False) -> None:
        """Return once the microphone is open; `again`: ask for what was said meanwhile."""
        ...

    def speaking(self, problem: AudioError) -> None:
        """Return once the loudspeaker is open."""
        ...

    def mute(self, problem: AudioError) -> None:
        """The loudspeaker has failed; the next line opens it again."""
        ...

    def spoke(self) -> None:
        """A line was heard to its end."""
        ...


class Devices(Protocol):
    """Opens them; see `audio.reopening`."""

    def microphone_again(self) -> AudioError | None:
        """None when sound comes, else what is wrong though it is open; raises AudioError."""
        ...

    def speaker_again(self) -> None:
        """Raises AudioError."""
        ...


@dataclass
class Mending:
    """For one program's devices."""

    devices: Devices
    show: Callable[[Condition, AudioError | None], None]
    tell: Callable[[LineKey], None]
    """Says a line aloud; where that fails nothing happens."""
    pause: Callable[[float], None]
    """Waits some seconds."""
    clock: Callable[[], float]
    """Seconds that pass."""
    deaf: bool = field(default=False, init=False)
    _mended: float = field(default=float("-inf"), init=False)
    """When the microphone was last opened again."""
    _mute: bool = field(default=False, init=False)

    def hearing(self, problem: AudioError, again: bool = False) -> None:
        """See `Mender`. Told aloud where one try does not help."""
        if not self.deaf:
            self.show("deaf", problem)
        if self.clock() - self._mended < _STEADY:
            self._tell()
        while True:
            try:
                silent = self.devices.microphone_again()
            except AudioError:
                self._tell()
                self.pause(_TRIES_EVERY)
            else:
                break
        self._mended = self.clock()
        if not silent:
            told = self.deaf
            self.back()
            if told or again:
                self.tell(BACK)
        elif not self.deaf:
            self.show("no_sound", silent)
            self._tell()

    def back(self) -> None:
        """There is sound again."""
        self.deaf = False
        self.show("back", None)

    def _tell(self) -> None:
        if not self.deaf:
            self.deaf = True
            self.tell(DEAF)

    def speaking(self, problem: AudioError) -> None:
        """See `Mender`."""
        if self._mute:
            self.pause(_TRIES_EVERY)  # it lets itself be opened, and yet nothing is heard
        self.mute(problem)
        while True:
            try:
                self.devices.speaker_again()
            except AudioError:
                self.pause(_TRIES_EVERY)
            else:
                return

    def mute(self, problem: AudioError) -> None:
        """See `Mender`."""
        if not self._mute:
            self._mute = True
            self.show("mute", problem)

    def spoke(self) -> None:
        """See `Mender`."""
        if self._mute:
            self._mute = False
            self.show("voice_back", None)
