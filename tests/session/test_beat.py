"""A breath keeps its time: what devices take comes off the listening, and nothing adds up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_checkin.session.beat import Beat


class Hours:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def begins(beat: Beat, clock: Hours, seconds: float, devices: float, cues: int) -> list[float]:
    """When each of so many cues begins, where devices take a while before the first sound."""
    found = []
    for _ in range(cues):
        found.append(clock.now)
        beat.cue()
        clock.now += 0.5  # the word
        clock.now += beat.wait(seconds) + devices
    return found


@given(st.floats(0.0, 0.6), st.floats(2.0, 10.0))
def test_five_minutes_of_breath_stay_within_a_tenth_of_a_second(
    devices: float, seconds: float
) -> None:
    clock = Hours()
    found = begins(Beat(clock, 0.3), clock, seconds, devices, round(300 / seconds) + 3)
    for place, began in enumerate(found[3:], 3):  # the first tell what the devices take
        assert began == pytest.approx(place * seconds, abs=0.1)


def test_after_somebody_spoke_the_beat_begins_where_they_ended() -> None:
    clock = Hours()
    beat = Beat(clock)
    beat.cue()
    clock.now = 1.5
    assert beat.break_off() == 1.5
    assert beat.wait(2.5) == 2.5


def test_after_a_long_pause_nothing_is_made_up_for() -> None:
    clock = Hours()
    beat = Beat(clock)
    beat.cue()
    beat.wait(4.0)
    clock.now = 60.0
    beat.cue()
    assert beat.wait(4.0) == 4.0
    assert beat.lead == 0.0
