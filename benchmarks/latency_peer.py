"""The peer of benchmarks/latency.py: SpeechRecognition hears, PocketSphinx reads, pyttsx3 answers.

    python -m benchmarks.latency_peer RECORDING...

As their manuals show it, with their own settings: the room is listened to for a second, then
`listen`, `recognize_sphinx`, `say` and `runAndWait`. On Linux pyttsx3 plays through the program
aplay; one that only notes the time stands in its place, so that what is counted ends when the
player is started, before it has opened the device. One JSON object a recording.
"""

import ctypes
import json
import os
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from benchmarks.latency_scene import LEAD, Paced, scene, stages
from voice_checkin.types import RATE

ORDER: Final = ("spoken", "ended", "recognised", "sounding")
_ANSWER: Final = "Thank you. How are you, in a word?"
_PLAYER: Final = '#!/bin/sh\ndate +%s.%N > "$(dirname "$0")/started"\n'


def answerer(folder: Path) -> Any:
    """pyttsx3 on the espeak-ng that comes with the package espeakng-loader."""
    import espeakng_loader

    os.environ["ESPEAK_DATA_PATH"] = str(Path(espeakng_loader.get_data_path()).parent)
    ctypes.CDLL(espeakng_loader.get_library_path(), ctypes.RTLD_GLOBAL)
    player = folder / "aplay"
    player.write_text(_PLAYER)
    player.chmod(0o755)
    os.environ["PATH"] = f"{folder}:{os.environ['PATH']}"
    import pyttsx3

    return pyttsx3.init("espeak")


def heard(package: Any, recogniser: Any, paced: Paced) -> tuple[Any, float]:
    """What `listen` brings, and when it returned."""

    class Source(package.AudioSource):  # type: ignore[misc]  # the package has no types
        SAMPLE_RATE, SAMPLE_WIDTH, CHUNK = RATE, 2, 1024

        def __init__(self) -> None:
            self.stream: _Stream | None = None

        def __enter__(self) -> Any:
            self.stream = _Stream(paced)
            return self

        def __exit__(self, *problem: object) -> None:
            self.stream = None

    with Source() as source:
        paced.begin()
        recogniser.adjust_for_ambient_noise(source, duration=LEAD - 0.5)
        audio = recogniser.listen(source)
        return audio, time.time()


class _Stream:
    """What their microphone reads from: so many samples."""

    def __init__(self, paced: Paced) -> None:
        self._paced = paced

    def read(self, samples: int) -> bytes:
        return self._paced.read(2 * samples)


def once(package: Any, voice: Any, path: Path, started: Path) -> dict[str, object]:
    """One recording, answered."""
    room = scene(path)
    if room is None:
        return {"file": path.name, "left out": "no speech"}
    pcm, end = room
    recogniser = package.Recognizer()
    paced = Paced(pcm)
    audio, ended = heard(package, recogniser, paced)
    marks = {"spoken": paced.started + end, "ended": ended}
    if ended < marks["spoken"]:
        return {"file": path.name, "left out": "cut off"}
    with suppress(package.UnknownValueError):  # it is answered all the same, as ours is
        recogniser.recognize_sphinx(audio)
    marks["recognised"] = time.time()
    voice.say(_ANSWER)
    voice.runAndWait()
    marks["sounding"] = float(started.read_text())
    silence = float(recogniser.pause_threshold)
    return {"file": path.name, "silence": silence, "stages": stages(marks, ORDER)}


def main(*paths: str) -> None:
    """Answer every recording once; the first of them twice, and that is not counted."""
    try:
        import speech_recognition
    except ImportError:
        sys.exit("SpeechRecognition is not installed; pip install SpeechRecognition")
    with tempfile.TemporaryDirectory() as folder:
        voice = answerer(Path(folder))
        started = Path(folder) / "started"
        for number, path in enumerate((paths[0], *paths)):
            row = once(speech_recognition, voice, Path(path), started)
            if number:
                print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
