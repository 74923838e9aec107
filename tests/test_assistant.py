"""A day hands-free, in frames: the wake word, reminders, a microphone that fails."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from voice_checkin.assistant import Assistant, State
from voice_checkin.audio.managed import Managed
from voice_checkin.errors import AudioError
from voice_checkin.types import FRAME_BYTES, FRAME_SECONDS

NOISE = b"\1" * FRAME_BYTES
ZEROS = b"\0" * FRAME_BYTES
CALL = b"\2" * FRAME_BYTES
FAULT = b"fault"


class Tape(Managed):
    """A microphone that plays what a test lists; a fault stands for a device that has gone."""

    def __init__(self, frames: Iterable[bytes], refused: int = 0) -> None:
        self._frames = list(frames)
        self.refused = refused
        """How often opening fails before it works."""

    def open(self) -> None:
        if self.refused:
            self.refused -= 1
            raise AudioError("There is no microphone; plug one in.")

    def listen(self) -> None:
        pass

    def read(self) -> bytes:
        frame = self._frames.pop(0) if self._frames else b""
        if frame == FAULT:
            raise AudioError("The microphone has stopped; plug it in again.")
        return frame

    def over(self) -> bool:
        return not self._frames

    def close(self) -> None:
        pass


class Caller:
    def heard(self, frame: bytes) -> bool:
        return frame == CALL

    def forget(self) -> None:
        pass


@dataclass
class Day:
    """What happened."""

    due: list[bool] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    talks: int = 0
    looks: int = 0
    told: int = 0
    waited: float = 0.0

    def lived(self, tape: Tape) -> "Day":
        Assistant(
            microphone=tape,
            wake=Caller(),
            talk=self._talk,
            look=self._look,
            tell_deaf=self._tell,
            show=self.states.append,
            pause=self._pause,
        ).run()
        return self

    def _talk(self) -> None:
        self.talks += 1

    def _look(self) -> bool:
        self.looks += 1
        return self.due.pop(0) if self.due else False

    def _tell(self) -> None:
        self.told += 1

    def _pause(self, seconds: float) -> None:
        self.waited += seconds


def seconds_of(frame: bytes, seconds: float) -> list[bytes]:
    return [frame] * round(seconds / FRAME_SECONDS)


def test_the_wake_word_begins_a_talk_and_then_it_waits_again() -> None:
    day = Day().lived(Tape([NOISE, CALL, NOISE, CALL]))
    assert day.talks == 2
    assert day.states == ["waiting", *["woken", "talking", "waiting"] * 2]


def test_reminders_are_looked_at_every_second() -> None:
    day = Day(due=[False, True]).lived(Tape(seconds_of(NOISE, 3.5)))
    assert day.looks == 3
    assert day.states == ["waiting", "waiting"], "it waits anew after something was said"


def test_a_microphone_that_goes_is_opened_again_for_as_long_as_it_takes() -> None:
    day = Day().lived(Tape([NOISE, FAULT, NOISE, CALL], refused=3))
    assert day.talks == 1
    assert day.told == 1
    assert day.waited == 8.0
    assert day.states == ["waiting", "deaf", "back", "waiting", "woken", "talking", "waiting"]


def test_two_faults_are_told_of_twice_but_not_each_try() -> None:
    day = Day().lived(Tape([NOISE, FAULT, NOISE, FAULT, NOISE]))
    assert day.told == 2


def test_nothing_but_zeros_is_told_of_once_until_there_is_sound() -> None:
    tape = [*seconds_of(ZEROS, 20), *seconds_of(NOISE, 1), *seconds_of(ZEROS, 4), NOISE]
    day = Day().lived(Tape(tape))
    assert day.told == 1
    assert day.states == ["waiting", "no_sound", "back"]


def test_a_fault_in_the_middle_of_a_talk_is_mended_too() -> None:
    class Breaks(Day):
        def _talk(self) -> None:
            super()._talk()
            if self.talks == 1:
                raise AudioError("The microphone has stopped; plug it in again.")

    day = Breaks().lived(Tape([CALL, NOISE, CALL]))
    assert day.talks == 2
    assert "deaf" in day.states
