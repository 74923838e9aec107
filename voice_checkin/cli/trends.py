"""`voice-checkin trends`: three sentences, and a picture where there is a terminal."""

import json

import typer
from rich.console import Console

from voice_checkin.cli.looking import look_back
from voice_checkin.cli.options import AsJson, DataDir, Now
from voice_checkin.cli.sparks import picture
from voice_checkin.dialogue.findings import trends


def run(as_json: AsJson = False, now: Now = None, data_dir: DataDir = None) -> None:
    """How it has been, in three sentences.

    [dim]Example: voice-checkin trends[/dim]
    """
    found, lines, felt = look_back(data_dir, now)
    says = [say.text for say in trends(found, lines, 0)]
    if as_json:
        typer.echo(json.dumps({"say": says, "days": found.days}, ensure_ascii=False))
        return
    console = Console()
    for text in says:
        console.print(text, highlight=False)
    if console.is_terminal and felt:
        console.print()
        for line in picture(felt):
            console.print(line, highlight=False)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("trends")(run)
