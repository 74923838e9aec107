"""Earcons while a conversation runs: something is safe, something was not caught, it goes quiet."""

from collections.abc import Callable
from dataclasses import dataclass, field

from voice_checkin.audio.tones import Earcon
from voice_checkin.session.ports import Observer
from voice_checkin.types import End, Entry, Kept, Listen, Say, Understanding


@dataclass
class Chimes:
    """Tells another observer all it is told, and sounds what a person across the room would see."""

    shown: Observer
    chime: Callable[[Earcon], None]
    _safe: bool = field(default=False, init=False)
    """True once this conversation's entry was told to be safe: once is enough."""

    def said(self, say: Say) -> None:
        """Passed on."""
        self.shown.said(say)

    def listening(self, listen: Listen) -> None:
        """Passed on."""
        self.shown.listening(listen)

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

    def undone(self, entry: Entry | None) -> None:
        """Passed on."""
        self.shown.undone(entry)

    def kept(self, effect: Kept) -> None:
        """Passed on."""
        self.shown.kept(effect)

    def ended(self, end: End) -> None:
        """A sound: from here on nobody listens."""
        self.shown.ended(end)
        self._safe = False
        self.chime("quiet")
