"""A reminder begins the talk: what it is about in the person's own words, and then as they like."""

from dataclasses import replace
from typing import Final

from voice_checkin.dialogue.lines import LineKey
from voice_checkin.dialogue.phrasing import phrase
from voice_checkin.dialogue.questions import listen
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Ask, Reply, State

DEAF: Final[LineKey] = "listen.deaf"
"""Said when the microphone gives nothing any more."""
BACK: Final[LineKey] = "listen.back"
"""Said when it does again; what was said meanwhile was not heard."""


def opening(state: State, script: Script) -> Reply:
    """Say what was asked for; an answer, a snooze, or nothing may follow."""
    key: LineKey = "reminded.private" if state.context.private else "reminded.words"
    names = {} if state.context.private else {"words": state.context.reminding or ""}
    state = replace(state, asking=Ask.REMINDED)
    return state, (phrase(state, script, key, **names), listen(state))
