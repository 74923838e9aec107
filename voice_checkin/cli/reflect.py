"""`voice-checkin reflect`, `voice-checkin set-up`: talks of a few questions."""

from collections.abc import Callable
from typing import Final

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

_HELP: Final = {
    "reflect": (
        Kind.REFLECTION,
        "Close the day: tomorrow's list, one thing that was felt, a few slow breaths.\n\n"
        "[dim]Example: voice-checkin reflect[/dim]",
    ),
    "set-up": (
        Kind.SET_UP,
        "Answer a few questions about yourself; all may be passed over.\n\n"
        "[dim]Example: voice-checkin set-up --keyboard[/dim]",
    ),
}


def _command(kind: Kind) -> Callable[..., None]:
    def run(
        text: Text = False,
        keyboard: Keyboard = False,
        engine: EngineName = None,
        model: ModelName = None,
        microphone: Microphone = None,
        speaker: Speaker = None,
        country: Country = None,
        as_json: AsJson = False,
        data_dir: DataDir = None,
        now: Now = None,
    ) -> None:
        settings = load_settings(
            {
                "data_dir": data_dir,
                "engine": engine,
                "model": model,
                "microphone": microphone,
                "speaker": speaker,
                "country": country,
            }
        )
        hold(build(settings, moment(now)), How(text, keyboard, as_json), kind)

    return run


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for name, (kind, help_) in _HELP.items():
        app.command(name, help=help_)(_command(kind))
