"""`voice-checkin replay`: a conversation whose turns come from recordings."""

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from voice_checkin.app import App, build
from voice_checkin.audio.microphone import WavMicrophone
from voice_checkin.audio.speaker import WavSpeaker
from voice_checkin.audio.vad import SileroVad
from voice_checkin.cli.observers import JsonObserver, TerminalObserver
from voice_checkin.cli.options import (
    AsJson,
    Country,
    DataDir,
    EngineName,
    ModelName,
    Now,
    moment,
)
from voice_checkin.dialogue.state import Kind
from voice_checkin.session.ports import Mouth, Observer
from voice_checkin.session.text import SilentMouth
from voice_checkin.session.voice import VoiceEar, VoiceMouth
from voice_checkin.settings import load_settings


def run(
    recordings: Annotated[
        list[Path],
        typer.Argument(metavar="WAV...", help="One file a turn, or one file with pauses."),
    ],
    speak_to: Annotated[
        Path | None, typer.Option("--speak-to", metavar="FILE", help="Keep the replies as WAV.")
    ] = None,
    engine: EngineName = None,
    model: ModelName = None,
    country: Country = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
    now: Now = None,
) -> None:
    """Hold a check-in whose turns are recordings, as fast as this machine can.

    [dim]Example: voice-checkin replay morning.wav --speak-to replies.wav[/dim]
    """
    settings = load_settings(
        {"data_dir": data_dir, "engine": engine, "model": model, "country": country}
    )
    app = build(settings, moment(now))
    console = Console(stderr=as_json, highlight=False)
    with ExitStack() as stack:
        microphone = stack.enter_context(WavMicrophone(recordings))
        store = stack.enter_context(app.store())
        app = app.knowing(store)
        choice = app.engine()
        if choice.hint:
            Console(stderr=True).print(choice.hint, style="dim", soft_wrap=True)
        ear = VoiceEar(microphone, SileroVad, app.recognisers(choice.engine))
        mouth = _mouth(app, speak_to, stack)
        observer: Observer = JsonObserver(typer.echo) if as_json else TerminalObserver(console)
        app.converse(store, ear, mouth, observer, Kind.CHECK_IN)


def _mouth(app: App, speak_to: Path | None, stack: ExitStack) -> Mouth:
    if speak_to is None:
        return SilentMouth()
    voice = app.voice()
    stack.callback(voice.close)
    return VoiceMouth(voice, stack.enter_context(WavSpeaker(speak_to)))


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("replay")(run)
