"""`voice-checkin doctor`: what is there, what is wrong, and the one command that mends it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Literal

import typer
from rich.console import Console
from rich.text import Text

from voice_checkin.app import build, choose_engine, open_store
from voice_checkin.audio.devices import find_device, list_devices
from voice_checkin.audio.pcm import loudest_dbfs, silence
from voice_checkin.audio.sounddevice_microphone import SounddeviceMicrophone
from voice_checkin.audio.sounddevice_speaker import SounddeviceSpeaker
from voice_checkin.cli.options import AsJson, DataDir
from voice_checkin.cli.words import check_ins
from voice_checkin.errors import VoiceCheckinError
from voice_checkin.settings import Settings, load_settings, settings_file
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser
from voice_checkin.types import RATE

_PLAYED = 0.2
"""Seconds of silence that show whether the loudspeaker takes any."""


@dataclass(frozen=True)
class Finding:
    """What was found about one part."""

    part: str
    state: Literal["ok", "hint", "problem"]
    says: str


def run(as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """Look at every part: settings, words, store, voice, recogniser, microphone, loudspeaker.

    [dim]Example: voice-checkin doctor[/dim]
    """
    problems = 0
    console = Console(highlight=False)
    for finding in _examine(data_dir):
        problems += finding.state == "problem"
        if as_json:
            typer.echo(json.dumps(asdict(finding)))
        else:
            console.print(_line(finding), soft_wrap=True)
    if problems:
        raise typer.Exit(1)


def _examine(data_dir: DataDir) -> Iterator[Finding]:
    try:
        settings = load_settings({"data_dir": data_dir})
    except VoiceCheckinError as problem:
        yield Finding("settings", "problem", str(problem))
        return
    yield Finding("settings", "ok", _settings_words())
    checks: dict[str, Callable[[Settings], Finding]] = {
        "words": _words,
        "country": _country,
        "store": _store,
        "voice": _voice,
        "recogniser": _recogniser,
        "microphone": _microphone,
        "loudspeaker": _loudspeaker,
    }
    for part, check in checks.items():
        try:
            yield check(settings)
        except VoiceCheckinError as problem:
            yield Finding(part, "problem", str(problem))


def _settings_words() -> str:
    path = settings_file()
    return f"from {path}" if path.exists() else f"as they come; yours would go into {path}"


def _words(settings: Settings) -> Finding:
    app = build(settings)
    exercises = ", ".join(sorted(app.script.exercises))
    return Finding("words", "ok", f"read without a mistake; exercises: {exercises}")


def _country(settings: Settings) -> Finding:
    if settings.country:
        return _numbers(settings, settings.country)
    says = f'not set, so no number can be named at once; write country = "IE" in {settings_file()}'
    return Finding("country", "hint", says)


def _numbers(settings: Settings, country: str) -> Finding:
    lines = build(settings).script.helplines
    known = [line for line in lines if country == line.country or country in line.also_in]
    numbers = ", ".join(dict.fromkeys(line.dial for line in known))
    if any(line.kind == "crisis" for line in known):
        return Finding("country", "ok", f"{country}: {numbers}")
    only = f", only {numbers}" if numbers else ""
    return Finding("country", "hint", f"{country}: no helpline is known here{only}")


def _store(settings: Settings) -> Finding:
    if not settings.data_dir.exists():
        return Finding(
            "store", "ok", f"none yet; the first check-in makes it in {settings.data_dir}"
        )
    with open_store(settings) as store:
        count = len(store.entries())
    return Finding("store", "ok", f"{check_ins(count)}, encrypted, in {settings.data_dir}")


def _voice(settings: Settings) -> Finding:
    voice = Pyttsx3Synthesiser(settings.voice, settings.rate)
    try:
        speech = voice.speak("Good morning.")
    finally:
        voice.close()
    return Finding("voice", "ok", f"speaks ({speech.seconds:.1f} s for two words)")


def _recogniser(settings: Settings) -> Finding:
    choice = choose_engine(settings)
    choice.engine.recogniser().finish()
    if choice.hint:
        return Finding("recogniser", "hint", f"{choice.engine.name}: {choice.hint}")
    return Finding("recogniser", "ok", choice.engine.name)


def _microphone(settings: Settings) -> Finding:
    device = find_device(list_devices(), "input", settings.microphone)
    with SounddeviceMicrophone(settings.microphone) as microphone:
        heard = microphone.try_out()
        if not any(heard):
            raise microphone.zeros()
    level = loudest_dbfs(heard)
    return Finding("microphone", "ok", f"{device.name} ({level:.0f} dBFS at the loudest just now)")


def _loudspeaker(settings: Settings) -> Finding:
    device = find_device(list_devices(), "output", settings.speaker)
    with SounddeviceSpeaker(settings.speaker) as speaker:
        speaker.play(silence(_PLAYED), RATE)
        speaker.wait()
    return Finding("loudspeaker", "ok", f"{device.name} takes sound")


def _line(finding: Finding) -> Text:
    mark, style = {
        "ok": ("ok", "green"),
        "hint": ("hint", "yellow"),
        "problem": ("problem", "bold red"),
    }[finding.state]
    return Text.assemble((f"{mark:>8}", style), f"  {finding.part:<12}", finding.says)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor")(run)
