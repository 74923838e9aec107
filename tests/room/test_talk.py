"""A check-in by voice: the real program, a real sound server, a person who speaks into the room."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.room.talking import MOST_CALLS, answer, calling, talking
from tests.room.virtual_room import Room
from voice_checkin.asr.vosk_engine import VoskEngine
from voice_checkin.audio.pcm import SAMPLE_BYTES
from voice_checkin.resources import models_root
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser
from voice_checkin.tts.synthesiser import Speech

pytestmark = pytest.mark.room

LINES_BEFORE_STOP = 3
LONG_LINE = 40
THINKING = 1.8
"""Seconds of silence where an answer has dots; with what the voice adds, two."""
ANSWERS = {
    "open": "numb really... and i drank my water",
    "ask.sleep": "i slept about five hours",
    "ask.energy": "not much",
    "offer": "no thanks",
}
"""What the person says, by the line they are asked with."""


def words_of(pcm: bytes) -> str:
    """What the ear understands of the loudspeaker."""
    recogniser = VoskEngine(models_root() / "small-synthetic-en").recogniser()
    recogniser.feed(pcm)
    return recogniser.finish().text


def test_a_spoken_check_in_from_the_microphone_to_the_encrypted_store(
    room: Room, person: Pyttsx3Synthesiser
) -> None:
    replies: list[bytes] = []
    with talking(room, "--now", "2026-03-01T07:30+00:00") as talk:
        end = answer(talk, room, speaking(person), replies)
        assert end == "done"
        assert talk.process.wait(timeout=30) == 0
        (entry,) = talk.exported()
    assert entry["felt"] == 0
    assert entry["sleep"]["hours"] == 5
    assert [habit["name"] for habit in entry["habits"] if habit["done"]] == ["water"]
    assert "logged" in " ".join(words_of(reply) for reply in replies)


def speaking(person: Pyttsx3Synthesiser) -> Callable[[str], Speech]:
    """What the person says to a line; who tells how they are thinks before they go on."""

    def said(asked: str) -> Speech:
        words = next((said for line, said in ANSWERS.items() if asked.startswith(line)), "no")
        pieces = [person.speak(piece) for piece in words.split("...")]
        rate = pieces[0].rate
        thinks = bytes(round(THINKING * rate) * SAMPLE_BYTES)
        return Speech(thinks.join(piece.pcm for piece in pieces), rate)

    return said


def test_an_interrupted_check_in_keeps_what_was_said(
    room: Room, person: Pyttsx3Synthesiser
) -> None:
    with talking(room) as talk:
        for event in talk.events():
            if event.get("listening"):
                room.ear.wait_for_reply(0.0, pause=0.6)
                speech = person.speak(ANSWERS["open"])
                room.say(speech.pcm, speech.rate)
                break
        for event in talk.events():
            if "heard" in event:
                talk.process.terminate()
                break
        assert talk.process.wait(timeout=30) == 130
        (entry,) = talk.exported()
    assert entry["felt"] == 0, event["heard"]


def test_hands_free_from_the_wake_word_to_the_store_and_back_to_waiting(
    room: Room, person: Pyttsx3Synthesiser
) -> None:
    replies: list[bytes] = []
    happened: list[dict[str, Any]] = []
    with talking(room, "--country", "IE", command="listen") as talk:
        assert talk.state() == "waiting"
        with calling(room, person.speak("Okay, nabu.")):
            assert talk.state() == "woken"
        end = answer(talk, room, speaking(person), replies, happened)
        heard = [event["heard"] for event in happened if "heard" in event]
        assert end in ("done", "silence"), heard
        assert talk.state() == "waiting"
        talk.process.terminate()
        assert talk.process.wait(timeout=30) == 130
        (entry,) = talk.exported()
    assert entry["felt"] == 0, heard
    assert [habit["name"] for habit in entry["habits"] if habit["done"]] == ["water"]


def test_an_exercise_is_ended_by_a_word_over_its_voice(
    echoing: Room, person: Pyttsx3Synthesiser
) -> None:
    """The microphone hears the loudspeaker all the time: it stops for the person, never for it."""
    room, speech = echoing, person.speak("Stop please!")
    with talking(room, "grounding", command="ground") as talk:
        said, calls, happened = 0, 0, []
        for event in talk.events():
            happened.append(event)
            if "say" in event:
                said += 1
                over = said > LINES_BEFORE_STOP and len(event["say"]) > LONG_LINE
                if over and calls < MOST_CALLS:
                    calls += 1
                    room.ear.wait_for_sound(room.ear.now, lasting=0.3)
                    room.say(speech.pcm, speech.rate)
            if "end" in event:
                assert event["end"] == "stopped"
                break
            assert "heard" not in event or event["understanding"]["intent"] == "stop", happened
        assert 1 <= calls < MOST_CALLS, happened
        assert talk.process.wait(timeout=30) == 0
