"""`voice-checkin erase`: everything gone, with nothing left behind."""

import sys
from typing import Annotated

import typer

from voice_checkin.cli.options import AsJson, DataDir
from voice_checkin.errors import SettingsError
from voice_checkin.settings import load_settings
from voice_checkin.store.keys import key_keeper
from voice_checkin.store.lifecycle import erase


def run(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Erase every check-in and the key that opens them. It cannot be undone.

    [dim]Example: voice-checkin erase[/dim]
    """
    settings = load_settings({"data_dir": data_dir})
    if not yes and not _confirmed(str(settings.data_dir)):
        typer.echo("Nothing was erased.")
        return
    erase(settings.data_dir, key_keeper(settings.keys, settings.config_dir / "keys"))
    typer.echo('{"erased": true}' if as_json else "Erased. Nothing is left of the check-ins.")


def _confirmed(folder: str) -> bool:
    if not sys.stdin.isatty():
        raise SettingsError("Nobody is here to ask; say --yes if you are sure.")
    return typer.confirm(f"Erase every check-in in {folder}? This cannot be undone.")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("erase")(run)
