"""`voice-checkin models`: list, install, verify and remove recogniser models."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn
from rich.table import Table

from voice_checkin.asr.choice import SMALL
from voice_checkin.asr.models.download import Progress as Report
from voice_checkin.asr.models.install import Listed, install, list_models, remove, verify
from voice_checkin.asr.models.registry import read_registry
from voice_checkin.cli.options import AsJson, DataDir
from voice_checkin.errors import ModelError
from voice_checkin.resources import models_root
from voice_checkin.settings import Settings, load_settings

app = typer.Typer(
    no_args_is_help=True,
    help="Recogniser models: see, install and check them.",
    context_settings={"help_option_names": ["--help", "-h"]},
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="A name from `models list`.")]


@app.command("list")
def list_(as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """List the models that can be installed, and those that are.

    [dim]Example: voice-checkin models list[/dim]
    """
    settings = _settings(data_dir)
    listed = list_models(settings.models_dir, read_registry(settings.models_list))
    if as_json:
        for one in listed:
            typer.echo(json.dumps(_record(one)))
        return
    table = Table("", "Name", "Language", "MB", "Licence", "About", box=None)
    for one in listed:
        model = one.model
        mark = "installed" if one.installed else ""
        if model is None:
            table.add_row(mark, one.name, "", "", "", "not from this list")
            continue
        size = f"{'' if model.exact else '~'}{model.size / 1e6:.0f}"
        table.add_row(mark, one.name, model.language, size, model.licence, model.about)
    Console().print(table)


@app.command("install")
def install_(
    name: Name,
    archive: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="The model's zip on disk; no network."),
    ] = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Install a model: fetch it, or take it from a file; check it; put it in place whole.

    This is the one command that opens a connection. Interrupted, it goes on where it stopped.

    [dim]Example: voice-checkin models install vosk-model-small-en-us-0.15[/dim]
    """
    settings = _settings(data_dir)
    registry = read_registry(settings.models_list)
    with _bar(name, as_json) as report:
        done = install(name, settings.models_dir, archive, report, registry=registry)
    if as_json:
        record = {"installed": done.name, "folder": str(done.folder), "compared": done.compared}
        typer.echo(json.dumps(record))
    else:
        typer.echo(done.say)


@app.command("verify")
def verify_(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="One model; else every one.")
    ] = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Check every byte of installed models, and of the small one that is shipped.

    [dim]Example: voice-checkin models verify[/dim]
    """
    folder = _settings(data_dir).models_dir
    names = [name] if name else [one.name for one in list_models(folder) if one.installed]
    checks = [(one, models_root() if one == SMALL else folder) for one in names]
    if name is None:
        checks.append((SMALL, models_root()))
    problems = 0
    for one, root in checks:
        try:
            says, whole = f"{verify(one, root)} is whole", True
        except ModelError as problem:
            says, whole = str(problem), False
            problems += 1
        if as_json:
            typer.echo(json.dumps({"name": one, "whole": whole, "says": says}))
        else:
            typer.echo(f"{one}: {says}", err=not whole)
    if problems:
        raise typer.Exit(1)


@app.command("remove")
def remove_(name: Name, as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """Remove an installed model.

    [dim]Example: voice-checkin models remove vosk-model-small-en-us-0.15[/dim]
    """
    remove(name, _settings(data_dir).models_dir)
    typer.echo(json.dumps({"removed": name}) if as_json else f"{name} is removed.")


def _settings(data_dir: Path | None) -> Settings:
    return load_settings({"data_dir": data_dir})


def _record(one: Listed) -> dict[str, object]:
    model = one.model.model_dump(mode="json", exclude={"git_blobs"}) if one.model else {}
    return {"name": one.name, "installed": one.installed, **model}


@contextmanager
def _bar(name: str, as_json: bool) -> Iterator[Report]:
    """A progress bar on stderr where there is a terminal."""
    hidden = as_json or not sys.stderr.isatty()
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(
        *columns, TransferSpeedColumn(), console=Console(stderr=True), disable=hidden
    ) as progress:
        task = progress.add_task(name, total=None)

        def report(done: int, total: int | None) -> None:
            progress.update(task, completed=done, total=total)

        yield report
