"""`voice-checkin demo`: a whole spoken check-in on any machine, with nothing but the program."""

import json
import re
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer
from rich.console import Console

from voice_checkin.app import App, build
from voice_checkin.asr.choice import SMALL
from voice_checkin.asr.vosk_engine import VoskEngine
from voice_checkin.audio.room import Tape, TapeMicrophone, TapeSpeaker
from voice_checkin.audio.vad import SileroVad
from voice_checkin.catalogue.demo import load_demo_person
from voice_checkin.cli.observers import JsonObserver, TerminalObserver
from voice_checkin.cli.options import AsJson, DataDir, Now, moment
from voice_checkin.cli.person import SyntheticPerson
from voice_checkin.cli.rehearsal import Rehearsal
from voice_checkin.cli.timeline import draw_timeline, peaks
from voice_checkin.dialogue.state import Kind
from voice_checkin.errors import AudioError
from voice_checkin.resources import intents_root, models_root
from voice_checkin.session.ports import Observer
from voice_checkin.session.voice import VoiceEar, VoiceMouth
from voice_checkin.settings import Settings, load_settings
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser
from voice_checkin.types import RATE, Expect, Transcript, Understanding

_MORNING = 7, 30
_WEB_FONT = re.compile(r"@font-face \{.*?\}", re.DOTALL)
"""Rich's picture of a terminal would fetch its font from the web."""


def run(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where to leave sound and pictures.")
    ] = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
    now: Now = None,
) -> None:
    """Hear a synthetic person hold a morning check-in and a short grounding. No microphone needed.

    [dim]Example: voice-checkin demo --out demo[/dim]
    """
    settings = load_settings({"data_dir": data_dir})
    folder = out or settings.data_dir / "demo"
    console = Console(record=True, highlight=False, quiet=as_json)
    rehearsal, tape = _rehearse(settings, moment(now) or _this_morning(), console, as_json)
    files = _leave(folder, tape, rehearsal, console)
    _summary(rehearsal, files, console, as_json)


def _rehearse(
    settings: Settings, now: datetime, console: Console, as_json: bool
) -> tuple[Rehearsal, Tape]:
    """The conversation, with a store of its own that nobody's entries are mixed with."""
    with TemporaryDirectory(prefix="voice-checkin-demo-") as place:
        private = {"data_dir": Path(place, "data"), "config_dir": Path(place, "config")}
        app = build(settings.model_copy(update={**private, "keys": "file"}), now)
        tape = Tape()
        rehearsal = _prepare(app, tape, console, as_json)
        try:
            _converse(app, tape, rehearsal)
        finally:
            rehearsal.person.synthesiser.close()
    return rehearsal, tape


def _prepare(app: App, tape: Tape, console: Console, as_json: bool) -> Rehearsal:
    chosen = load_demo_person(intents_root(), app.settings.language)
    person = SyntheticPerson(chosen, Pyttsx3Synthesiser(chosen.voice, chosen.rate, engine="espeak"))

    def annotate(understanding: Understanding) -> dict[str, Any]:
        return {"said": person.said, "as_meant": rehearsal.is_as_meant(understanding)}

    def meaning(text: str, expect: Expect) -> Understanding:
        return app.understand(Transcript(text), expect)

    shown: Observer = TerminalObserver(console)
    if as_json:
        shown = JsonObserver(typer.echo, annotate, ids=False)
    rehearsal = Rehearsal(shown, tape, person, meaning)
    return rehearsal


def _converse(app: App, tape: Tape, rehearsal: Rehearsal) -> None:
    engine = VoskEngine(models_root() / SMALL)
    voice = Pyttsx3Synthesiser(rate=app.settings.rate, engine="espeak")
    speaker = TapeSpeaker(tape)
    rehearsal.caption = speaker.caption
    microphone = TapeMicrophone(tape, rehearsal.person.turns())
    ear = VoiceEar(microphone, SileroVad, app.recognisers(engine))
    try:
        with app.store() as store, microphone, speaker:
            mouth = VoiceMouth(voice, speaker)
            app.converse(store, ear, mouth, rehearsal, Kind.CHECK_IN)
            app.converse(store, ear, mouth, rehearsal, Kind.EXERCISE, "grounding", "short")
    finally:
        voice.close()


def _this_morning() -> datetime:
    """Half past seven today, so that it is a morning check-in whenever it is run."""
    return datetime.combine(datetime.now(), datetime.min.time()).replace(  # noqa: DTZ005
        hour=_MORNING[0], minute=_MORNING[1]
    )


def _leave(folder: Path, tape: Tape, rehearsal: Rehearsal, console: Console) -> dict[str, Path]:
    files = {
        "audio": folder / "check-in.wav",
        "timeline": folder / "timeline.svg",
        "terminal": folder / "check-in.svg",
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        waves = {who: peaks(tape.track(who), RATE) for who in ("person", "assistant")}
        picture = draw_timeline(rehearsal.segments(), "A morning check-in", waves)
        files["timeline"].write_text(picture, encoding="utf-8")
        shown = console.export_svg(title="voice-checkin", clear=False)
        files["terminal"].write_text(_WEB_FONT.sub("", shown), encoding="utf-8")
    except OSError as bad:
        raise AudioError(
            f"{folder} cannot be written ({bad.strerror}); choose another with --out DIR."
        ) from None
    tape.save(files["audio"])
    return files


def _summary(rehearsal: Rehearsal, files: dict[str, Path], console: Console, as_json: bool) -> None:
    r = rehearsal
    if as_json:
        left = {name: str(path) for name, path in files.items()}
        event = {
            "heard_turns": r.heard_turns,
            "as_meant": r.as_meant,
            "seconds": round(r.tape.now, 1),
            "files": left,
        }
        typer.echo(json.dumps({"demo": event}))
        return
    console.print()
    console.print(
        f"{r.heard_turns} turns heard, {r.as_meant} understood as meant, "
        f"{r.tape.now:.0f} seconds of conversation. The person was a synthetic voice; "
        "the entry went into a store of the demo's own and is gone with it.",
        style="dim",
    )
    console.print(f"Sound (left: person, right: assistant): {files['audio']}")
    console.print(f"Pictures: {files['timeline']} and {files['terminal']}")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo")(run)
