"""The command line of the benchmarks of hearing."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from rich.console import Console

import benchmarks.hearing
from benchmarks.hearing.accepts import accepts
from benchmarks.hearing.engines import present
from benchmarks.hearing.numbers import numbers
from benchmarks.hearing.options import Options
from benchmarks.hearing.orders import orders
from benchmarks.hearing.rates import rates
from benchmarks.hearing.report import Report, save
from benchmarks.hearing.speed import speed
from benchmarks.hearing.words import words
from voice_checkin.errors import SettingsError, VoiceCheckinError
from voice_checkin.settings import load_settings

_PARTS: Final[dict[str, Callable[[Options], list[Report]]]] = {
    "orders": orders,
    "numbers": numbers,
    "words": words,
    "accepts": accepts,
    "rates": rates,
    "speed": speed,
}
_ALL: Final = "all"
_WIDTH: Final = 120
"""Columns of the tables where there is no terminal to ask."""


def main() -> int:
    """Measure, print, and save where asked; returns the exit code."""
    asked = _parser().parse_args()
    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    try:
        return _measure(asked, console)
    except VoiceCheckinError as problem:
        Console(stderr=True).print(str(problem), highlight=False, markup=False)
        return problem.exit_code
    except KeyboardInterrupt:
        return 130


def _measure(asked: argparse.Namespace, console: Console) -> int:
    models = asked.models or load_settings({}).models_dir
    here, absent = present(models)
    if unknown := sorted({*(asked.engine or ())} - {*here}):
        raise SettingsError(
            f"{', '.join(unknown)}: not installed, or no engine; here are: {', '.join(here)}"
        )
    for remark in () if asked.engine else absent:
        console.print(f"Left out: {remark}.", highlight=False)
    options = Options(
        data=asked.data,
        engines=tuple(asked.engine or here),
        models=models,
        limit=asked.limit,
        seed=asked.seed,
        jobs=asked.jobs,
        levels=tuple(asked.levels),
        noises=tuple(asked.noise),
        snr=asked.snr,
    )
    reports: list[Report] = []
    for what in _PARTS if asked.what == _ALL else (asked.what,):
        for report in _PARTS[what](options):
            report.show(console)
            reports.append(report)
    if asked.json:
        save(reports, asked.json)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.hearing",
        description=benchmarks.hearing.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    defaults = Options(Path(), (), Path())
    parser.add_argument("what", choices=(*_PARTS, _ALL))
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="the recordings")
    parser.add_argument("--engine", nargs="+", metavar="E", help="else every one that is here")
    parser.add_argument("--models", type=Path, metavar="DIR", help="another folder of Vosk models")
    parser.add_argument("--limit", type=int, metavar="N", help="clips of each corpus; else all")
    parser.add_argument("--seed", type=int, default=defaults.seed)
    parser.add_argument("--jobs", type=int, default=defaults.jobs, help="processes at a time")
    parser.add_argument("--levels", type=float, nargs="*", default=defaults.levels, metavar="DB")
    parser.add_argument("--noise", nargs="*", default=defaults.noises, metavar="WORD")
    parser.add_argument("--snr", choices=("mean", "peak"), default=defaults.snr)
    parser.add_argument("--json", type=Path, metavar="FILE", help="save all figures there")
    return parser


if __name__ == "__main__":
    sys.exit(main())
