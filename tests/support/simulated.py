"""A shelf for a day: one clock that counts sound, a microphone, a loudspeaker, and a person.

The clock goes on by what is read from the microphone, played, or waited for, and never by itself.
"""

import json
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from voice_checkin.asr.recogniser import Recogniser
from voice_checkin.audio.managed import Managed
from voice_checkin.audio.pcm import seconds, silence
from voice_checkin.errors import AudioError
from voice_checkin.tts.synthesiser import ToneSynthesiser
from voice_checkin.types import FRAME_BYTES, FRAME_SECONDS, RATE, Grammar, Transcript

QUIET = b"\1\0" * (FRAME_BYTES // 2)
CALL = b"\2\0" * (FRAME_BYTES // 2)
"""The frame in which somebody has said the wake word."""
_THINKS = 0.6
"""Seconds before they answer."""


@dataclass(frozen=True)
class Moment:
    """Something that happens at a local time."""

    at: datetime
    happens: str = ""
    """ "call" (the wake word), "unplug", "plug in", "look" (see `Shelf.look`), "end"."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """What the person says from now on, by what the key of a line begins with."""


class Shelf:
    """What the program has around it."""

    def __init__(self, start: datetime, moments: list[Moment]) -> None:
        self._start = start.astimezone(UTC)
        self._zone = start.tzinfo
        self._moments = deque(sorted(moments, key=lambda moment: moment.at))
        self.passed = 0.0
        """Seconds since the start."""
        self.next = self._until_next()
        self.plugged, self.over = True, False
        self.streams = 0
        """Of sound, that are open."""
        self.begun: list[str] = []
        """The first line of each talk, as "08:00 open.morning"."""
        self.states: list[str] = []
        self.heard: list[str] = []
        self.saying = ""
        self.sound: deque[bytes] = deque()
        """What the person says, in frames."""
        self._answers: Mapping[str, str] = {}
        self._line = ""
        self._waiting = True

    def now(self) -> datetime:
        """The local time."""
        return (self._start + timedelta(seconds=self.passed)).astimezone(self._zone)

    def wait(self, span: float) -> None:
        """So many seconds pass."""
        self.passed += span

    def look(self) -> None:
        """Replaced by a test that measures."""

    def happen(self) -> bytes:
        """What is due now; the frame that is heard meanwhile."""
        moment = self._moments.popleft()
        self.next = self._until_next()
        self._answers = moment.answers or self._answers
        match moment.happens:
            case "call":
                return CALL
            case "unplug" | "plug in":
                self.plugged = moment.happens == "plug in"
            case "look":
                self.look()
            case "end":
                self.over = True
        return QUIET

    def told(self, line: str) -> None:
        """The program prints what it does; the person answers as if they had heard it."""
        event: dict[str, Any] = json.loads(line)
        if "state" in event:
            self.states.append(event["state"])
            self._waiting = True
        elif "line" in event:
            if self._waiting:
                self.begun.append(f"{self.now():%H:%M} {event['line']}")
            self._waiting, self._line = False, event["line"]
        elif "listening" in event:
            self._answer()
        elif "heard" in event:
            self.heard.append(event["heard"])

    def _answer(self) -> None:
        found = (words for of, words in self._answers.items() if self._line.startswith(of))
        self.saying = next(found, "")
        pcm = silence(_THINKS) + ToneSynthesiser(RATE).speak(self.saying).pcm
        frames = (pcm[at : at + FRAME_BYTES] for at in range(0, len(pcm), FRAME_BYTES))
        self.sound.extend(frame.ljust(FRAME_BYTES, b"\0") for frame in frames)

    def _until_next(self) -> float:
        return (self._moments[0].at - self._start).total_seconds()


class ShelfMicrophone(Managed):
    """Delivers 32 ms of quiet, or what the person says."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf, self._open = shelf, False
        self.watchdog = SimpleNamespace()

    def try_out(self) -> bytes:
        return QUIET

    def open(self) -> None:
        self._refuse()
        self._shelf.streams += not self._open
        self._open = True

    def listen(self) -> None:
        pass

    def read(self) -> bytes:
        shelf = self._shelf
        shelf.passed += FRAME_SECONDS
        if shelf.sound:
            return shelf.sound.popleft()
        if shelf.passed < shelf.next:
            return QUIET
        frame = shelf.happen()
        self._refuse()
        return b"" if shelf.over else frame

    def over(self) -> bool:
        return self._shelf.over

    def close(self) -> None:
        self._shelf.streams -= self._open
        self._open = False

    def _refuse(self) -> None:
        if not self._shelf.plugged:
            if self._shelf.passed >= self._shelf.next:
                self._shelf.happen()
            raise AudioError("The microphone has stopped; plug it in again.")


class ShelfSpeaker(Managed):
    """Takes as long as what it plays."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf, self._open = shelf, False
        self._end = 0.0

    def open(self) -> None:
        self._shelf.streams += not self._open
        self._open = True

    def play(self, pcm: bytes, rate: int) -> None:
        self.open()  # as the real one does, which is closed while a microphone is looked for
        self._end = self._shelf.passed + seconds(pcm) * RATE / rate

    def playing(self) -> bool:
        return self._shelf.passed < self._end

    def stop(self) -> None:
        self._end = self._shelf.passed

    def wait(self) -> None:
        self._shelf.passed = max(self._shelf.passed, self._end)

    def close(self) -> None:
        self._shelf.streams -= self._open
        self._open = False


class ShelfEngine:
    """Recognises what the person says, whatever the question was."""

    name = "scripted"

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def recogniser(self, grammar: Grammar | None = None) -> Recogniser:
        return _Recogniser(self._shelf)

    def missing(self, grammar: Grammar) -> tuple[str, ...]:
        return ()


class _Recogniser:
    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def feed(self, pcm: bytes) -> None:
        pass

    def partial(self) -> str:
        return ""

    def finish(self) -> Transcript:
        return Transcript(self._shelf.saying)


class ShelfWake:
    """Knows the one frame, at once: the model would take hours for a day of quiet."""

    def __init__(self, word: str) -> None:
        self.word = word

    def heard(self, frame: bytes) -> bool:
        return frame is CALL

    def forget(self) -> None:
        pass

    def close(self) -> None:
        pass
