"""`voice-checkin devices`: microphones, loudspeakers and voices."""

import json
from dataclasses import asdict

import typer
from rich.console import Console
from rich.table import Table

from voice_checkin.audio.devices import Device, list_devices
from voice_checkin.cli.options import AsJson, DataDir
from voice_checkin.errors import AudioError
from voice_checkin.settings import load_settings
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser, VoiceInfo


def run(as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """List microphones, loudspeakers and voices, by the names that the settings take.

    [dim]Example: voice-checkin devices[/dim]
    """
    language = load_settings({"data_dir": data_dir}).language
    voices, variants = _voices(language)
    if as_json:
        for voice in voices:
            typer.echo(json.dumps({"kind": "voice", **asdict(voice)}))
        for device in list_devices():
            typer.echo(json.dumps(asdict(device)))
        return
    console = Console(highlight=False)
    names = ", ".join(voice.id for voice in voices)
    console.print(f"Voices for {language}: {names}", soft_wrap=True)
    if variants:
        console.print(f"Variants, after a plus sign (en-us+f3): {', '.join(variants)}", style="dim")
    _print_devices(console)


def _voices(language: str) -> tuple[list[VoiceInfo], tuple[str, ...]]:
    voice = Pyttsx3Synthesiser()
    try:
        fitting = [v for v in voice.voices() if v.language.lower().startswith(language)]
        return fitting, voice.variants()
    finally:
        voice.close()


def _print_devices(console: Console) -> None:
    devices = list_devices()
    if not devices:
        raise AudioError(
            "No microphone and no loudspeaker was found: plug one in, "
            "or go on by keyboard: voice-checkin talk --keyboard"
        )
    console.print(_table(devices))


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
