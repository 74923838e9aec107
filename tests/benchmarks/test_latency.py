"""How the latency benchmark keeps time, and what its table adds up to."""

from dataclasses import dataclass

import pytest

from benchmarks.latency import Row, Stage, table
from benchmarks.latency_marks import ORDER, Marks, WatchedEar, WatchedSound
from benchmarks.latency_scene import Paced, PacedMicrophone, percentile, stages
from voice_checkin.asr.scripted import ScriptedEngine
from voice_checkin.audio.room import PersonTurn, Tape, TapeMicrophone
from voice_checkin.audio.vad import LevelVad
from voice_checkin.session.voice import VoiceEar
from voice_checkin.tts.synthesiser import ToneSynthesiser
from voice_checkin.types import FRAME_BYTES, FRAME_SECONDS, RATE, Listen, Understanding


@dataclass
class Clock:
    """Goes on by one second with every look."""

    now: float = 100.0

    def __call__(self) -> float:
        self.now += 1.0
        return self.now


@pytest.mark.parametrize(
    ("values", "share", "found"),
    [
        ([3.0, 1.0, 2.0], 0.5, 2.0),
        ([1.0, 2.0, 3.0, 4.0], 0.5, 2.0),
        ([float(n) for n in range(1, 101)], 0.95, 95.0),
        ([7.0], 0.95, 7.0),
        ([1.0, 2.0], 0.95, 2.0),
    ],
)
def test_a_percentile_is_one_of_the_values(values: list[float], share: float, found: float) -> None:
    assert percentile(values, share) == found


def test_stages_are_from_mark_to_mark() -> None:
    marks = {"spoken": 10.0, "ended": 12.1, "recognised": 12.4}
    found = stages(marks, ("spoken", "ended", "recognised"))
    assert found == pytest.approx({"ended": 2.1, "recognised": 0.3})


def test_the_table_takes_the_silence_out_of_the_first_stage_and_keeps_it_in_the_whole() -> None:
    rows: list[Row] = [
        {"file": "1.wav", "silence": 2.0, "stages": {"ended": 2.1, "recognised": 0.2}},
        {"file": "2.wav", "left out": "cut off"},
    ]
    assert table("ours", rows) == [
        Stage("ours", "ended", 1, 100.0, 100.0),
        Stage("ours", "recognised", 1, 200.0, 200.0),
        Stage("ours", "all, beyond the silence", 1, 300.0, 300.0),
        Stage("ours", "all", 1, 2300.0, 2300.0),
    ]
    assert table("ours", rows[1:]) == []


def test_nothing_counts_before_the_listening_has_ended_and_each_counts_once() -> None:
    marks = Marks(Clock())
    marks.note("answered")  # the question
    assert marks.at == {}
    engine = ScriptedEngine(["numb"])
    person = PersonTurn(ToneSynthesiser(RATE).speak("numb").pcm)
    ear = VoiceEar(
        TapeMicrophone(Tape(), [person]),
        LevelVad,
        lambda _: engine.recogniser(),
        on_end=lambda: marks.note("ended"),
    )
    WatchedEar(ear, marks).hear(Listen())
    marks.heard(Understanding("numb"))
    marks.note("answered")
    marks.note("answered")
    assert list(marks.at) == ["ended", "recognised", "understood", "answered"]
    assert set(marks.at) < set(ORDER)
    assert marks.at["answered"] == marks.at["understood"] + 1


def test_the_first_sample_that_counts_is_not_silence() -> None:
    marks = Marks(Clock())
    marks.note("ended")
    handed: list[bytes] = [bytes(4), b"\1\0\0\0"]

    class Library:
        def RawOutputStream(self, **settings: object) -> object:  # noqa: N802
            return settings["callback"]

    def callback(out: bytearray, *_: object) -> None:
        out[:] = handed.pop(0)

    wanted = WatchedSound(Library(), marks).RawOutputStream(callback=callback, samplerate=RATE)
    out = bytearray(4)
    wanted(out, 2, None, None)
    assert "sounding" not in marks.at
    wanted(out, 2, None, None)
    assert "sounding" in marks.at


def test_a_microphone_of_recordings_gives_frames_no_sooner_than_they_are_spoken() -> None:
    now = [100.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    microphone = PacedMicrophone(Paced(bytes(FRAME_BYTES + 2), lambda: now[0], sleep))
    with microphone:
        microphone.listen()
        assert len(microphone.read()) == FRAME_BYTES
        assert now[0] == pytest.approx(100 + FRAME_SECONDS)
        now[0] += 5.0  # whoever is late waits no more
        assert len(microphone.read()) == FRAME_BYTES
        assert now[0] == pytest.approx(105 + FRAME_SECONDS)
        assert microphone.read() == b""
        microphone.listen()
        assert microphone.read(), "every listening hears it from the start"
    assert not microphone.over()
