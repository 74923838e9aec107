"""What hearing costs on one core, with the accuracy it buys in the same row."""

from dataclasses import dataclass
from dataclasses import replace as with_
from pathlib import Path
from statistics import fmean
from typing import Final

from benchmarks.hearing import clips
from benchmarks.hearing.clips import NUMBERS
from benchmarks.hearing.engines import engine
from benchmarks.hearing.hearing import Heard, Task, cpu_seconds, hear, run, timed
from benchmarks.hearing.numbers import hear_numbers, right_words, taken
from benchmarks.hearing.options import Options
from benchmarks.hearing.orders import order_lexicon, right_orders, templates_of
from benchmarks.hearing.report import Report, Row, problems
from benchmarks.hearing.scoring import Share, error_rate
from benchmarks.hearing.words import hear_freely, mistakes, transcribed
from voice_checkin.audio.pcm import silence
from voice_checkin.errors import RecogniserError

_MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Load:
    """An engine that is to be loaded."""

    engine: str
    models: Path


def speed(options: Options) -> list[Report]:
    """One process at a time; orders and numbers by grammar, numbers also as free speech."""
    report = Report("speed", "Speed on one core, and memory")
    options = with_(options, jobs=1)
    for name in options.engines:
        loaded = run(load, [Load(name, options.models)], 1, f"{name}, loading")[0]
        for label, accuracy, heard in _measures(name, options):
            report.notes += problems(name, heard)
            report.rows.append({
                "engine": name, "listening": label, "accuracy": accuracy, "n": len(heard),
                **_cost(heard), "load s": loaded,
            })  # fmt: skip
    report.notes += [
        "x real time: CPU seconds for a second of audio; wall: the same by the clock.",
        "after the end: CPU milliseconds of work left when the last 200 ms are in; mean.",
        "memory: the most the process had, MB, the interpreter and its libraries included.",
    ]
    return [report]


def _measures(name: str, options: Options) -> list[tuple[str, str, list[Heard]]]:
    spoken = clips.some(clips.orders(options.data), options.limit, options.seed)
    templates = templates_of(options.data)
    ordered = run(
        hear,
        [Task(name, options.models, c.path, templates) for c in spoken],
        1,
        f"{name}, orders",
    )
    right = right_orders(spoken, ordered, order_lexicon(templates))
    digits = taken(options)
    numbers = hear_numbers(name, digits, options)
    exact = Share(sum(map(right_words, digits, numbers)), len(digits))
    talk = transcribed(options, NUMBERS)
    free = hear_freely(name, talk, options)
    error = error_rate(list(map(mistakes, talk, free)))
    return [
        ("orders, grammar", f"{right} right", ordered),
        ("numbers, grammar", f"{exact} right", numbers),
        ("numbers, free", f"{error:.3f} word error", free),
    ]


def _cost(heard: list[Heard]) -> Row:
    audio = sum(h.seconds for h in heard) or 1.0
    peaks = [h.peak for h in heard if h.peak is not None]
    return {
        "x real time": round(sum(h.cpu for h in heard) / audio, 3),
        "wall": round(sum(h.wall for h in heard) / audio, 3),
        "after the end ms": round(1000 * fmean(h.tail for h in heard)) if heard else None,
        "memory MB": round(max(peaks) / _MEGABYTE) if peaks else None,
    }


def load(task: Load) -> float | None:
    """CPU seconds from nothing to the first free recogniser; runs in a fresh worker."""
    begin = cpu_seconds()
    try:
        timed(lambda: engine(task.engine, task.models).recogniser(), silence(0.1))
    except RecogniserError:
        return None
    return round(cpu_seconds() - begin, 2)
