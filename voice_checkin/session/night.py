"""How loud it may be: softer at night, unless it is asked to speak up."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from voice_checkin.types import QuietHours

LOUDER: Final = 1.5
"""Factor on the samples, 3.5 dB: clearly noticeable."""


@dataclass
class NightVolume:
    """A factor on what is played; louder, asked for at night, is for that night."""

    now: Callable[[], datetime]
    """Aware, in the person's zone."""
    night: QuietHours
    share: float
    """Of the volume by day, above 0 and up to 1."""
    _lifted: float = field(default=1.0, init=False)

    def factor(self) -> float:
        """1 by day."""
        if not self.night.hold(self.now().time()):
            self._lifted = 1.0
            return 1.0
        return min(1.0, self.share * self._lifted)

    def louder(self) -> bool:
        """Lift it for this night; False when it is as loud as by day."""
        if self.factor() == 1.0:
            return False
        self._lifted *= LOUDER
        return True
