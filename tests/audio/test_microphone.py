"""Recordings in the place of a microphone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from voice_checkin.audio.microphone import Microphone, WavMicrophone
from voice_checkin.audio.wav import WavWriter
from voice_checkin.errors import AudioError
from voice_checkin.types import FRAME_BYTES

Record = Callable[[str, bytes], Path]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    def write(name: str, pcm: bytes) -> Path:
        with WavWriter(tmp_path / name) as writer:
            writer.write(pcm)
        return tmp_path / name

    return write


def frames(microphone: Microphone, most: int = 1000) -> list[bytes]:
    heard: list[bytes] = []
    while len(heard) < most and (frame := microphone.read()):
        heard.append(frame)
    return heard


def test_one_recording_a_turn_each_to_its_end(record: Record) -> None:
    paths = [record("a.wav", b"a" * 3000), record("b.wav", b"b" * FRAME_BYTES)]
    with WavMicrophone(paths) as microphone:
        microphone.listen()
        assert frames(microphone) == [b"a" * 1024, b"a" * 1024, b"a" * 952 + bytes(72)]
        assert not microphone.over()
        microphone.listen()
        assert frames(microphone) == [b"b" * 1024]
        assert microphone.over()
        microphone.listen()
        assert frames(microphone) == []


def test_a_turn_cut_short_does_not_run_into_the_next(record: Record) -> None:
    paths = [record("a.wav", b"a" * 4096), record("b.wav", b"b" * 1024)]
    with WavMicrophone(paths) as microphone:
        microphone.listen()
        frames(microphone, most=1)
        microphone.listen()
        assert frames(microphone) == [b"b" * 1024]


def test_one_recording_with_pauses_stands_still_between_listenings(record: Record) -> None:
    with WavMicrophone([record("all.wav", b"a" * 2048 + b"b" * 1024)]) as microphone:
        microphone.listen()
        assert frames(microphone, most=2) == [b"a" * 1024] * 2
        assert not microphone.over()
        microphone.listen()
        assert frames(microphone) == [b"b" * 1024]
        assert microphone.over()


def test_a_bad_recording_is_told_of_before_the_first_turn(record: Record, tmp_path: Path) -> None:
    microphone = WavMicrophone([record("a.wav", bytes(2048)), tmp_path / "b.wav"])
    with pytest.raises(AudioError, match=r"b\.wav does not exist"):
        microphone.open()


def test_opened_again_it_begins_again(record: Record) -> None:
    microphone = WavMicrophone([record("a.wav", b"a" * 1024)])
    for _ in range(2):
        with microphone:
            microphone.listen()
            assert frames(microphone) == [b"a" * 1024]


def test_no_recordings_at_all_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least one"):
        WavMicrophone([])
