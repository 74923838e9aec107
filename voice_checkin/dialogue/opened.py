"""Back to what was open, whatever was said in between."""

from voice_checkin.dialogue import care, checkin, exercise, topic
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Reply, State


def open_again(state: State, script: Script) -> Reply:
    """What is open, put again shortly."""
    if state.playing:
        return exercise.again(state, script)
    if state.care:
        return care.again(state, script)
    if state.talking:
        return topic.again(state, script)
    return checkin.again(state, script)
