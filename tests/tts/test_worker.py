"""The real worker: a child process, pyttsx3, and espeak-ng from its package."""

import contextlib
import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import espeakng_loader
import pytest
import soundfile

from voice_checkin.errors import VoiceError
from voice_checkin.tts.channel import ProcessChannel, WorkerGone
from voice_checkin.tts.engine import EngineProblem
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser
from voice_checkin.tts.synthesiser import Manner, Speech
from voice_checkin.tts.worker import Scratch

LINE = "Good morning. How much can you feel today?"
COMMAND = [sys.executable, "-m", "voice_checkin.tts.worker", "espeak"]


@pytest.fixture(scope="module")
def voice() -> Iterator[Pyttsx3Synthesiser]:
    made = Pyttsx3Synthesiser(engine="espeak")
    yield made
    made.close()


@pytest.fixture(scope="module", autouse=True)
def earlier() -> list[Speech]:
    """What a breathy voice said when this module began: its noise must not follow the clock."""
    return breathy()


def breathy() -> list[Speech]:
    made = Pyttsx3Synthesiser(voice="en-us+f3", engine="espeak")
    said = [made.speak(text) for text in (LINE, "Thank you.", "Rest well.")]
    made.close()
    return said


def loudness(pcm: bytes) -> int:
    return max(map(abs, memoryview(pcm).cast("h")))


def test_it_speaks_a_line_at_a_natural_pace(voice: Pyttsx3Synthesiser) -> None:
    speech = voice.speak(LINE)
    assert speech.rate == 22_050
    assert 1.5 < speech.seconds < 4.0
    assert loudness(speech.pcm) > 8_000


def test_rate_and_volume_are_kept_however_often_they_change(voice: Pyttsx3Synthesiser) -> None:
    """The driver alone loses about every second change."""
    for turn in range(12):
        manner = Manner(rate=(130, 260)[turn % 2], volume=(1.0, 0.2, 0.5)[turn % 3])
        voice.manner = manner
        speech = voice.speak(f"{LINE} {turn}")
        assert (speech.seconds > 3.0) == (manner.rate == 130)
        assert loudness(speech.pcm) == pytest.approx(25_000 * manner.volume, rel=0.3)
    voice.manner = Manner()


@pytest.mark.parametrize(
    "text",
    [
        "-v de hello",
        "<speak>hi</speak>",
        'it\'s "quoted"',
        "a\x00b",
        "[[h@l'oU]]",
        "ünïcödé",
        "😀 ok",
    ],
)
def test_odd_text_is_spoken(voice: Pyttsx3Synthesiser, text: str) -> None:
    assert voice.speak(text).seconds > 0.2


def test_five_thousand_characters_are_spoken_whole(voice: Pyttsx3Synthesiser) -> None:
    assert voice.speak("word " * 1000).seconds > 200


def test_two_voices_speak_side_by_side_and_sound_different(voice: Pyttsx3Synthesiser) -> None:
    person = Pyttsx3Synthesiser(voice="en-us+f3", engine="espeak")
    try:
        assert person.speak(LINE).pcm != voice.speak(LINE).pcm
    finally:
        person.close()


def test_another_voice_is_there_and_sounds_different(voice: Pyttsx3Synthesiser) -> None:
    usual = voice.speak(LINE)
    voice.manner = Manner(voice="another")
    assert voice.speak(LINE).pcm not in (usual.pcm, b"")
    voice.manner = Manner()


def test_voices_and_variants_are_listed_and_can_be_chosen(voice: Pyttsx3Synthesiser) -> None:
    chosen = next(info for info in voice.voices() if info.id == "gmw/en-us")
    assert chosen.language == "en-us"
    assert "f3" in voice.variants()
    voice.manner = Manner(voice=f"{chosen.id}+f3")
    assert voice.speak("Hello.").pcm
    voice.manner = Manner()


@pytest.mark.parametrize("unknown", ["en-gb", "nobody", "en-us+nobody", "", "en-us+f3 "])
def test_an_unknown_voice_is_named_and_the_next_phrase_is_fine(
    voice: Pyttsx3Synthesiser, unknown: str
) -> None:
    voice.manner = Manner(voice=unknown)
    with pytest.raises(VoiceError, match="lists the voices"):
        voice.speak("Hello.")
    voice.manner = Manner()
    assert voice.speak("Hello again.").pcm


