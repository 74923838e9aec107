"""A check-in by voice: the real program, a real sound server, a person who speaks into the room."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.room.virtual_room import Room
from voice_checkin.asr.vosk_engine import VoskEngine
from voice_checkin.resources import models_root
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser
from voice_checkin.tts.synthesiser import Speech

pytestmark = pytest.mark.room

MOST_CALLS = 5
SECONDS_TO_ANSWER = 6.0
LINES_BEFORE_STOP = 3
LONG_LINE = 40
ANSWERS = {
    "open": "numb really and i drank my water",
    "ask.sleep": "i slept about five hours",
    "ask.energy": "not much",
    "offer": "no thanks",
}
"""What the person says, by the line they are asked with."""


class Talk:
    """`voice-checkin talk` (or `listen`) as a process of its own, with a home in the room."""

    def __init__(self, room: Room, *options: str, command: str = "talk") -> None:
        self._room = room
        self._env = room.env | {
            "VOICE_CHECKIN_DATA_DIR": str(room.home / "data"),
            "VOICE_CHECKIN_CONFIG_DIR": str(room.home / "config"),
        }
        self._program = [sys.executable, "-m", "voice_checkin"]
        self.process = subprocess.Popen(
            [*self._program, command, "--engine", "vosk", "--json", *options],
            env=self._env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def events(self) -> Iterator[dict[str, Any]]:
        """What the program tells, as it happens, until it ends."""
        assert self.process.stdout is not None
        return (json.loads(line) for line in self.process.stdout)

    def exported(self) -> list[dict[str, Any]]:
        """The entries in the store, by the program's own export."""
        done = subprocess.run(
            [*self._program, "export"], env=self._env, capture_output=True, text=True, check=True
        )
        entries: list[dict[str, Any]] = json.loads(done.stdout)["entries"]
        return entries


@contextmanager
def talking(room: Room, *options: str, command: str = "talk") -> Iterator[Talk]:
    talk = Talk(room, *options, command=command)
    try:
        yield talk
    finally:
        talk.process.kill()
        talk.process.communicate()


@pytest.fixture
def person() -> Iterator[Pyttsx3Synthesiser]:
    voice = Pyttsx3Synthesiser("en-us+Andrea", 150, engine="espeak")
    yield voice
    voice.close()


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
        end = _answer(talk, room, person, replies)
        assert end == "done"
        assert talk.process.wait(timeout=30) == 0
        (entry,) = talk.exported()
    assert entry["felt"] == 0
    assert entry["sleep"]["hours"] == 5
    assert [habit["name"] for habit in entry["habits"] if habit["done"]] == ["water"]
    assert "logged" in " ".join(words_of(reply) for reply in replies)


def _answer(talk: Talk, room: Room, person: Pyttsx3Synthesiser, replies: list[bytes]) -> str | None:
    """Be the person: after each reply, answer the last thing that was asked."""
    asked, start = "", 0.0
    for event in talk.events():
        if "end" in event:
            replies.append(room.ear.since(start))
            return str(event["end"])
        asked = event.get("line", asked)
        if not event.get("listening"):
            continue
        replies.append(room.ear.wait_for_reply(start, pause=0.6))
        speech: Speech = person.speak(_answer_to(asked))
        start = room.ear.now
        room.say(speech.pcm, speech.rate)
    return None


def _answer_to(asked: str) -> str:
    return next((said for line, said in ANSWERS.items() if asked.startswith(line)), "no")


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
    assert entry["felt"] == 0


def test_hands_free_from_the_wake_word_to_the_store_and_back_to_waiting(
    room: Room, person: Pyttsx3Synthesiser
) -> None:
    replies: list[bytes] = []
    with talking(room, "--country", "IE", command="listen") as talk:
        assert _state(talk) == "waiting"
        with calling(room, person.speak("Okay, nabu.")):
            assert _state(talk) == "woken"
        assert _answer(talk, room, person, replies) in ("done", "silence")
        assert _state(talk) == "waiting"
        talk.process.terminate()
        assert talk.process.wait(timeout=30) == 130
        (entry,) = talk.exported()
    assert entry["felt"] == 0
    assert [habit["name"] for habit in entry["habits"] if habit["done"]] == ["water"]


@contextmanager
def calling(room: Room, word: Speech) -> Iterator[None]:
    """Call, and like anybody call again after a while when nobody answers."""
    answered = threading.Event()

    def call() -> None:
        for _ in range(MOST_CALLS):
            room.say(word.pcm, word.rate)
            if answered.wait(SECONDS_TO_ANSWER):
                return

    caller = threading.Thread(target=call)
    caller.start()
    try:
        yield
    finally:
        answered.set()
        caller.join()


def test_an_exercise_is_ended_by_a_word_over_its_voice(
    echoing: Room, person: Pyttsx3Synthesiser
) -> None:
    """The microphone hears the loudspeaker all the time: it stops for the person, never for it."""
    room, speech = echoing, person.speak("Stop please!")
    with talking(room, "grounding", command="ground") as talk:
        said, calls = 0, 0
        for event in talk.events():
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
            assert "heard" not in event or event["understanding"]["intent"] == "stop"
        assert 1 <= calls < MOST_CALLS
        assert talk.process.wait(timeout=30) == 0


def _state(talk: Talk) -> str:
    """The next state that a light would show; a silent room may be told of in between."""
    shown = (str(event["state"]) for event in talk.events() if "state" in event)
    return next(state for state in shown if state not in ("no_sound", "back"))
