"""Whether an open microphone really sends sound, told by counting it."""

from voice_checkin.audio.watchdog import Watchdog
from voice_checkin.types import FRAME_BYTES, FRAME_SECONDS

ZEROS, SOUND = bytes(FRAME_BYTES), b"\1" * FRAME_BYTES


class Rig:
    """A watchdog, its clock, and how often it was told that sound is back."""

    def __init__(self) -> None:
        self.now, self.backs = 0.0, 0
        self.watchdog = Watchdog(lambda: self.now)
        self.watchdog.back = self._back
        self.watchdog.begin()

    def _back(self) -> None:
        self.backs += 1

    def slow_after(self, *seconds_received: float) -> list[bool]:
        """Second by second."""
        found = []
        for received in seconds_received:
            self.now += 1.0
            found.append(self.watchdog.slow(received))
        return found

    def told(self, frame: bytes, seconds: float) -> list[float]:
        """When, in seconds from now."""
        frames = range(round(seconds / FRAME_SECONDS))
        return [round(n * FRAME_SECONDS) for n in frames if self.watchdog.silent(frame)]


def test_two_slow_seconds_on_end_are_a_fault() -> None:
    assert Rig().slow_after(1.0, 2.0, 2.5, 3.0) == [False, False, False, True]


def test_a_busy_second_is_none_nor_are_bursts() -> None:
    assert not any(Rig().slow_after(1.0, 1.2, 3.0, 3.8, 5.1))


def test_a_listening_that_begins_owes_nothing() -> None:
    rig = Rig()
    rig.now = 60.0
    rig.watchdog.begin()
    assert not any(rig.slow_after(1.0, 2.0))


def test_zeros_are_told_of_after_three_seconds_and_then_every_ten() -> None:
    rig = Rig()
    rig.told(SOUND, 1.0)
    assert rig.told(ZEROS, 30.0) == [3, 13, 23]


def test_before_any_sound_has_come_zeros_are_given_more_time() -> None:
    assert Rig().told(ZEROS, 25.0) == [10, 20]


def test_sound_that_comes_back_is_told_of_once() -> None:
    rig = Rig()
    rig.told(SOUND, 1.0)
    rig.told(ZEROS, 4.0)
    rig.told(SOUND, 4.0)
    assert rig.backs == 1
    rig.told(ZEROS, 2.0)
    rig.told(SOUND, 1.0)
    assert rig.backs == 1


def test_a_device_that_is_silent_between_words_is_let_be_after_a_while() -> None:
    rig = Rig()
    rig.told(SOUND, 1.0)
    assert rig.told(ZEROS, 4.0) == [3]
    for _ in range(3):
        assert rig.told(SOUND, 1.0) == []
        assert rig.told(ZEROS, 1.0) == []
    rig.told(SOUND, 1.0)
    assert rig.told(ZEROS, 60.0) == []


def test_opening_again_is_no_sound_by_itself() -> None:
    rig = Rig()
    for _ in range(5):
        rig.watchdog.sounds()
        assert rig.told(ZEROS, 4.0) == [3]
    assert rig.backs == 0
