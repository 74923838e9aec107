"""`voice-checkin devices`: microphones, loudspeakers and voices."""

import json
from dataclasses import asdict

import typer
from rich.console import Console
from rich.table import Table

from voice_checkin.audio.devices import Device, list_devices
from voice_checkin.cli.options import AsJson, DataDir
from voice_checkin.errors import AudioError


def run(as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """List microphones and loudspeakers. Choose one with --microphone or --speaker and its name.

    [dim]Example: voice-checkin devices[/dim]
    """
    del data_dir  # nothing is read or written there; taken so that every command agrees
    devices = list_devices()
    if as_json:
        for device in devices:
            typer.echo(json.dumps(asdict(device)))
        return
    if not devices:
        raise AudioError(
            "No microphone and no loudspeaker was found: plug one in, "
            "or go on by keyboard: voice-checkin talk --keyboard"
        )
    Console().print(_table(devices))


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