def test_a_killed_worker_is_replaced() -> None:
    channels: list[ProcessChannel] = []

    def connect(engine: str) -> ProcessChannel:
        channels.append(ProcessChannel(engine))
        return channels[-1]

    voice = Pyttsx3Synthesiser(engine="espeak", connect=connect)
    before = voice.speak("One.")
    channels[0].process.kill()
    assert voice.speak("Two.").pcm
    assert voice.speak("One.") == before
    assert len(channels) == 2
    voice.close()
    assert all(channel.process.poll() is not None for channel in channels)


def test_a_worker_that_answers_nonsense_or_ends_at_once_is_gone() -> None:
    for module in ("this", "voice_checkin.no_such_module"):
        channel = ProcessChannel("espeak", module)
        with pytest.raises(WorkerGone):
            channel.ask({"list": True}, 5)
        channel.close()


def test_an_answer_nobody_waited_for_is_passed_over() -> None:
    channel = ProcessChannel("espeak")
    channel.ask({"list": True}, 30)
    with pytest.raises(WorkerGone):
        channel.ask({"text": "One.", "voice": None, "rate": 165, "volume": 1.0}, 0)
    assert "voices" in channel.ask({"list": True}, 30).message
    channel.close()


def test_it_ends_with_its_input_and_leaves_no_file_and_no_chatter(tmp_path: Path) -> None:
    request = b'{"id":1,"text":"Numb. Logged.","voice":null,"rate":165,"volume":1.0}\n'
    process = subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(tmp_path), "TEMP": str(tmp_path), "TMP": str(tmp_path)},
    )
    assert process.stdin
    assert process.stdout
    assert process.stderr
    greeting = process.stdout.readline()
    process.stdin.write(request)
    process.stdin.flush()
    header = process.stdout.readline()
    size = int(header.split(b'"bytes":')[1].strip(b" }\n"))
    samples, _ = soundfile.read(io.BytesIO(process.stdout.read(size)), dtype="int16")
    process.stdin.close()
    rest = process.stdout.read()
    process.wait(10)
    assert b'"ready": true' in greeting
    assert len(samples) > 10_000
    assert rest == b""
    assert process.stderr.read() == b""
    assert list(tmp_path.iterdir()) == []


class Writer:
    """Writes the text itself, or fails after it has begun."""

    def __init__(self, fails: bool) -> None:
        self.fails = fails

    def save(self, text: str, path: Path) -> None:
        path.write_text(text)
        if self.fails:
            raise EngineProblem("failed")


@pytest.mark.parametrize("fails", [False, True])
def test_where_files_are_needed_none_outlives_its_phrase(tmp_path: Path, fails: bool) -> None:
    folder = tmp_path / "private"
    folder.mkdir()
    scratch = Scratch(folder)
    with contextlib.suppress(EngineProblem):
        assert scratch.record(Writer(fails), "numb") == b"numb"
    assert list(folder.iterdir()) == []
    scratch.remove()
    assert not folder.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists what a process has loaded")
def test_espeak_ng_comes_from_its_package_and_nowhere_else() -> None:
    channel = ProcessChannel("espeak")
    channel.ask({"list": True}, 30)
    maps = Path(f"/proc/{channel.process.pid}/maps").read_text().splitlines()
    channel.close()
    assert {line.split()[-1] for line in maps if "espeak" in line} == {
        espeakng_loader.get_library_path()
    }


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_ctrl_c_is_the_parents_to_handle() -> None:
    channel = ProcessChannel("espeak")
    channel.ask({"list": True}, 30)
    assert os.getpgid(channel.process.pid) != os.getpgid(0)
    channel.process.send_signal(signal.SIGINT)
    assert "voices" in channel.ask({"list": True}, 30).message
    channel.close()


def test_a_new_worker_says_the_same_lines_in_the_same_samples(earlier: list[Speech]) -> None:
    """A recorded conversation is the same when it is run again. Last, so that time has passed."""
    assert breathy() == earlier
