"""A day hands-free, in frames: the wake word, reminders, a microphone that fails."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from voice_checkin.assistant import Assistant, State
from voice_checkin.audio.managed import Managed
from voice_checkin.errors import AudioError
from voice_checkin.types import FRAME_BYTES, FRAME_SECONDS

NOISE = b"\1" * FRAME_BYTES
CALL = b"\2" * FRAME_BYTES
FAULT = b"fault"


class Tape(Managed):
    """A microphone that plays what a test lists; a fault stands for a device that has gone."""

    def __init__(self, frames: Iterable[bytes]) -> None:
        self._frames = list(frames)

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
    mended: int = 0

    def lived(self, tape: Tape) -> "Day":
        Assistant(
            microphone=tape,
            wake=Caller(),
            talk=self._talk,
            look=self._look,
            mend=self._mend,
            show=self.states.append,
        ).run()
        return self

    def _talk(self) -> None:
        self.talks += 1

    def _look(self) -> bool:
        self.looks += 1
        return self.due.pop(0) if self.due else False

    def _mend(self, problem: AudioError) -> None:
        self.mended += 1


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


def test_a_microphone_that_fails_is_mended_and_then_it_waits_again() -> None:
    day = Day().lived(Tape([NOISE, FAULT, NOISE, FAULT, CALL]))
    assert (day.mended, day.talks) == (2, 1)
    assert day.states == ["waiting", "waiting", "waiting", "woken", "talking", "waiting"]


def test_a_fault_in_the_middle_of_a_talk_is_mended_too() -> None:
    class Breaks(Day):
        def _talk(self) -> None:
            super()._talk()
            if self.talks == 1:
                raise AudioError("The microphone has stopped; plug it in again.")

    day = Breaks().lived(Tape([CALL, NOISE, CALL]))
    assert day.talks == 2
    assert day.mended == 1
