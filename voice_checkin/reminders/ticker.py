"""Wakes each minute and looks anew at what is due.

`schedule` only wakes us: it counts in naive local time, knows nothing of zones or of what was
spoken before, and so decides nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

import schedule

from voice_checkin.reminders.plan import Due, Plan
from voice_checkin.types import Prompt

_EVERY: Final = 60
"""Seconds."""


@dataclass
class Ticker:
    """Begins what is due. Call `tick` as often as you like, every few seconds say."""

    look: Callable[[datetime], Plan]
    """Reads the store and plans; so nothing is forgotten when the program starts anew."""
    keep: Callable[[Prompt], None]
    """Writes that something was begun."""
    begin: Callable[[Due], bool]
    """Holds the conversation; True when somebody answered."""
    now: Callable[[], datetime]
    """Aware, in the person's zone."""
    _begun: int = field(default=0, init=False)
    """How often something was begun."""
    _scheduler: schedule.Scheduler = field(default_factory=schedule.Scheduler, init=False)

    def tick(self) -> bool:
        """Look, if a minute has passed since the last time, or the clock was set back.

        True when something was begun.
        """
        before = self._begun
        self._wake()
        return self._begun > before

    def _wake(self) -> None:
        idle = self._scheduler.idle_seconds
        if idle is not None and idle <= _EVERY:
            self._scheduler.run_pending()
            return
        # After a clock was set back, `schedule` would sleep until it is where it was before.
        self._scheduler.clear()
        self._scheduler.every(_EVERY).seconds.do(self._look)
        self._scheduler.run_all()

    def _look(self) -> None:
        now = self.now()
        due = self.look(now).due
        if due is None:
            return
        prompt = due.prompt(now)
        self._begun += 1
        self.keep(prompt)  # before a word is said: whatever happens then, it is not said twice
        if self.begin(due):
            self.keep(replace(prompt, answered=True))
