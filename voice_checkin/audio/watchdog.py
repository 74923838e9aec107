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
_ITS_WAY: Final = 3
"""How often sound may come back by itself before zeros are taken for the device's own silence:
some let nothing through between words."""


class Watchdog:
    """One microphone's, for as long as the program runs, however often it is opened."""

    def __init__(self, clock: Callable[[], float], back: Callable[[], None]) -> None:
        """`back` is told when sound has come after zeros were told of."""
        self._clock, self._back = clock, back
        self._since = self._before = self._zeros = 0.0
        self._behind = self._returned = 0
        self._told = False

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
        """True, once until there is sound again, when nothing but zeros comes."""
        if any(frame):
            self._zeros = 0.0
            if self._told:
                self._told = False
                self._returned += 1
                self._back()
            return False
        self._zeros += FRAME_SECONDS
        if self._told or self._returned >= _ITS_WAY or self._zeros < _ZEROS:
            return False
        self._told = True
        return True
