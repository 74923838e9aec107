"""Where the echo is, when the loudspeaker's clock is not the microphone's."""

import numpy as np
import pytest
import soxr

from tests.support.voices import line_of
from voice_checkin.audio.drift import Reference
from voice_checkin.audio.pcm import samples
from voice_checkin.types import RATE

WINDOW = RATE // 2
STEP = RATE // 8
DELAY = 3000
LINE = "Let the breath go its own way again. There is no need to rush. Feel where you are held."


def echo(played: bytes, drift: float) -> np.ndarray:
    """The line, later and slower, in a little noise."""
    line = soxr.resample(samples(played).astype(np.float64), RATE, RATE * (1 + drift))
    noise = np.random.default_rng(3).normal(0, 8, DELAY + len(line) + RATE)
    noise[DELAY : DELAY + len(line)] += line / 2
    return noise


def left_of(heard: np.ndarray, reference: Reference, start: int) -> float:
    """The share of the echo's power that the best copy of the reference does not explain."""
    part, like = heard[start : start + STEP], reference.at(start, STEP)
    if not like.any():
        return 0.0
    return float(1 - (part @ like) ** 2 / ((part @ part) * (like @ like)))


@pytest.mark.parametrize("drift", [0.0, 1e-4, -4e-4, 5e-4])
@pytest.mark.parametrize("off", [-3, 0, 5])
def test_it_is_followed_though_it_slowly_moves_away(drift: float, off: int) -> None:
    """From two seconds on hardly anything is left of it."""
    played = line_of(LINE)
    heard, reference = echo(played, drift), Reference(played)
    reference.put(DELAY + off)
    left = []
    for start in range(DELAY, len(heard) - RATE - WINDOW, STEP):
        reference.follow(start, heard[start : start + WINDOW])
        left.append(left_of(heard, reference, start + WINDOW - STEP))
    assert max(left[12:]) < 0.05
    assert reference.clock.pace == pytest.approx(drift, abs=5e-5)


def test_the_next_line_begins_with_the_pace_of_the_one_before() -> None:
    played = line_of(LINE)
    heard, first = echo(played, 4e-4), Reference(played)
    first.put(DELAY)
    for start in range(DELAY, len(heard) - RATE - WINDOW, STEP):
        first.follow(start, heard[start : start + WINDOW])
    then, new = Reference(played, first.clock), Reference(played)
    for reference in (then, new):
        reference.put(DELAY)
    end = len(samples(played)) - RATE
    assert left_of(heard, then, end) < 0.1 < 0.5 < left_of(heard, new, end)


def test_silence_and_other_voices_move_nothing() -> None:
    played, other = line_of(LINE), line_of("And now something quite different, said by no one.")
    reference = Reference(played)
    reference.put(DELAY)
    before = reference.at(DELAY, WINDOW)
    reference.follow(DELAY, np.zeros(WINDOW))
    reference.follow(DELAY, samples(other)[:WINDOW].astype(np.float64))
    assert np.array_equal(reference.at(DELAY, WINDOW), before)


def test_without_a_line_there_is_nothing_to_be_heard() -> None:
    reference = Reference(b"")
    reference.put(0)
    reference.follow(0, np.ones(WINDOW))
    assert not reference.at(0, WINDOW).any()
