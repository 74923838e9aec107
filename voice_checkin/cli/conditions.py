"""Shows what is wrong with microphone and loudspeaker, and what mends it."""

import json
from collections.abc import Callable

from rich.console import Console

from voice_checkin.errors import AudioError
from voice_checkin.session.mending import Condition

Show = Callable[[Condition, AudioError | None], None]

_WELL: dict[Condition, str] = {
    "back": "The microphone is back.",
    "voice_back": "The loudspeaker is back.",
}


def shower(write: Callable[[str], None] | None, console: Console) -> Show:
    """A line for people, or where there is `write` `{"state": name, "problem": words}`."""

    def show(condition: Condition, problem: AudioError | None) -> None:
        words = {"problem": str(problem)} if problem else {}
        if write:
            write(json.dumps({"state": condition, **words}))
        elif problem:
            console.print(f"{problem} (trying again)", style="yellow", soft_wrap=True)
        else:
            console.print(_WELL[condition], style="dim")

    return show
