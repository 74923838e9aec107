"""`voice-checkin import`: a file that was exported comes back, or comes over from elsewhere."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from voice_checkin.app import build
from voice_checkin.cli.options import AsJson, DataDir
from voice_checkin.cli.progress import shown
from voice_checkin.cli.words import check_ins
from voice_checkin.errors import SettingsError, StoreError
from voice_checkin.exchange.bring import KINDS, Kind, bring
from voice_checkin.exchange.daylio import Moods, Reader
from voice_checkin.session.clock import make_clock
from voice_checkin.settings import load_settings

_MIDDLE = 3
"""Of the 1 to 5 that a person is asked for; there the valence is 0."""


def run(
    file: Annotated[
        Path, typer.Argument(help="An export: of this program, of Daylio, of Loop Habit Tracker.")
    ],
    kind: Annotated[
        str | None,
        typer.Option("--from", metavar="PROGRAM", help="daylio or loop; else told by the file."),
    ] = None,
    mood: Annotated[
        list[str] | None,
        typer.Option(
            "--mood", metavar="NAME=N", help="What a mood of Daylio's means, -2 to 2; repeatable."
        ),
    ] = None,
    zone: Annotated[
        str | None,
        typer.Option("--zone", metavar="ZONE", help="Of times without one, e.g. Europe/Dublin."),
    ] = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Bring an export back. What is there already stays as it is; a second time adds nothing.

    [dim]Example: voice-checkin import daylio_export.csv --mood cosy=1[/dim]
    """
    app = build(load_settings({"data_dir": data_dir}))
    moods, program, local = _moods(mood or []), _program(kind), _zone(zone)
    with app.store() as store:
        lexicon = app.knowing(store).read_lexicon
        reader = Reader(lexicon, local, moods, lambda names: _ask(names, file))
        done = bring(file, store, reader, program, shown)
    for problem in done.problems:
        typer.echo(
            f"{file}:{problem.line}: {problem.reason}; this {problem.part} was left out.", err=True
        )
    if as_json:
        typer.echo(json.dumps(asdict(done), ensure_ascii=False))
        return
    typer.echo(f"{check_ins(done.entries)} came in, {done.known} were there already.")


def _program(kind: str | None) -> Kind | None:
    found = next((known for known in KINDS if known == kind), None)
    if kind is not None and found is None:
        raise SettingsError(f"--from {kind!r} is not known; choose one of {', '.join(KINDS)}.")
    return found


def _zone(name: str | None) -> str:
    if name is None:
        return make_clock().zone
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise SettingsError(
            f"--zone {name!r} is not known; write one such as Europe/Dublin."
        ) from None


def _moods(pairs: Sequence[str]) -> Moods:
    moods = {}
    for pair in pairs:
        name, _, value = pair.rpartition("=")
        if not name.strip() or value.strip() not in ("-2", "-1", "0", "1", "2"):
            raise SettingsError(f"--mood {pair!r} is not like rad=2; write NAME=N, N from -2 to 2.")
        moods[name.strip().casefold()] = int(value)
    return moods


def _ask(names: Sequence[str], file: Path) -> Moods:
    """What these moods mean; before anything is written, so that nobody is left half-way."""
    if not _at_terminal():
        raise StoreError(
            f"{file} has moods that are not known: {', '.join(names)}; say what each means, from "
            f"-2 to 2, with --mood '{names[0]}=1'. Nothing was imported."
        )
    typer.echo("How pleasant is each of these moods, from 1 (least) to 5 (most)?", err=True)
    return {name: _answer(name) - _MIDDLE for name in names}


def _at_terminal() -> bool:
    return sys.stdin.isatty()


def _answer(name: str) -> int:
    while True:
        said = str(typer.prompt(f"  {name}", err=True)).strip()
        if said in ("1", "2", "3", "4", "5"):
            return int(said)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import")(run)
