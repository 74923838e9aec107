"""`voice-checkin import`: a file that was exported comes back."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from voice_checkin.app import open_store
from voice_checkin.catalogue.lexicon import load_lexicon
from voice_checkin.cli.options import AsJson, DataDir
from voice_checkin.cli.words import check_ins
from voice_checkin.resources import intents_root
from voice_checkin.settings import load_settings
from voice_checkin.store.importing import import_file
from voice_checkin.types import Polarity


def run(
    file: Annotated[Path, typer.Argument(help="A JSON or CSV export.")],
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Bring an export back. What is there already stays as it is; a second time adds nothing.

    [dim]Example: voice-checkin import my-check-ins.csv[/dim]
    """
    settings = load_settings({"data_dir": data_dir})
    with open_store(settings) as store:
        done = import_file(file, store, _polarities(settings.language))
    for problem in done.problems:
        typer.echo(f"{file}:{problem.line}: {problem.reason}; this row was left out.", err=True)
    if as_json:
        typer.echo(json.dumps(asdict(done)))
        return
    typer.echo(f"{check_ins(done.entries)} came in, {done.known} were there already.")


def _polarities(language: str) -> dict[str, Polarity]:
    """Feelings by name: a table names them, but does not say which kind they are."""
    phrases = load_lexicon(intents_root(), language).feelings.values()
    feelings = (phrase.feeling for phrase in phrases if phrase.feeling)
    return {feeling.name: feeling.polarity for feeling in feelings}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import")(run)
