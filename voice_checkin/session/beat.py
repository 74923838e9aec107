"""Keeps the cues of a breath at their times, however long words, devices and echoes take."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

_MOST: Final = 1.0
"""Seconds that devices may take from one cue to the next."""
_LOST: Final = 2.0
"""Seconds beyond which a cue is not late: somebody spoke, or paused, and the beat begins anew."""


@dataclass
class Beat:
    """The next cue is due a beat after this one was, not after it really came: nothing adds up."""

    ticks: Callable[[], float]
    """Seconds on the clock by which the sound runs."""
    lead: float = 0.0
    """Seconds by which listening ends early, for what comes before the first sound."""
    _began: float = field(default=0.0, init=False)
    _due: float | None = field(default=None, init=False)

    def cue(self) -> None:
        """Something begins to be said."""
        now = self.ticks()
        due, self._due = self._due, None
        if due is None or now - due > _LOST:
            self._began = now
        else:
            self._began = due
            self.lead = min(max(self.lead + now - due, 0.0), _MOST)

    def wait(self, seconds: float) -> float:
        """How long to listen so that the next cue begins `seconds` after this one."""
        self._due = self._began + seconds
        return max(self._due - self.ticks() - self.lead, 0.0)

    def break_off(self) -> float:
        """Somebody spoke, or the beat is over: seconds since the cue; what is next begins now."""
        since, self._began = self.ticks() - self._began, self.ticks()
        self._due = None
        return since
