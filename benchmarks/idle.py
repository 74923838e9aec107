"""What `listen` costs while it waits: share of one core and memory, beside the bare wake word.

    python -m benchmarks.idle [--seconds 60] [--engine vosk ...] [--word okay_nabu] [--json]

The real program runs against a virtual sound card (PulseAudio, see tests/room) whose microphone
hears a quiet room (-70 dBFS). The peer runs at the same time on the same microphone: the same
microphone library and the same wake word model, and nothing else (benchmarks/idle_peer.py).
Processor time and memory are of the process and its children (the voice is one), from psutil (the
extra `benchmarks`). PSS shares out what several processes have in common. Linux only.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np

from tests.room.virtual_room import APT_LINE, Room, missing
from voice_checkin.audio.pcm import from_float
from voice_checkin.types import RATE
from voice_checkin.wake.word import WORDS

_LEVEL: Final = 10 ** (-70 / 20)
"""Of full scale."""
_SETTLES: Final = 5.0
"""Seconds of waiting before anything is counted."""
_MEGABYTE: Final = 1_000_000
PEER: Final = "bare wake word"


@dataclass(frozen=True)
class Cost:
    """What one program cost while it waited."""

    name: str
    seconds: float
    """Counted."""
    cpu_percent: float
    """Of one core."""
    rss_mb: float
    """Most of it may be shared with other processes."""
    pss_mb: float
    """Its own share."""
    processes: int
    ready_after: float
    """Seconds from its start until it waited."""


@dataclass(frozen=True)
class Sample:
    """A look at a program and its children."""

    at: float
    """Seconds by a clock that only goes forward."""
    cpu: float
    """Seconds of processor time so far."""
    rss: int
    """Bytes."""
    pss: int
    """Bytes."""
    processes: int


def cost(name: str, before: Sample, after: Sample, ready_after: float) -> Cost:
    """What happened between two looks; memory is that of the second."""
    seconds = after.at - before.at
    return Cost(
        name,
        round(seconds, 1),
        round(100 * (after.cpu - before.cpu) / seconds, 2),
        round(after.rss / _MEGABYTE, 1),
        round(after.pss / _MEGABYTE, 1),
        after.processes,
        round(ready_after, 2),
    )


def ratios(costs: Sequence[Cost]) -> dict[str, dict[str, float]]:
    """Every program over the peer."""
    (peer,) = (one for one in costs if one.name == PEER)
    return {
        one.name: {
            "cpu": round(one.cpu_percent / peer.cpu_percent, 2) if peer.cpu_percent else 0.0,
            "pss": round(one.pss_mb / peer.pss_mb, 2) if peer.pss_mb else 0.0,
        }
        for one in costs
        if one is not peer
    }


def look(psutil: Any, pid: int) -> Sample:
    """The program and its children now."""
    parent = psutil.Process(pid)
    family = [parent, *parent.children(recursive=True)]
    memory = [one.memory_full_info() for one in family]
    times = [one.cpu_times() for one in family]
    return Sample(
        time.monotonic(),
        sum(t.user + t.system for t in times),
        sum(m.rss for m in memory),
        sum(m.pss for m in memory),
        len(family),
    )


@contextmanager
def quiet_room(seconds: float) -> Iterator[Room]:
    """A room in which hiss is heard for so long."""
    hiss = np.random.default_rng(1).standard_normal(round(seconds * RATE)) * _LEVEL
    with Room() as room:
        command = ("pacat", "--playback", "--device=room", "--raw")
        form = (f"--rate={RATE}", "--format=s16le", "--channels=1")
        file = room.home / "hiss.raw"
        file.write_bytes(from_float(hiss))
        with file.open("rb") as sound:
            playing = subprocess.Popen((*command, *form), env=room.env, stdin=sound)
        try:
            yield room
        finally:
            playing.kill()
            playing.wait()


@contextmanager
def running(room: Room, command: Sequence[str]) -> Iterator[tuple[int, float]]:
    """The program's process id and after how many seconds it waited."""
    env = room.env | {
        "VOICE_CHECKIN_DATA_DIR": str(room.home / "data"),
        "VOICE_CHECKIN_CONFIG_DIR": str(room.home / "config"),
    }
    start = time.monotonic()
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if json.loads(line).get("state") == "waiting":
                break
        else:
            sys.exit(f"{' '.join(command)} ended before it waited; run it by hand to see why.")
        yield process.pid, time.monotonic() - start
    finally:
        process.terminate()
        process.wait()


def measure(psutil: Any, asked: argparse.Namespace) -> list[Cost]:
    """All programs at the same time, in one room."""
    programs: dict[str, Sequence[str]] = {
        f"listen --engine {engine}": (
            *(sys.executable, "-m", "voice_checkin", "listen", "--json", "--engine", engine),
            *("--wake-word", asked.word),
        )
        for engine in asked.engine
    }
    programs[PEER] = (sys.executable, "-m", "benchmarks.idle_peer", asked.word)
    with ExitStack() as stack:
        room = stack.enter_context(quiet_room(asked.seconds + 120))
        # As on every day but the first: the store is there, and needs no migration.
        once = stack.enter_context(running(room, next(iter(programs.values()))))
        psutil.Process(once[0]).terminate()
        started = {
            name: stack.enter_context(running(room, command)) for name, command in programs.items()
        }
        time.sleep(_SETTLES)
        before = {name: look(psutil, pid) for name, (pid, _) in started.items()}
        time.sleep(asked.seconds)
        return [
            cost(name, before[name], look(psutil, pid), ready)
            for name, (pid, ready) in started.items()
        ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--engine", nargs="+", default=["auto"])
    parser.add_argument("--word", choices=WORDS, default="okay_nabu")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    try:
        import psutil
    except ImportError:
        sys.exit("psutil is not installed; pip install '.[benchmarks]'")
    if lacking := missing():
        sys.exit(f"No virtual sound card for want of {', '.join(lacking)}; run: {APT_LINE}")
    load = os.getloadavg()[0]
    costs = measure(psutil, asked)
    over = ratios(costs)
    if asked.json:
        print(json.dumps({"load": load, "costs": [asdict(one) for one in costs], "ratio": over}))
        return
    print(f"load average at the start {load:.1f}, {os.cpu_count()} cores")
    for one in costs:
        print(", ".join(f"{name} {value}" for name, value in asdict(one).items()))
    for name, ratio in over.items():
        print(f"{name} over {PEER}: {ratio['cpu']} x processor, {ratio['pss']} x memory (PSS)")


if __name__ == "__main__":
    main()
