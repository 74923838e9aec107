"""A microphone that is pulled out and put back while `listen` runs, on a real sound server."""

import pytest

from tests.room.talking import calling, talking
from tests.room.virtual_room import Room
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser

pytestmark = pytest.mark.room
SECONDS_TO_TELL = 5.0


def test_it_says_that_it_hears_nothing_and_hears_the_wake_word_when_the_microphone_is_back(
    room: Room, person: Pyttsx3Synthesiser
) -> None:
    with talking(room, command="listen") as talk:
        assert talk.state() == "waiting"
        room.ear.wait_for_silence(room.ear.now)  # meanwhile it hears the room
        pulled = room.ear.now
        room.unplug_the_microphone()
        assert talk.state() == "deaf"
        room.ear.wait_for_sound(pulled)
        assert room.ear.now - pulled <= SECONDS_TO_TELL
        room.plug_in_the_microphone()
        assert talk.state() == "back"
        assert talk.state() == "waiting"
        with calling(room, person.speak("Okay, nabu.")):
            assert talk.state() == "woken"
