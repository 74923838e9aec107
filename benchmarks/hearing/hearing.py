"""One utterance through one engine, timed; many of them, in processes of their own."""

import multiprocessing
import signal
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from rich.console import Console
from rich.progress import track

from benchmarks.hearing.engines import engine
from benchmarks.hearing.mixing import Measure, mixed
from voice_checkin.asr.recogniser import Recogniser
from voice_checkin.audio.pcm import blocks, seconds, silence
from voice_checkin.audio.spoken import spoken
from voice_checkin.audio.vad import SileroVad
from voice_checkin.audio.wav import read_wav
from voice_checkin.catalogue.grammar import compile_grammar
from voice_checkin.catalogue.templates import load_templates
from voice_checkin.errors import RecogniserError
from voice_checkin.types import Grammar, Transcript

PIECE: Final = 0.2
"""Seconds fed at a time, as the program does."""

In = TypeVar("In")
Out = TypeVar("Out")


@dataclass(frozen=True, slots=True)
class Noise:
    """What is mixed in."""

    path: Path
    snr: float
    """dB."""
    measure: Measure
    seed: int


@dataclass(frozen=True, slots=True)
class Task:
    """One clip for one engine."""

    engine: str
    models: Path
    """The folder of installed models."""
    clip: Path
    templates: Path | None = None
    """Sentence templates to listen for; None is free speech."""
    noise: Noise | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of a task, and what it cost."""

    transcript: Transcript
    seconds: float
    """Of audio."""
    cpu: float = 0.0
    """Seconds of CPU time, from the recogniser made to the transcript; loading is not in it."""
    wall: float = 0.0
    """Seconds on the clock for the same."""
    tail: float = 0.0
    """Seconds of CPU time for `finish` alone: what is left to do once the audio is there."""
    peak: int | None = None
    """Bytes: the most memory the process has had so far; None where the system does not say."""
    problem: str = ""
    """Why the engine could not listen at all; empty when it could."""


def run(work: Callable[[In], Out], tasks: Sequence[In], jobs: int, label: str) -> list[Out]:
    """`work` on each task, in order, in `jobs` fresh processes, with a progress bar.

    Where there is no terminal, a line on standard error when all are done.
    """
    # Fresh ones, so that no engine counts the memory of another.
    context = multiprocessing.get_context("spawn")
    console = Console(stderr=True)
    with ProcessPoolExecutor(jobs, context, _leave_ctrl_c) as pool:
        found: Iterable[Out] = pool.map(work, tasks)
        if console.is_terminal:
            return list(track(found, label, len(tasks), console=console))
        done = list(found)
        console.print(f"{label}: {len(done)} done", highlight=False)
        return done


def _leave_ctrl_c() -> None:
    # The parent ends the run; a worker would only print where it was.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def hear(task: Task) -> Heard:
    """Decode one clip; runs in a worker."""
    pcm = sound(task)
    grammar = grammar_of(task.templates)
    begin = cpu_seconds()
    try:
        listener = engine(task.engine, task.models)
        _warm(task.engine, task.models, task.templates)
        begin = cpu_seconds()
        return timed(lambda: listener.recogniser(grammar), pcm)
    except RecogniserError as bad:
        spent = cpu_seconds() - begin
        return Heard(Transcript(""), seconds(pcm), spent, problem=str(bad))


def sound(task: Task) -> bytes:
    """The clip as recognisers get it: with its noise, from the first speech to the last."""
    pcm = read_wav(task.clip)
    if n := task.noise:
        pcm = mixed(pcm, _noise(n.path), n.snr, f"{n.seed} {task.clip.name}", n.measure)
    return spoken(pcm, SileroVad()).audio


def timed(make: Callable[[], Recogniser], pcm: bytes, piece: float = PIECE) -> Heard:
    """Feed a fresh recogniser in pieces of `piece` seconds; by the CPU's clock and the wall's."""
    wall, cpu = time.perf_counter(), cpu_seconds()
    recogniser = make()
    for part in blocks(pcm, piece):
        recogniser.feed(part)
    fed = cpu_seconds()
    transcript = recogniser.finish()
    end = cpu_seconds()
    return Heard(
        transcript, seconds(pcm), end - cpu, time.perf_counter() - wall, end - fed, peak_memory()
    )


@cache
def grammar_of(templates: Path | None) -> Grammar | None:
    """The grammar of a file of templates, compiled once in a process."""
    return None if templates is None else compile_grammar(templates.stem, load_templates(templates))


@cache
def _warm(name: str, models: Path, templates: Path | None) -> None:
    """One silent utterance, so that building the grammar's search is not timed with the first."""
    timed(lambda: engine(name, models).recogniser(grammar_of(templates)), silence(0.5))


@cache
def _noise(path: Path) -> bytes:
    return read_wav(path)


def cpu_seconds() -> float:
    """CPU time of this process and of those it started and has waited for."""
    own = time.process_time()
    if sys.platform == "win32":
        return own
    import resource

    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own + children.ru_utime + children.ru_stime


def peak_memory() -> int | None:
    """Bytes this process, or one it started, has had at most; None on Windows."""
    if sys.platform == "win32":
        return None
    import resource

    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    most = max(resource.getrusage(who).ru_maxrss for who in whose)
    return most if sys.platform == "darwin" else most * 1024
