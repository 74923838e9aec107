""" "Stop", said over the assistant's own voice: heard; its own voice alone: not."""

from dataclasses import replace
from functools import partial

import pytest

from tests.support.echoing import Heard, in_the_room
from tests.support.voices import line_of, said_by
from voice_checkin.asr.vosk_engine import VoskEngine
from voice_checkin.audio.pcm import loudest_dbfs, silence
from voice_checkin.resources import models_root
from voice_checkin.session.barge_in import BargeIn, passes
from voice_checkin.session.barge_in import Heard as Over
from voice_checkin.types import FRAME_BYTES, FRAME_SECONDS, Transcript
from voice_checkin.wake.word import WakeWord

PHRASES = ("stop", "stop it", "stop please", "pause", "pause please")
LINES = (
    "Good morning. How are you today?",
    "Thank you. How much can you feel right now?",
    "Now let it grow wider. Feel the whole body, as it sits or lies.",
    "Four things that you can touch. Name them, or only notice.",
    "Let the breath go its own way again. There is no need to rush.",
)


@pytest.fixture(scope="module")
def engine() -> VoskEngine:
    return VoskEngine(models_root() / "small-synthetic-en")


class Room:
    """One room all day: what was learned of it stays."""

    def __init__(self, engine: VoskEngine, delay: float, drift: float = 0.0) -> None:
        self.microphone, self._delay, self._drift = Heard(), delay, drift
        self.barge_in = BargeIn(self.microphone, passes(engine, PHRASES), PHRASES)

    def still_plays(self, frames: int, length: int) -> bool:
        """True until as many bytes were heard as a line has, since so many frames were left."""
        return (frames - self.microphone.left) * FRAME_BYTES < length

    def line(
        self, text: str, over: bytes = b"", at: float = 0.8, softer: float = 0.0
    ) -> Transcript | None:
        return self.spoken(text, over, at, softer=softer).over

    def spoken(
        self,
        text: str,
        over: bytes = b"",
        at: float = 0.8,
        wake: WakeWord | None = None,
        softer: float = 0.0,
    ) -> Over:
        played = line_of(text)
        barge_in = replace(self.barge_in, wake=wake) if wake else self.barge_in
        while_playing = barge_in.begin(played)
        heard = in_the_room(played, self._delay, over=over, at=at, drift=self._drift, softer=softer)
        self.microphone.put(heard)
        return while_playing(self.microphone.playing)


@pytest.mark.parametrize(
    ("delay", "drift"),
    [(0.0, 0.0), (0.05, 0.0), (0.2, 0.0), (0.5, 0.0), (0.05, 4e-4), (0.2, -4e-4)],
)
def test_its_own_voice_stops_nothing_and_a_stop_over_it_does(
    engine: VoskEngine, delay: float, drift: float
) -> None:
    """Also where the loudspeaker's clock is not the microphone's."""
    room = Room(engine, delay, drift)
    assert [room.line(text) for text in LINES] == [None] * len(LINES)
    heard = room.line(LINES[2], over=said_by("en-us+m1", "stop"), at=1.0)
    assert heard is not None
    assert heard.text.startswith("stop")
    assert room.line(LINES[3]) is None


def test_it_falls_silent_while_the_line_is_still_running(engine: VoskEngine) -> None:
    room = Room(engine, 0.1)
    for text in LINES[:3]:
        room.line(text)
    assert room.line(LINES[2], over=said_by("en-us+m1", "stop"), at=0.8)
    assert room.microphone.playing()


def test_the_wake_word_over_it_ends_the_line_and_its_own_voice_never_calls(
    engine: VoskEngine,
) -> None:
    room, wake = Room(engine, 0.1), WakeWord("alexa")
    assert not any(room.spoken(text, wake=wake).called for text in LINES)
    heard = room.spoken(LINES[2], said_by("en-us+m1", "alexa"), wake=wake)
    assert heard.called
    assert heard.over is None
    assert room.microphone.playing()
    wake.close()


def test_other_words_over_it_are_let_pass(engine: VoskEngine) -> None:
    room = Room(engine, 0.1)
    for text in LINES[:3]:
        room.line(text)
    assert room.line(LINES[2], over=said_by("en-us+m1", "i slept six hours")) is None


