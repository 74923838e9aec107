"""Back to what was open, whatever it was, after something was said in between."""

from voice_checkin.dialogue import arrange, checkin, opened
from voice_checkin.dialogue.entry import has_content
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Reply, State
from voice_checkin.types import Say, Understanding


def and_on(state: State, script: Script, *says: Say) -> Reply:
    """Say something, then put what was open again, shortly."""
    state, effects = open_again(state, script)
    return state, (*says, *effects)


def open_again(state: State, script: Script) -> Reply:
    """The open question again, in fewer words; in an exercise, its last words."""
    if state.arranging:
        return arrange.again(state, script)
    return opened.open_again(state, script)


def told(state: State, u: Understanding) -> State:
    """With what was told beside a request; in other talks that is no answer to a question."""
    elsewhere = state.playing or state.talking or state.care or state.arranging
    return state if elsewhere or not has_content(u) else checkin.take(state, u)
