"""Conversations in text: turns typed or piped in, one line each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from voice_checkin.session.ports import Nothing, Spoken, Utterance
from voice_checkin.types import Adjust, Listen, Say, Transcript


@dataclass(frozen=True)
class TextEar:
    """One line is one turn; an empty line is silence; the end of input closes."""

    lines: Iterator[str]

    def hear(self, listen: Listen) -> Utterance | Nothing:
        """The next line, whatever was asked; a pause of an exercise takes no time."""
        del listen
        line = next(self.lines, None)
        if line is None:
            return Nothing.CLOSED
        text = line.strip()
        return Utterance(Transcript(text)) if text else Nothing.SILENCE


@dataclass(frozen=True)
class KeyboardEar:
    """A person at a keyboard: Enter alone is silence, and moves an exercise on."""

    read: Callable[[str], str]
    """Like `input`: shows a prompt, returns a line, raises EOFError at the end."""

    def hear(self, listen: Listen) -> Utterance | Nothing:
        """The line typed."""
        prompt = "  (Enter when ready) " if listen.timed else "  you> "
        try:
            text = self.read(prompt).strip()
        except EOFError:
            return Nothing.CLOSED
        return Utterance(Transcript(text)) if text else Nothing.SILENCE


class SilentMouth:
    """Says nothing aloud; the observer shows the words."""

    def say(self, say: Say, quiet: float = 0.0) -> Spoken:
        """Takes no time."""
        del say, quiet
        return Spoken(0.0)

    def adjust(self, adjust: Adjust) -> None:
        """Nothing to do."""