def test_who_wears_headphones_is_heard_as_well(engine: VoskEngine) -> None:
    room = Room(engine, 0.1)
    played = line_of(LINES[2])
    while_playing = room.barge_in.begin(played)
    room.microphone.put(silence(2.5) + said_by("en-us+m1", "stop") + silence(1.0))
    heard = while_playing(room.microphone.playing)
    assert heard.over is not None


def test_a_line_that_names_the_word_is_not_listened_over(engine: VoskEngine) -> None:
    barge_in = Room(engine, 0.1).barge_in
    assert not barge_in.may_hear("Say stop at any time.")
    assert not barge_in.may_hear("Pause, repeat and skip all work.")
    assert barge_in.may_hear("How are you today?")


def test_the_end_of_a_line_that_names_the_word_does_not_stop_the_next(engine: VoskEngine) -> None:
    """A slow machine may hear it that late; whoever says it later is heard."""
    room = Room(engine, 0.1)
    for text in LINES[:3]:
        room.line(text)
    late = line_of("Stop.")
    assert room.line(LINES[2], over=late, at=0.3) is not None
    room.barge_in.begin(line_of("Say stop at any time."), heed=False)
    assert room.line(LINES[2], over=late, at=0.3) is None
    room.barge_in.begin(line_of("Say stop at any time."), heed=False)
    assert room.line(LINES[2], over=late, at=1.8) is not None


def test_what_is_far_fainter_than_the_line_stops_nothing(engine: VoskEngine) -> None:
    """A sound server that stumbles leaves as much of the echo, and words can be heard in that."""
    room, stop = Room(engine, 0.1), said_by("en-us+m1", "stop")
    for text in LINES[:3]:
        room.line(text)
    assert room.line(LINES[2], over=stop, at=2.9, softer=16.0) is None
    assert room.line(LINES[2], over=stop, at=2.9, softer=6.0) is not None


def test_a_microphone_that_goes_silences_nobody(engine: VoskEngine) -> None:
    room = Room(engine, 0.1)
    while_playing = room.barge_in.begin(line_of(LINES[0]))
    assert while_playing(lambda: True).over is None  # nothing comes any more


@pytest.mark.parametrize("last", ["And out.", LINES[3]])
@pytest.mark.parametrize("quiet", [0.0, 0.5])
@pytest.mark.parametrize("delay", [0.4, 0.65])
def test_it_is_over_when_its_last_echo_has_passed(
    engine: VoskEngine, delay: float, quiet: float, last: str
) -> None:
    """Also after a line too short to tell how late the echo comes, and where there is nothing to
    hear before the echo but the hum of the mains."""
    room = Room(engine, delay)
    for text in (*LINES[:3], last):
        played = silence(quiet) + line_of(text)
        while_playing = room.barge_in.begin(played)
        room.microphone.put(in_the_room(played, delay, hiss=0.0) + silence(1.0))
        playing = partial(room.still_plays, room.microphone.left, len(played))
        heard = while_playing(playing)
        assert heard.over is None
        assert delay < heard.rang < delay + 0.4
    rest = b"".join(room.microphone.read() for _ in range(room.microphone.left))
    assert loudest_dbfs(rest) < -60


def test_a_loudspeaker_that_does_not_get_on_is_not_waited_for(engine: VoskEngine) -> None:
    """Its own `wait` tells that it has stopped; listening for a word may not hide that."""
    room = Room(engine, 0.1)
    played = line_of(LINES[0])
    while_playing = room.barge_in.begin(played)
    room.microphone.put(silence(60.0))
    assert while_playing(lambda: True).over is None
    assert room.microphone.left * FRAME_SECONDS > 50


def test_a_button_pressed_over_a_line_calls_and_one_pressed_before_it_does_not(
    engine: VoskEngine,
) -> None:
    room, played = Room(engine, 0.05), line_of(LINES[0])
    presses = iter((True, False, False, True))
    barge_in = replace(room.barge_in, pressed=lambda: next(presses))
    while_playing = barge_in.begin(played)
    room.microphone.put(in_the_room(played, 0.05))
    frames = room.microphone.left
    assert while_playing(room.microphone.playing) == Over(None, called=True)
    assert frames - room.microphone.left == 2, "it falls silent at once"


def test_a_line_that_breaks_off_is_not_waited_for_to_its_end(engine: VoskEngine) -> None:
    room = Room(engine, 0.1)
    for text in LINES[:3]:
        room.line(text)
    while_playing = room.barge_in.begin(line_of(LINES[2]) * 3)
    room.microphone.put(silence(60.0))
    assert while_playing(lambda: False).rang < 2.5
