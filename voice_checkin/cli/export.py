"""`voice-checkin export`: everything, handed back."""

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from voice_checkin.app import open_store
from voice_checkin.cli.options import AsJson, DataDir, Now
from voice_checkin.cli.progress import shown
from voice_checkin.cli.words import check_ins
from voice_checkin.cli.writing import write_whole
from voice_checkin.errors import SettingsError
from voice_checkin.exchange.daylio import to_daylio
from voice_checkin.exchange.fhir import to_fhir
from voice_checkin.settings import load_settings
from voice_checkin.store.contract import Contents
from voice_checkin.store.export import to_csv, to_json

FORMATS: Final = ("json", "csv", "daylio", "fhir")


def run(
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="Write here; else to the screen.")
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="json loses nothing; csv for tables; daylio; fhir for a clinic's system.",
        ),
    ] = "json",
    as_json: AsJson = False,
    data_dir: DataDir = None,
    now: Now = None,
) -> None:
    """Hand back everything that is stored. The file is not encrypted: keep it where only you look.

    daylio and fhir hold less: docs/exchange.md says what.

    [dim]Example: voice-checkin export --format csv --to my-check-ins.csv[/dim]
    """
    del now  # nothing in an export depends on the time; taken so that every command agrees
    if form not in FORMATS:
        known = f"{', '.join(FORMATS[:-1])} or {FORMATS[-1]}"
        raise SettingsError(f"--format {form!r} is not known; choose {known}.")
    with open_store(load_settings({"data_dir": data_dir})) as store:
        contents = store.contents()
    text = _text(contents, "json" if as_json else form)
    if to is None:
        sys.stdout.write(text)
        return
    write_whole(to, text.encode())
    typer.echo(f"{check_ins(len(contents.entries))} written to {to}", err=True)


def _text(contents: Contents, form: str) -> str:
    if form == "csv":
        return to_csv(contents.entries, shown)
    if form == "daylio":
        return to_daylio(contents.entries, shown)
    return to_fhir(contents.entries, shown) if form == "fhir" else to_json(contents, shown)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export")(run)
