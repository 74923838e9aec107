"""A day on the shelf: the real microphone, loudspeaker, ear, mouth and loop on a fake PortAudio.

Time is the sound's. The person calls until they are heard, answers every question until they were
understood, and mends what they are told of, three seconds later.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from queue import Queue
from typing import Any

import numpy as np

from tests.support import shipped
from tests.support.watching import Watcher
from voice_checkin.asr.recogniser import Recogniser
from voice_checkin.asr.scripted import ScriptedEngine
from voice_checkin.assistant import Assistant, State
from voice_checkin.audio.fake_portaudio import FakeDevice, FakePortAudio, Fault
from voice_checkin.audio.pcm import samples
from voice_checkin.audio.reopening import Reopening
from voice_checkin.audio.sounddevice_microphone import SounddeviceMicrophone
from voice_checkin.audio.sounddevice_speaker import SounddeviceSpeaker
from voice_checkin.audio.vad import LevelVad
from voice_checkin.dialogue.context import Context
from voice_checkin.dialogue.lines import LineKey
from voice_checkin.dialogue.state import Kind
from voice_checkin.errors import AudioError
from voice_checkin.session.barge_in import BargeIn
from voice_checkin.session.clock import Clock
from voice_checkin.session.conversation import Conversation
from voice_checkin.session.mending import Condition, Mending
from voice_checkin.session.voice import VoiceEar, VoiceMouth
from voice_checkin.store.memory import MemoryStore
from voice_checkin.tts.synthesiser import Manner, ToneSynthesiser
from voice_checkin.types import RATE, Expect, Listen, Say, Transcript, Understanding

MORNING = datetime(2026, 3, 1, 7, 30, tzinfo=UTC)
BLOCK = 640
"""Bytes of 20 ms."""
LOUD = 15_000
"""Nothing but the call is as loud."""
SECONDS_TO_MEND = 3.0
SECONDS_TO_REPEAT = 6.0
LONGEST = 300.0
"""Seconds; a day that lasts longer hangs."""
BUFFERED = 31.0
"""Seconds for which nobody may fetch the sound before some is lost."""
NOISE = [np.random.default_rng(n).integers(-9, 9, BLOCK // 2, "<i2").tobytes() for n in range(9)]
CALL = np.tile(np.repeat(np.array([20_000, -20_000], "<i2"), 40), 60).tobytes()


class Enough(Exception):  # noqa: N818
    """What the test waits for has happened."""


class Voice(ToneSynthesiser):
    manner = Manner()


class Caller:
    """Takes what is loud for the wake word."""

    def heard(self, frame: bytes) -> bool:
        return bool(np.abs(samples(frame)).max() > LOUD)

    def forget(self) -> None:
        pass


class Shelf(Watcher):
    """The program, its room and its person."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        microphone = FakeDevice("mic", inputs=1, rate=RATE, takes_rates=(RATE,))
        loudspeaker = FakeDevice("box", outputs=1, rate=RATE, takes_rates=(RATE,))
        self.sound = FakePortAudio([microphone, loudspeaker], default_output=1)
        self.sound.hear = self._in_the_room
        self.kind, self.store = kind, MemoryStore()
        self.log: list[tuple[float, str]] = []
        """What happened, and when, in seconds of audio."""
        self.hooks: dict[str, Callable[[], None]] = {}
        """What to do once something happens."""
        self.waiting = False
        self.turn, self.answer = 0, ""
        self._saying = b""
        self._hangs = False
        self._build()
        self.sound.after(LONGEST, self._too_long)

    def _build(self) -> None:
        sound = self.sound
        time: dict[str, Any] = {"library": sound, "clock": lambda: sound.now}
        self.microphone = SounddeviceMicrophone(**time, wait=self._wait)
        self.speaker = SounddeviceSpeaker(**time, wait=sound.wait_for_silence)
        self.plain = VoiceMouth(Voice(RATE), self.speaker)
        self.mending = Mending(
            Reopening(self.microphone, self.speaker, sound),
            self.show,
            self._tell,
            sound.run,
            time["clock"],
        )
        self.microphone.watchdog.back = self.mending.back
        nothing = ScriptedEngine([])
        barge_in = BargeIn(self.microphone, lambda _: nothing.recogniser(), ("stop",))
        self.mouth = VoiceMouth(Voice(RATE), self.speaker, True, barge_in, None, self.mending)
        self.ear = VoiceEar(self.microphone, LevelVad, self._recogniser, mending=self.mending)

    def live(self) -> None:
        """A day, until it waits again after the talk."""
        try:
            self.microphone.open()
        except AudioError as problem:
            self.mending.hearing(problem)
        clock = Clock(lambda: MORNING, "Europe/Dublin")
        parts = shipped.script(), self.ear, self.mouth, shipped.means, self.store, clock, self
        talk = Conversation(*parts, ticks=lambda: self.sound.now)
        context = Context(part_of_day="morning", country="IE", form="short")
        day = Assistant(
            microphone=self.microphone,
            wake=Caller(),
            talk=lambda: self._note(f"end {talk.run(self.kind, context).reason}"),
            look=lambda: False,
            mend=self.mending.hearing,
            show=self._state,
        )
        try:
            day.run()
        except Enough:
            return

    def _too_long(self) -> None:
        raise AssertionError(f"it does not get on: {self.log[-5:]}")

    # --- faults ---
    def fault(self, device: str, fault: Fault, passing: bool = False) -> None:
        """From now on; `passing`: until the device is opened again, else until it is mended."""
        self.sound.faults[device] = fault
        if passing:
            self.sound.passing.add(device)
        self._note("fault")

    def hang(self) -> None:
        """Something keeps the program from listening for longer than sound is held."""
        self._hangs = True

    def mend(self) -> None:
        self.sound.faults.clear()

    # --- what is told ---
    def when(self, *what: str, since: float = 0.0) -> float:
        """When one of these first happened; for ever later where none did."""
        times = (at for at, happened in self.log if happened in what and at >= since)
        return next(times, float("inf"))

    def _note(self, what: str) -> None:
        self.log.append((self.sound.now, what))
        if what in self.hooks:
            self.sound.after(0.3, self.hooks.pop(what))

    def show(self, condition: Condition, problem: AudioError | None) -> None:
        self._note(condition)
        if condition == "mute":
            self.sound.after(SECONDS_TO_MEND, self.mend)

    def _tell(self, line: LineKey) -> None:
        self._note(line)
        if line == "listen.deaf":
            self.sound.after(SECONDS_TO_MEND, self.mend)
        before = len(self.sound.heard)
        try:
            self.plain.say(shipped.script().lines.say(line, 0))
        except AudioError:
            return
        if any(self.sound.heard[before:]):
            self._note(f"heard {line}")

    def said(self, say: Say) -> None:
        super().said(say)
        self._note("said")

    def listening(self, listen: Listen) -> None:
        self._note("pause" if listen.timed else "listening")
        if not listen.timed and self.kind is Kind.CHECK_IN:
            self.answer = "no" if self.turn else "numb"
            self.sound.after(0.6, partial(self._say_it, self.turn))

    def heard(self, understanding: Understanding) -> None:
        super().heard(understanding)
        self._note(f"understood {understanding.text}")
        self.turn += 1

    def _state(self, state: State) -> None:
        self._note(state)
        self.waiting = state == "waiting"
        if not self.waiting:
            return
        if any(what.startswith("end") for _, what in self.log):
            raise Enough
        self.sound.after(2.0, self._call)

    # --- the person ---
    def _call(self) -> None:
        if self.waiting:
            self._saying = CALL
            self.sound.after(SECONDS_TO_REPEAT, self._call)

    def _say_it(self, turn: int) -> None:
        if turn == self.turn and not self.waiting:
            self._saying = Voice(RATE).speak(self.answer).pcm
            self.sound.after(SECONDS_TO_REPEAT, partial(self._say_it, turn))

    def _in_the_room(self, now: float) -> bytes:
        block, self._saying = self._saying[:BLOCK], self._saying[BLOCK:]
        return block if len(block) == BLOCK else NOISE[round(now * 50) % len(NOISE)]

    def _recogniser(self, expect: Expect) -> Recogniser:
        return ScriptedEngine([Transcript(self.answer)]).recogniser()

    def _wait(self, blocks: "Queue[bytes]", seconds: float) -> bytes:
        if self._hangs:
            self._hangs = False
            self.sound.run(BUFFERED)
            self._note("fault")
        return self.sound.wait_for_block(blocks, seconds)
