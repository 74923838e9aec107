"""One day, hands-free: waits for the wake word or a reminder, holds the talk, and waits again.

One loop, on the microphone's clock. Nothing said while it waits is kept.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from voice_checkin.audio.microphone import Microphone
from voice_checkin.errors import AudioError
from voice_checkin.types import FRAME_SECONDS

State = Literal["waiting", "woken", "talking"]
"""What a light on the shelf would show."""
_LOOKS_EVERY: Final = 1.0
"""Seconds of audio between two looks at the reminders."""


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
    mend: Callable[[AudioError], None]
    """Returns once a microphone that failed hears again."""
    show: Callable[[State], None]

    def run(self) -> None:
        """Wait, talk, and wait again."""
        while True:
            try:
                self._wait()
            except AudioError as problem:
                self.mend(problem)
            else:
                return

    def _wait(self) -> None:
        self._begin_waiting()
        unlooked = 0.0
        while frame := self.microphone.read():
            unlooked += FRAME_SECONDS
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
