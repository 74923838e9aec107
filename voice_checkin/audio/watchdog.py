"""Tells whether an open microphone really sends sound: as much as is due, and not zeros alone."""

from collections.abc import Callable
from typing import Final

from voice_checkin.types import FRAME_SECONDS

_WINDOW: Final = 1.0
"""Seconds over which the pace is taken: sound servers hand over in bursts."""
_LEAST: Final = 0.7
"""Share of what is due that has to come."""
_WINDOWS: Final = 2
"""How many slow ones on end are a fault; a single one may be a busy machine."""
_ZEROS: Final = 3.0
"""Seconds of nothing but zeros, which no room sends."""
_ZEROS_STILL: Final = 10.0
"""The same before any sound has come, when it may be slow to begin; and from the second time on: a
sound server may have put another source in its place, and opening again may find the right one."""
_PAUSE: Final = 0.5
"""Seconds of zeros that are more than a hitch."""
_ITS_WAY: Final = 3
"""How often sound may come back by itself after them before zeros are taken for the device's own
silence: some let nothing through between words."""


class Watchdog:
    """One microphone's, for as long as the program runs, however often it is opened."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.back: Callable[[], None] = lambda: None
        """Told when sound has come by itself after zeros were told of."""
        self._since = self._before = self._zeros = 0.0
        self._behind = self._returned = 0
        self._told = self._heard = False

    def begin(self) -> None:
        """A listening begins: what was due before it counts no more."""
        self._since, self._before, self._behind = self._clock(), 0.0, 0

    def slow(self, received: float) -> bool:
        """True when the device falls behind, with so many seconds received in this listening."""
        now = self._clock()
        due, came = now - self._since, received - self._before
        if due < _WINDOW:
            return False
        self._since, self._before = now, received
        self._behind = self._behind + 1 if came < _LEAST * due else 0
        return self._behind >= _WINDOWS

    def too_little(self, seconds: float, within: float) -> bool:
        """True when that is less than was due."""
        return seconds < _LEAST * within

    def silent(self, frame: bytes) -> bool:
        """True, now and then, while nothing but zeros comes."""
        if any(frame):
            told = self._told
            self._returned += self._heard and self._zeros >= _PAUSE
            self.sounds()
            if told:
                self.back()
            return False
        self._zeros += FRAME_SECONDS
        enough = _ZEROS if self._heard and not self._told else _ZEROS_STILL
        if self._returned >= _ITS_WAY or self._zeros < enough:
            return False
        self._told, self._zeros = True, 0.0
        return True

    def sounds(self) -> None:
        """There is sound; what was told of is over."""
        self._told, self._heard, self._zeros = False, True, 0.0
