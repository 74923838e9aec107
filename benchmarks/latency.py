"""From the end of speech to the first sound of the answer, stage by stage.

    python -m benchmarks.latency RECORDING_OR_FOLDER... [--clips 20] [--engine auto] [--json]

The program's own conversation, ear and mouth (session/) answer each recording once, as the answer
to the first question of a check-in, in real time, with a store, a voice and PortAudio on a virtual
sound card (tests/room). Each is watched from outside, by the objects handed to it:

    ended        the end of speech to the end of the listening, beyond the silence that is asked for
    recognised   what is left to decode, if the silence was too short for it
    understood   the utterance's meaning
    answered     dialogue and store, up to the first line
    synthesised  the first line, never from the cache
    sounding     until PortAudio takes the first sample that is not zero

Where speech ends is taken from the recording alone, as in benchmarks/endpointing.py. The peer in
the same run, on the same recordings, is benchmarks/latency_peer.py: SpeechRecognition and pyttsx3.
Recordings whose listening ended before the speech did are left out of the times and counted. The
first recording is answered once before anything is counted.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, cast

import numpy as np

from benchmarks.latency_marks import (
    ORDER,
    Marks,
    Over,
    WatchedEar,
    WatchedSound,
    WatchedSpeaker,
    WatchedVoice,
)
from benchmarks.latency_scene import Paced, PacedMicrophone, percentile, scene, stages
from tests.room.virtual_room import APT_LINE, Room, missing
from voice_checkin.app import App, build
from voice_checkin.asr.recogniser import Engine
from voice_checkin.audio.portaudio import SoundLibrary, load
from voice_checkin.audio.sounddevice_speaker import SounddeviceSpeaker
from voice_checkin.audio.vad import SileroVad
from voice_checkin.dialogue.state import Kind
from voice_checkin.session.voice import VoiceEar, VoiceMouth
from voice_checkin.settings import load_settings

Row = dict[str, Any]


@dataclass(frozen=True)
class Stage:
    """One line of the table, in milliseconds."""

    program: str
    name: str
    n: int
    p50: float
    p95: float


def table(program: str, rows: Sequence[Row]) -> list[Stage]:
    """Each stage, then all of them with the silence that is asked for, and without."""
    times = [row for row in rows if "stages" in row]
    if not times:
        return []
    columns = {name: [row["stages"][name] for row in times] for name in times[0]["stages"]}
    whole = [sum(row["stages"].values()) for row in times]
    first = next(iter(columns))
    beyond = [row["stages"][first] - row["silence"] for row in times]
    columns[first] = beyond
    columns["all, beyond the silence"] = [
        a - row["silence"] for a, row in zip(whole, times, strict=True)
    ]
    columns["all"] = whole
    return [
        Stage(
            program,
            name,
            len(values),
            round(1000 * percentile(values, 0.5), 1),
            round(1000 * percentile(values, 0.95), 1),
        )
        for name, values in columns.items()
    ]


def answer(app: App, engine: Engine, path: Path, folder: Path) -> Row:
    """One recording, answered by the program in a store of its own."""
    room = scene(path)
    if room is None:
        return {"file": path.name, "left out": "no speech"}
    pcm, end = room
    marks, paced = Marks(), Paced(pcm)
    settings = app.settings.model_copy(update={"data_dir": folder / "data", "config_dir": folder})
    lexicon, script = app.lexicon, app.script
    app = App(settings, app.clock, lambda: lexicon, script)
    voice = app.voice()
    voice.speak("Ready.")
    sound = cast("SoundLibrary", WatchedSound(load(), marks))
    with app.store() as store, SounddeviceSpeaker(library=sound) as speaker:
        recognisers = app.recognisers(engine)
        ended = partial(marks.note, "ended")
        ear = VoiceEar(
            PacedMicrophone(paced),
            SileroVad,
            recognisers,
            on_end=ended,
            on_likely=app.understand,
        )
        mouth = VoiceMouth(WatchedVoice(voice, marks), WatchedSpeaker(speaker, marks))
        with closing(voice), suppress(Over):
            app.converse(store, WatchedEar(ear, marks), mouth, marks, Kind.CHECK_IN)
    if "sounding" not in marks.at:
        return {"file": path.name, "left out": "not heard"}
    marks.at["spoken"] = paced.started + end
    if marks.at["ended"] < marks.at["spoken"]:
        return {"file": path.name, "left out": "cut off"}
    return {"file": path.name, "silence": marks.silence, "stages": stages(marks.at, ORDER)}


def ours(paths: Sequence[Path], engine: str) -> Iterator[Row]:
    """The program, in a virtual room."""
    with Room() as room:
        os.environ.update(room.env)
        app = build(load_settings({"engine": engine, "data_dir": room.home / "data"}))
        chosen = app.engine().engine
        for number, path in enumerate((paths[0], *paths)):
            with tempfile.TemporaryDirectory(dir=room.home) as folder:
                row = answer(app, chosen, path, Path(folder))
            if number:
                yield row


def peer(paths: Sequence[Path]) -> Iterator[Row]:
    """The usual stack, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.latency_peer", *map(str, paths)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    for line in done.stdout.splitlines():
        if line.startswith("{"):
            yield json.loads(line)


def recordings(given: Sequence[Path], most: int, seed: int) -> list[Path]:
    """Up to `most` of each folder, drawn with this seed, and every file."""
    found: list[Path] = []
    for path in given:
        inside = sorted(path.glob("*.wav")) if path.is_dir() else [path]
        order = np.random.default_rng(seed).permutation(len(inside))
        found += [inside[at] for at in order[:most]]
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("recordings", type=Path, nargs="+")
    parser.add_argument("--clips", type=int, default=20, help="of each folder")
    parser.add_argument("--engine", default="auto")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if lacking := missing():
        sys.exit(f"No virtual sound card for want of {', '.join(lacking)}; run: {APT_LINE}")
    paths = recordings(asked.recordings, asked.clips, asked.seed)
    programs = {
        f"voice-checkin ({asked.engine})": list(ours(paths, asked.engine)),
        "SpeechRecognition and pyttsx3": list(peer(paths)),
    }
    if asked.json:
        print(json.dumps(programs))
        return
    print(f"load average {os.getloadavg()[0]:.1f}; milliseconds")
    for program, rows in programs.items():
        left_out = [row["left out"] for row in rows if "left out" in row]
        counts = ", ".join(f"{left_out.count(why)} {why}" for why in sorted(set(left_out)))
        print(f"{program}: {len(rows)} recordings, left out: {counts or 'none'}")
        for stage in table(program, rows):
            print(f"  {stage.name:24} n={stage.n:<4} p50 {stage.p50:8.1f}  p95 {stage.p95:8.1f}")


if __name__ == "__main__":
    main()
