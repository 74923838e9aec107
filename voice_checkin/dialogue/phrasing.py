"""One spoken line, worded for this turn of this conversation."""

from voice_checkin.dialogue.lines import LineKey
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import State
from voice_checkin.types import Say


def worded(state: State, wordings: tuple[str, ...], line: str) -> Say:
    """One of the wordings, as data outside of lines.yaml has them, under the name `line`."""
    return Say(wordings[(state.context.seed + state.turns) % len(wordings)], line)


def phrase(state: State, script: Script, key: LineKey, /, **names: str) -> Say:
    """The line `key`; the seed and the turn choose among its wordings."""
    return script.lines.say(key, state.context.seed + state.turns, **names)
