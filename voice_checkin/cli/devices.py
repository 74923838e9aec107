"""`voice-checkin devices`: microphones, loudspeakers and voices."""

import json
from dataclasses import asdict

import typer
from rich.console import Console
from rich.table import Table

from voice_checkin.audio.devices import Device, Kind, list_devices, problems
from voice_checkin.audio.portaudio import load
from voice_checkin.cli.options import AsJson, DataDir
from voice_checkin.settings import load_settings
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser, VoiceInfo


def run(as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """List microphones, loudspeakers and voices, by the names that the settings take.

    [dim]Example: voice-checkin devices[/dim]
    """
    settings = load_settings({"data_dir": data_dir})
    voices, variants = _voices(settings.language)
    if as_json:
        for voice in voices:
            typer.echo(json.dumps({"kind": "voice", **asdict(voice)}))
    else:
        console = Console(highlight=False)
        names = ", ".join(voice.id for voice in voices)
        console.print(f"Voices for {settings.language}: {names}", soft_wrap=True)
        if variants:
            line = f"Variants, after a plus sign (en-us+f3): {', '.join(variants)}"
            console.print(line, style="dim")
    sound = load()
    devices = list_devices(sound)
    named: dict[Kind, str | None] = {"input": settings.microphone, "output": settings.speaker}
    wrong = problems(devices, named, sound)
    if as_json:
        for device in devices:
            typer.echo(json.dumps(asdict(device)))
        for problem in wrong:
            typer.echo(json.dumps({"kind": "problem", "says": problem}))
    else:
        if devices:
            console.print(_table(devices))
        for problem in wrong:
            console.print(problem, style="yellow", soft_wrap=True)
        console.print("To try them: voice-checkin doctor", style="dim")
    if wrong:
        raise typer.Exit(1)


def _voices(language: str) -> tuple[list[VoiceInfo], tuple[str, ...]]:
    voice = Pyttsx3Synthesiser()
    try:
        fitting = [v for v in voice.voices() if v.language.lower().startswith(language)]
        return fitting, voice.variants()
    finally:
        voice.close()


def _table(devices: tuple[Device, ...]) -> Table:
    table = Table("", "Name", "Kind", "Rate", "Through", box=None)
    for device in devices:
        mark = "*" if device.default else ""
        rate = f"{device.rate} Hz"
        table.add_row(mark, device.name, device.word, rate, device.host_api)
    table.caption = "* the one used when none is named"
    return table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("devices")(run)
