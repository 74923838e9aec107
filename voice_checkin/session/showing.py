"""Who has the word while a conversation runs: for a light, and to know whether anybody answered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from voice_checkin.session.passed_on import PassedOn
from voice_checkin.types import Listen, Say, Understanding

Turn = Literal["speaking", "listening", "thinking", "paused"]
"""`paused`: the quiet of an exercise, in which nobody has to say anything."""


@dataclass
class Showing(PassedOn):
    """Shows whose turn it is."""

    show: Callable[[Turn], None]
    answered: bool = False
    """True once the person said something; who begins a talk sets it back."""

    def said(self, say: Say) -> None:
        """The assistant has the word."""
        self.show("speaking")
        self.shown.said(say)

    def listening(self, listen: Listen) -> None:
        """The person has."""
        self.show("paused" if listen.timed else "listening")
        self.shown.listening(listen)

    def thinking(self) -> None:
        """The person has ended."""
        self.show("thinking")

    def heard(self, understanding: Understanding) -> None:
        """A sound without words is no answer."""
        self.answered = self.answered or bool(understanding.text)
        self.shown.heard(understanding)
