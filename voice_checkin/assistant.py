"""One day, hands-free: waits for the wake word or a reminder, holds the talk, and waits again.

One loop, on the microphone's clock. A microphone that fails is opened again for as long as it
takes; that is told aloud once, and shown. Nothing said while it waits is kept.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol

from voice_checkin.audio.microphone import Microphone
from voice_checkin.errors import AudioError
from voice_checkin.types import FRAME_SECONDS

State = Literal["waiting", "woken", "talking", "no_sound", "deaf", "back"]
"""What a light on the shelf would show."""
_LOOKS_EVERY: Final = 1.0
"""Seconds of audio between two looks at the reminders."""
_ZEROS: Final = 5.0
"""Seconds of nothing but zeros, which no room sends: the microphone is muted or gone."""
_TRIES_EVERY: Final = 2.0
"""Seconds between two tries to open a microphone that failed."""


class Wake(Protocol):
    """Recognises the wake word."""

    def heard(self, frame: bytes) -> bool:
        """True in the frame in which it was recognised."""
        ...

    def forget(self) -> None:
        """Begin anew."""
        ...


@dataclass
class Assistant:
    """The hands-free loop. `run` ends when the recordings are used up; a microphone never is."""

    microphone: Microphone
    """Open."""
    wake: Wake
    talk: Callable[[], None]
    """Holds the conversation that the wake word asked for."""
    look: Callable[[], bool]
    """Begins what is due by the clock; True when something was said."""
    tell_deaf: Callable[[], None]
    """Says aloud that nothing can be heard."""
    show: Callable[[State], None]
    pause: Callable[[float], None]
    """Waits some seconds, or less when asked to stop."""
    _told: bool = field(default=False, init=False)
    """True once it was said aloud that nothing can be heard, until sound comes again."""

    def run(self) -> None:
        """Wait, talk, and wait again."""
        while True:
            try:
                self._wait()
            except AudioError:
                self._open_again()
            else:
                return

    def _wait(self) -> None:
        self._begin_waiting()
        unlooked = zeros = 0.0
        while frame := self.microphone.read():
            unlooked += FRAME_SECONDS
            zeros = self._silent_for(zeros, frame)
            if self.wake.heard(frame):
                self.show("woken")
                with self._talking():
                    self.talk()
            elif unlooked >= _LOOKS_EVERY:
                unlooked = 0.0
                if self.look():
                    self._begin_waiting()

    def _begin_waiting(self) -> None:
        self.wake.forget()
        self.microphone.listen()
        self.show("waiting")

    @contextmanager
    def _talking(self) -> Iterator[None]:
        self.show("talking")
        yield
        self._begin_waiting()

    def _silent_for(self, before: float, frame: bytes) -> float:
        """Seconds of nothing but zeros so far; told once."""
        if any(frame):
            if self._told:
                self._told = False
                self.show("back")
            return 0.0
        seconds = before + FRAME_SECONDS
        if seconds >= _ZEROS and not self._told:
            self.show("no_sound")
            self._tell()
        return seconds

    def _open_again(self) -> None:
        """Try until the microphone is there again."""
        self.show("deaf")
        self._tell()
        while True:
            self.microphone.close()
            self.pause(_TRIES_EVERY)
            try:
                self.microphone.open()
            except AudioError:
                continue
            self._told = False
            self.show("back")
            return

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            self.tell_deaf()
