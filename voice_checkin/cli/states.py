"""What the shelf shows: its state, in one quiet line of a terminal and wherever else it is told."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal

from rich.console import Console
from rich.control import Control
from rich.segment import ControlType
from rich.text import Text

from voice_checkin.cli.conditions import Show
from voice_checkin.errors import AudioError
from voice_checkin.session.mending import Condition
from voice_checkin.session.showing import Turn

Fault = Literal["no_sound", "no_microphone", "no_loudspeaker"]
"""`no_sound`: the microphone delivers nothing but zeros."""
Light = Literal["waiting", "woken", "stopped"] | Turn | Fault
_FAULTS: Final[dict[Condition, Fault]] = {
    "no_sound": "no_sound",
    "deaf": "no_microphone",
    "mute": "no_loudspeaker",
}
_SHOWN: Final[dict[Light, str]] = {
    "waiting": 'waiting for "{word}"',
    "woken": "yes?",
}


@dataclass
class Lights:
    """Shows each change of the state once, on everything that shows it."""

    on: list[Callable[[Light], None]]
    _now: Light | None = field(default=None, init=False)
    _well: Light = field(default="waiting", init=False)
    """What is shown once a fault is over."""

    def show(self, state: Light) -> None:
        """Nothing happens when it is so already."""
        if state not in _FAULTS.values():
            self._well = state
        if state != self._now:
            self._now = state
            for light in self.on:
                light(state)

    def showing(self, show: Show) -> Show:
        """The same, and a fault of the devices as a state, until they are well again."""

        def shown(condition: Condition, problem: AudioError | None) -> None:
            show(condition, problem)
            self.show(_FAULTS.get(condition, self._well))

        return shown


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
