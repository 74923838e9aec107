"""`voice-checkin talk`: a check-in now."""

from typing import Annotated

import typer

from voice_checkin.app import build
from voice_checkin.cli.hold import How, hold
from voice_checkin.cli.options import (
    AsJson,
    Country,
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
    text: Text = False,
    keyboard: Keyboard = False,
    engine: EngineName = None,
    model: ModelName = None,
    microphone: Microphone = None,
    speaker: Speaker = None,
    country: Country = None,
    private: Annotated[
        bool | None, typer.Option("--private", help='Speak no details back, only "Logged".')
    ] = None,
    brief: Annotated[
        bool, typer.Option("--brief", help="Ten seconds: one sentence, its echo, and no more.")
    ] = False,
    as_json: AsJson = False,
    data_dir: DataDir = None,
    now: Now = None,
) -> None:
    """Hold a check-in now: by voice where there is a microphone, else by keyboard.

    [dim]Example: echo "numb really but i drank my water" | voice-checkin talk --text[/dim]
    """
    settings = load_settings(
        {
            "data_dir": data_dir,
            "engine": engine,
            "model": model,
            "microphone": microphone,
            "speaker": speaker,
            "country": country,
            "private": private,
        }
    )
    hold(build(settings, moment(now)), How(text, keyboard, as_json, brief), Kind.CHECK_IN)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("talk")(run)
