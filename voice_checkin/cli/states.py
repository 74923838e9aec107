"""What the shelf shows: its state, in one quiet line of a terminal and wherever else it is told."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from rich.console import Console
from rich.control import Control
from rich.segment import ControlType
from rich.text import Text

from voice_checkin.session.showing import Turn

Trouble = Literal["no_sound", "no_microphone", "no_voice"]
"""`no_sound`: the microphone delivers nothing but zeros. `no_voice`: the loudspeaker is gone."""
Light = Literal["waiting", "woken", "stopped"] | Trouble | Turn
"""`stopped`: the program ends."""
_SHOWN: Final[dict[Light, str]] = {
    "waiting": 'waiting for "{word}"',
    "woken": "yes?",
}
"""What is wrong, and its mend, is told in words of its own."""


@dataclass
class Lights:
    """Shows each change of the state once, on everything that shows it."""

    on: list[Callable[[Light], None]]
    _now: Light | None = field(default=None, init=False)
    _before: Light = field(default="waiting", init=False)
    """What was shown last that was no trouble."""

    def show(self, state: Light) -> None:
        """Nothing happens when it is so already."""
        if state not in get_args(Trouble):
            self._before = state
        if state != self._now:
            self._now = state
            for light in self.on:
                light(state)

    def well(self) -> None:
        """The trouble is over."""
        self.show(self._before)


@dataclass
class StateLine:
    """One dim line that is written over, and gone while somebody talks."""

    console: Console
    word: str

    def show(self, state: Light) -> None:
        """Where it cannot be written over (a log), only what there is to say is printed."""
        words = _SHOWN.get(state, "").format(word=self.word)
        if not self.console.is_terminal:
            if words:
                self.console.print(words, style="dim", markup=False)
            return
        self.console.control(Control((ControlType.ERASE_IN_LINE, 2)))
        shown = Text(words, "dim", no_wrap=True, overflow="ellipsis")
        self.console.print(shown, end="\r")
