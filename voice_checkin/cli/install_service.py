"""`voice-checkin install-service`: `listen`, started with the machine."""

import json
import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from voice_checkin.cli.options import AsJson, DataDir
from voice_checkin.service.systemd import (
    UNIT,
    Change,
    Done,
    change_of,
    commands_for,
    install,
    refuse_elsewhere,
    remove,
    unit_path,
)
from voice_checkin.service.unit import Service, unit
from voice_checkin.settings import load_settings
from voice_checkin.wake.word import WORDS

_SAYS: dict[Change, str] = {
    "written": "{path} is written.",
    "replaced": "{path} is replaced.",
    "unchanged": "{path} is already so.",
    "removed": "{path} is removed; nothing starts by itself any more.",
    "absent": "There is no {path}; nothing starts by itself.",
}
_BY_HAND = "There is no systemctl here; where there is one, run: {commands}"
_RUNNING = (
    "It runs now and whenever you log in; to start it with the machine, run once: "
    'sudo loginctl enable-linger "$USER"'
)
_LOOK = f"To see what it does: systemctl --user status {UNIT}"


def run(
    wake_word: Annotated[
        str | None, typer.Option("--wake-word", metavar="WORD", help=", ".join(WORDS))
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be done, and do nothing.")
    ] = False,
    take_away: Annotated[
        bool, typer.Option("--remove", help="Stop it and take the unit away.")
    ] = False,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Let `listen` start by itself, as a service of yours (Linux with systemd).

    [dim]Example: voice-checkin install-service --wake-word hey_jarvis[/dim]
    """
    settings = load_settings({"wake_word": wake_word, "data_dir": data_dir})
    service = Service(
        Path(sys.executable),
        settings.data_dir.absolute(),
        settings.config_dir.absolute(),
        wake_word,
    )
    refuse_elsewhere(sys.platform, shlex.join((sys.executable, *service.arguments)))
    text = unit(service)
    if dry_run:
        _would(text, take_away, as_json)
        return
    done = remove() if take_away else install(text)
    _tell_json(done) if as_json else _tell(done)


def _tell(done: Done) -> None:
    typer.echo(_SAYS[done.change].format(path=done.path))
    if done.change in ("removed", "absent"):
        return
    if done.told:
        typer.echo(_RUNNING)
        typer.echo(_LOOK)
    else:
        typer.echo(_BY_HAND.format(commands=" && ".join(_lines(done.change))))


def _tell_json(done: Done) -> None:
    typer.echo(
        json.dumps({"unit": str(done.path), "change": done.change, "systemd_told": done.told})
    )


def _would(text: str, take_away: bool, as_json: bool) -> None:
    path = unit_path()
    gone: Change = "removed" if path.exists() else "absent"
    change = gone if take_away else change_of(path, text)
    commands = [] if change == "absent" else _lines(change)
    if as_json:
        record = {"unit": str(path), "change": change, "commands": commands, "dry_run": True}
        typer.echo(json.dumps(record if take_away else record | {"text": text}))
        return
    if not take_away:
        typer.echo(text)
    then = f", and this run: {' && '.join(commands)}" if commands else ""
    typer.echo(f"# Nothing was done. {path} would be {change}{then}")


def _lines(change: Change) -> list[str]:
    return [" ".join(("systemctl", "--user", *words)) for words in commands_for(change)]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("install-service")(run)
