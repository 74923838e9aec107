"""The command line of the benchmark of confidence."""

import argparse
import sys
from pathlib import Path

import benchmarks.confidence
from benchmarks.confidence import turns
from benchmarks.hearing.hearing import run
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
    asked = parser.parse_args()
    try:
        _collect(asked)
    except VoiceCheckinError as problem:
        print(problem, file=sys.stderr)
        return problem.exit_code
    return 0


def _collect(asked: argparse.Namespace) -> None:
    sounds = turns.sounds(asked.data, asked.every)
    with asked.out.open("w", encoding="utf-8") as file:
        for found in run(turns.hear, sounds, asked.jobs, "turns"):
            file.writelines(map(turns.written, found))


if __name__ == "__main__":
    sys.exit(main())
