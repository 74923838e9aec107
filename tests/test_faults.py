"""Never deaf: whatever fails, at whatever moment, it recovers or says so within five seconds.

What was told before is kept, and the talk goes on where it was.
"""

from functools import partial

import pytest

from tests.support.shelf import Shelf
from voice_checkin.audio.fake_portaudio import Fault
from voice_checkin.dialogue.state import Kind
from voice_checkin.types import Say

WITHIN = 5.0
"""Seconds of audio."""
MOMENTS = {"waiting": "waiting", "listening": "listening", "speaking": "said", "exercise": "pause"}
"""What happens 0.3 s before the fault, for each moment."""
LASTING: tuple[Fault, ...] = ("stall", "dies", "refuses", "half", "zeros", "gone")
"""Until the person has mended what they were told of."""
PASSING: tuple[Fault, ...] = ("stall", "dies", "half", "zeros")
"""Opening the device again is enough."""
LOUDSPEAKER: tuple[Fault, ...] = ("stall", "dies", "refuses", "gone")

each_moment = pytest.mark.parametrize("moment", MOMENTS)


def lived(moment: str, device: str, fault: Fault, passing: bool = False) -> Shelf:
    """A day on which that happened."""
    shelf = Shelf(Kind.EXERCISE if moment == "exercise" else Kind.CHECK_IN)
    shelf.hooks[MOMENTS[moment]] = partial(shelf.fault, device, fault, passing)
    shelf.live()
    return shelf


def nothing_is_lost(shelf: Shelf) -> None:
    assert ("end done") in [what for _, what in shelf.log]
    if shelf.kind is Kind.EXERCISE:
        assert len(shelf.store.exercises()) == 1
    else:
        assert [entry.check_in.felt for entry in shelf.store.entries()] == [0]


@each_moment
@pytest.mark.parametrize("fault", LASTING)
def test_a_microphone_that_fails_is_told_of_aloud_until_it_is_mended(
    moment: str, fault: Fault
) -> None:
    shelf = lived(moment, "mic", fault)
    began = shelf.when("fault")
    assert shelf.when("listen.deaf") - began <= WITHIN
    assert shelf.when("heard listen.deaf") < shelf.when("back")
    assert [what for _, what in shelf.log].count("listen.deaf") == 1
    nothing_is_lost(shelf)


@each_moment
@pytest.mark.parametrize("fault", PASSING)
def test_a_microphone_that_opening_again_mends_hears_again(moment: str, fault: Fault) -> None:
    shelf = lived(moment, "mic", fault, passing=True)
    assert shelf.when("back") - shelf.when("fault") <= WITHIN
    assert "listen.deaf" not in [what for _, what in shelf.log]
    nothing_is_lost(shelf)


@each_moment
def test_who_could_not_listen_for_too_long_listens_to_what_is_said_now(moment: str) -> None:
    shelf = Shelf(Kind.EXERCISE if moment == "exercise" else Kind.CHECK_IN)
    shelf.hooks[MOMENTS[moment]] = shelf.hang
    shelf.live()
    assert shelf.when("back") - shelf.when("fault") <= WITHIN
    nothing_is_lost(shelf)


@each_moment
@pytest.mark.parametrize("fault", LOUDSPEAKER)
def test_a_loudspeaker_that_fails_is_shown_and_the_line_is_said_when_it_is_back(
    moment: str, fault: Fault
) -> None:
    shelf = lived(moment, "box", fault)
    began = shelf.when("fault")
    needed = began if moment == "speaking" else shelf.when("said", since=began)
    assert shelf.when("mute") - needed <= WITHIN
    assert shelf.when("voice_back") < float("inf")
    nothing_is_lost(shelf)


@each_moment
def test_both_at_once_are_waited_for(moment: str) -> None:
    """A headset: nothing can be said aloud, so it is shown."""
    shelf = Shelf(Kind.EXERCISE if moment == "exercise" else Kind.CHECK_IN)

    def pull() -> None:
        shelf.fault("mic", "gone")
        shelf.fault("box", "gone")
        shelf.sound.after(12.0, shelf.mend)

    shelf.hooks[MOMENTS[moment]] = pull
    shelf.live()
    assert shelf.when("deaf", "mute") - shelf.when("fault") <= WITHIN
    assert shelf.when("heard listen.deaf") == float("inf")
    nothing_is_lost(shelf)


@pytest.mark.parametrize("device", ["mic", "box"])
def test_a_device_that_is_not_there_at_first_is_waited_for(device: str) -> None:
    shelf = Shelf(Kind.CHECK_IN)
    shelf.fault(device, "gone")
    shelf.sound._initialize()
    shelf.live()
    assert shelf.when("deaf", "mute") <= WITHIN
    nothing_is_lost(shelf)


def test_a_microphone_that_is_muted_for_an_exercise_does_not_hold_it_up() -> None:
    as_usual, muted = Shelf(Kind.EXERCISE), Shelf(Kind.EXERCISE)
    muted.mend = lambda: None  # type: ignore[method-assign]
    muted.hooks["pause"] = partial(muted.fault, "mic", "zeros")
    muted.hooks["end done"] = muted.sound.faults.clear
    as_usual.live()
    muted.live()
    nothing_is_lost(muted)
    assert muted.when("end done") - as_usual.when("end done") < 30.0
    assert [what for _, what in muted.log].count("listen.deaf") == 1


def test_a_long_line_is_spoken_to_its_end_when_nothing_can_be_heard_anyway() -> None:
    shelf, line = Shelf(Kind.CHECK_IN), Say("breathe " * 60)
    shelf.fault("mic", "zeros")
    shelf.mend = lambda: None  # type: ignore[method-assign]
    shelf.microphone.open()
    lasts = shelf.mouth.say(line).seconds
    assert lasts > 20.0
    assert shelf.sound.now < lasts + 15.0
    assert shelf.when("heard listen.deaf") <= shelf.sound.now
