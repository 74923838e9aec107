"""The real program as a process in the room, and the person who calls and answers it."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tests.room.virtual_room import Room
from voice_checkin.tts.synthesiser import Speech

MOST_CALLS = 5
SECONDS_TO_ANSWER = 6.0


class Talk:
    """`voice-checkin talk` (or `listen`) as a process of its own, with a home in the room."""

    def __init__(
        self, room: Room, *options: str, command: str = "talk", zone: str | None = None
    ) -> None:
        self._env = room.env | {
            "VOICE_CHECKIN_DATA_DIR": str(room.home / "data"),
            "VOICE_CHECKIN_CONFIG_DIR": str(room.home / "config"),
        }
        if zone is not None:
            self._env["TZ"] = zone
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

    def state(self) -> str:
        """The next state that a light would show."""
        return next(str(event["state"]) for event in self.events() if "state" in event)

    def exported(self) -> list[dict[str, Any]]:
        """The entries in the store, by the program's own export."""
        done = subprocess.run(
            [*self._program, "export"], env=self._env, capture_output=True, text=True, check=True
        )
        entries: list[dict[str, Any]] = json.loads(done.stdout)["entries"]
        return entries


@contextmanager
def talking(
    room: Room, *options: str, command: str = "talk", zone: str | None = None
) -> Iterator[Talk]:
    """The program runs for the length of a `with` block."""
    talk = Talk(room, *options, command=command, zone=zone)
    try:
        yield talk
    finally:
        talk.process.kill()
        talk.process.communicate()


def answer(
    talk: Talk,
    room: Room,
    said: Callable[[str], Speech],
    replies: list[bytes],
    happened: list[dict[str, Any]] | None = None,
) -> str | None:
    """Be the person: after each reply, answer the last line; how the talk ended.

    What the ear heard and what the program told are added to `replies` and `happened`.
    """
    asked, start = "", 0.0
    for event in talk.events():
        if happened is not None:
            happened.append(event)
        if "end" in event:
            replies.append(room.ear.since(start))
            return str(event["end"])
        asked = event.get("line", asked)
        if not event.get("listening"):
            continue
        replies.append(room.ear.wait_for_reply(start, pause=0.6))
        speech = said(asked)
        start = room.ear.now
        room.say(speech.pcm, speech.rate)
    return None


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
