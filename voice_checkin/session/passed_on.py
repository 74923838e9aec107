"""An observer that tells another one all it is told; others add to it what they need."""

from dataclasses import dataclass

from voice_checkin.session.ports import Observer
from voice_checkin.types import End, Entry, Kept, Listen, Say, Understanding


@dataclass
class PassedOn:
    """Each method is `Observer`'s."""

    shown: Observer

    def said(self, say: Say) -> None:
        """Passed on."""
        self.shown.said(say)

    def listening(self, listen: Listen) -> None:
        """Passed on."""
        self.shown.listening(listen)

    def heard(self, understanding: Understanding) -> None:
        """Passed on."""
        self.shown.heard(understanding)

    def saved(self, entry: Entry) -> None:
        """Passed on."""
        self.shown.saved(entry)

    def undone(self, entry: Entry | None) -> None:
        """Passed on."""
        self.shown.undone(entry)

    def kept(self, effect: Kept) -> None:
        """Passed on."""
        self.shown.kept(effect)

    def ended(self, end: End) -> None:
        """Passed on."""
        self.shown.ended(end)
