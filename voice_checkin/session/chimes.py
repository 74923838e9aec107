"""Earcons while a conversation runs: something is safe, something was not caught, it goes quiet."""

from collections.abc import Callable
from dataclasses import dataclass, field

from voice_checkin.audio.tones import Earcon
from voice_checkin.session.passed_on import PassedOn
from voice_checkin.types import End, Entry, Understanding


@dataclass
class Chimes(PassedOn):
    """Sounds what a person across the room would see."""

    chime: Callable[[Earcon], None]
    _safe: bool = field(default=False, init=False)
    """True once this conversation's entry was told to be safe: once is enough."""

    def heard(self, understanding: Understanding) -> None:
        """A sound where there were no words to be made out."""
        self.shown.heard(understanding)
        if not understanding.text:
            self.chime("not_caught")

    def saved(self, entry: Entry) -> None:
        """A sound for the first time in a conversation."""
        self.shown.saved(entry)
        if not self._safe:
            self._safe = True
            self.chime("logged")

    def ended(self, end: End) -> None:
        """A sound: from here on nobody listens."""
        self.shown.ended(end)
        self._safe = False
        self.chime("quiet")
