"""The microphone and the loudspeaker, through PortAudio and ALSA into a real sound server."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from tests.room.virtual_room import Room
from voice_checkin.audio.pcm import from_float, level_dbfs, samples, seconds
from voice_checkin.audio.wav import WavWriter, read_wav
from voice_checkin.types import RATE

pytestmark = pytest.mark.room


def tone(duration: float, hertz: float = 440.0) -> bytes:
    times = np.arange(round(duration * RATE)) / RATE
    return from_float(0.3 * np.sin(2 * np.pi * hertz * times))


def pitch(pcm: bytes) -> float:
    """The strongest frequency, in hertz."""
    return float(np.argmax(np.abs(np.fft.rfft(samples(pcm)))) * RATE / len(samples(pcm)))


@contextmanager
def program(room: Room, *arguments: str) -> Iterator[tuple[Callable[[], str], Callable[[], None]]]:
    """Our audio edge in a process of its own: what it tells next, and a line to it."""
    child = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("program.py")), *arguments],
        env=room.env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    told, line = child.stdout, child.stdin

    def nudge() -> None:
        line.write("\n")
        line.flush()

    try:
        yield (lambda: told.readline().strip()), nudge
        assert child.wait(timeout=30) == 0
    finally:
        child.kill()
        child.wait()
        told.close()
        line.close()


def test_the_microphone_hears_what_is_said_in_the_room(still: Room, tmp_path: Path) -> None:
    said = tone(1.0, hertz=440) + tone(1.0, hertz=880)
    with program(still, "record", str(tmp_path / "heard.wav"), "4.5") as (told, _):
        assert told() == "listening"
        still.say(said)
        assert told() == "dropped 0.0"
    heard = read_wav(tmp_path / "heard.wav")
    spoken = heard.strip(b"\0")
    assert seconds(spoken) == pytest.approx(2.0, abs=0.1)
    assert level_dbfs(spoken) == pytest.approx(level_dbfs(said), abs=0.5)
    middle = len(spoken) // 4 * 2
    assert pitch(spoken[3200 : middle - 3200]) == pytest.approx(440, abs=3)
    assert pitch(spoken[middle + 3200 : -3200]) == pytest.approx(880, abs=3)


def test_the_loudspeaker_is_heard_in_the_room_to_the_last_sample(
    room: Room, tmp_path: Path
) -> None:
    said = tone(1.0, hertz=660)
    with WavWriter(tmp_path / "say.wav") as writer:
        writer.write(said)
    with program(room, "play", str(tmp_path / "say.wav")) as (told, _):
        assert told() == "over"
        first_over = room.ear.now
        assert told() == "over"
        room.ear.wait_for_silence(room.ear.now)
    assert room.ear.sounding(0.0) == pytest.approx(2.0, abs=0.1)
    assert room.ear.sounding(0.0) - room.ear.sounding(first_over) >= 0.9, "over meant over"
    heard = room.ear.since(0.0).strip(b"\0")
    assert level_dbfs(heard[:16_000]) == pytest.approx(level_dbfs(said), abs=0.5)
    assert pitch(heard[3200:28_800]) == pytest.approx(660, abs=3)


def test_when_the_devices_vanish_it_is_told_and_nothing_hangs(room: Room, tmp_path: Path) -> None:
    with WavWriter(tmp_path / "say.wav") as writer:
        writer.write(tone(30.0))
    with (
        program(room, "record", str(tmp_path / "heard.wav"), "60") as (recorder, _),
        program(room, "play", str(tmp_path / "say.wav")) as (player, _),
    ):
        assert recorder() == "listening"
        room.ear.wait_for_sound(0.0)
        room.end()
        assert 'The microphone "default" has stopped sending sound: plug it in' in recorder()
        assert 'The loudspeaker "default" has stopped taking sound: plug it in' in player()
    assert not (tmp_path / "heard.wav").exists()


def test_stop_is_silence_within_half_a_second_and_speech_can_follow(
    room: Room, tmp_path: Path
) -> None:
    with WavWriter(tmp_path / "say.wav") as writer:
        writer.write(tone(4.0))
    with program(room, "stop", str(tmp_path / "say.wav")) as (told, nudge):
        room.ear.wait_for_sound(0.0, lasting=0.5)
        asked = room.ear.now
        nudge()
        assert told() == "stopped"
        room.ear.wait_for_silence(asked)
        assert room.ear.sounding(asked) <= 0.5
        again = room.ear.now
        nudge()
        assert told() == "over"
        room.ear.wait_for_silence(room.ear.now)
        assert room.ear.sounding(again) == pytest.approx(4.0, abs=0.2)
