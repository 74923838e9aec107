"""`voice-checkin export`: everything, handed back."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from voice_checkin.app import open_store
from voice_checkin.cli.options import AsJson, DataDir, Now
from voice_checkin.cli.words import check_ins
from voice_checkin.errors import SettingsError, StoreError
from voice_checkin.settings import load_settings
from voice_checkin.store.export import to_csv, to_json

Format = Literal["json", "csv"]


def run(
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="Write here; else to the screen.")
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="json loses nothing; csv for tables.")
    ] = "json",
    as_json: AsJson = False,
    data_dir: DataDir = None,
    now: Now = None,
) -> None:
    """Hand back everything that is stored. The file is not encrypted: keep it where only you look.

    [dim]Example: voice-checkin export --format csv --to my-check-ins.csv[/dim]
    """
    del now  # nothing in an export depends on the time; taken so that every command agrees
    if form not in ("json", "csv"):
        raise SettingsError(f"--format {form!r} is not known; choose json or csv.")
    with open_store(load_settings({"data_dir": data_dir})) as store:
        contents = store.contents()
    text = to_csv(contents.entries) if form == "csv" and not as_json else to_json(contents)
    if to is None:
        sys.stdout.write(text)
        return
    _write(to, text)
    typer.echo(f"{check_ins(len(contents.entries))} written to {to}", err=True)


def _write(path: Path, text: str) -> None:
    """All or nothing, and readable by the user alone: an export is in plain words."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.touch(mode=0o600)
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(path)
    except OSError as bad:
        part.unlink(missing_ok=True)
        raise StoreError(f"{path} cannot be written ({bad.strerror}); choose another.") from None


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export")(run)
