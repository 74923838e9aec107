"""The command line of the benchmark of confidence."""

import argparse
import sys
from pathlib import Path

from rich.console import Console

import benchmarks.confidence
from benchmarks.confidence import fitting, reporting, turns
from benchmarks.hearing.hearing import run
from voice_checkin.asr.evidence import confidence
from voice_checkin.errors import VoiceCheckinError


def main() -> int:
    """Collect, report or fit; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.confidence",
        description=benchmarks.confidence.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parts = parser.add_subparsers(dest="part", required=True)
    collect = parts.add_parser("turns")
    collect.add_argument("--data", type=Path, required=True, metavar="DIR")
    collect.add_argument("--out", type=Path, required=True, metavar="FILE")
    collect.add_argument("--jobs", type=int, default=1)
    collect.add_argument("--every", type=int, default=3, help="of the foreign recordings")
    for part in ("report", "fit"):
        looking = parts.add_parser(part)
        looking.add_argument("turns", type=Path, metavar="TURNS")
        looking.add_argument("--plot", type=Path, metavar="FILE")
    asked = parser.parse_args()
    try:
        {"turns": _collect, "report": _report, "fit": _fit}[asked.part](asked)
    except VoiceCheckinError as problem:
        print(problem, file=sys.stderr)
        return problem.exit_code
    return 0


def _collect(asked: argparse.Namespace) -> None:
    sounds = turns.sounds(asked.data, asked.every)
    with asked.out.open("w", encoding="utf-8") as file:
        for found in run(turns.hear, sounds, asked.jobs, "turns"):
            file.writelines(map(turns.written, found))


def _report(asked: argparse.Namespace) -> None:
    heard = _with_words(asked.turns)
    sure = [confidence(turn.evidence) for turn in heard if turn.evidence]
    _show(heard, sure, "by the scorecard that is shipped", asked.plot)


def _fit(asked: argparse.Namespace) -> None:
    heard = _with_words(asked.turns)
    sure = fitting.cross_validated(heard)
    _show(heard, sure, "by a scorecard of other speakers", asked.plot)
    card = fitting.scorecard(heard)
    print(f"GRAMMAR: Final = Scorecard({card.base:.3f}, {{")
    for name, steps in card.steps.items():
        print(f"    {name!r}: Steps({steps.edges}, {steps.scores}),")
    print("})")


def _with_words(path: Path) -> list[turns.Turn]:
    return [turn for turn in turns.read(path) if turn.evidence]


def _show(heard: list[turns.Turn], sure: list[float], by: str, picture: Path | None) -> None:
    console = Console()
    reporting.outcomes(heard, sure, f"What becomes of turns, {by}").show(console)
    reporting.reliability(heard, sure, f"Right, {by}").show(console)
    if picture:
        reporting.plot(heard, sure, picture)


if __name__ == "__main__":
    sys.exit(main())
