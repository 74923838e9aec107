"""`voice-checkin ground`: a guided exercise."""

from typing import Annotated

import typer

from voice_checkin.app import build
from voice_checkin.cli.hold import How, hold
from voice_checkin.cli.options import (
    AsJson,
    DataDir,
    EngineName,
    Keyboard,
    Microphone,
    ModelName,
    Now,
    Speaker,
    Text,
    moment,
)
from voice_checkin.dialogue.state import Kind
from voice_checkin.settings import load_settings


def run(
    name: Annotated[str, typer.Argument(help="The exercise.")] = "grounding",
    text: Text = False,
    keyboard: Keyboard = False,
    engine: EngineName = None,
    model: ModelName = None,
    microphone: Microphone = None,
    speaker: Speaker = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
    now: Now = None,
) -> None:
    """Be guided through an exercise. Say stop, pause, repeat, skip or slower at any time.

    [dim]Example: voice-checkin ground[/dim]
    """
    settings = load_settings(
        {
            "data_dir": data_dir,
            "engine": engine,
            "model": model,
            "microphone": microphone,
            "speaker": speaker,
        }
    )
    app = build(settings, moment(now))
    hold(app, How(text, keyboard, as_json), Kind.EXERCISE, name)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ground")(run)
