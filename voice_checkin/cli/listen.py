"""`voice-checkin listen`: hands-free, all day."""

import json
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from voice_checkin.app import App, build
from voice_checkin.assistant import Assistant, State
from voice_checkin.audio.portaudio import load
from voice_checkin.audio.sounddevice_microphone import SounddeviceMicrophone
from voice_checkin.audio.sounddevice_speaker import SounddeviceSpeaker
from voice_checkin.cli.button import Button, WordOrButton
from voice_checkin.cli.conditions import shower
from voice_checkin.cli.event_stream import EventStream
from voice_checkin.cli.hold import chiming, mended, voice_ear
from voice_checkin.cli.observers import JsonObserver, TerminalObserver
from voice_checkin.cli.options import (
    AsJson,
    Country,
    DataDir,
    EngineName,
    Microphone,
    ModelName,
    Speaker,
)
from voice_checkin.cli.states import Lights, StateLine
from voice_checkin.dialogue.state import Kind
from voice_checkin.errors import AudioError, SettingsError
from voice_checkin.memory import give_back
from voice_checkin.reminders.plan import Due, plan
from voice_checkin.reminders.ticker import Ticker
from voice_checkin.session.barge_in import BargeIn, Word
from voice_checkin.session.mending import Mending
from voice_checkin.session.ports import Mouth, Observer
from voice_checkin.session.showing import Showing
from voice_checkin.session.voice import VoiceEar, VoiceMouth
from voice_checkin.settings import load_settings
from voice_checkin.store.store import Store
from voice_checkin.wake.word import WORDS, WakeWord


def run(
    wake_word: Annotated[
        str | None, typer.Option("--wake-word", metavar="WORD", help=", ".join(WORDS))
    ] = None,
    engine: EngineName = None,
    model: ModelName = None,
    microphone: Microphone = None,
    speaker: Speaker = None,
    events: Annotated[
        str | None,
        typer.Option(
            "--events", metavar="PATH", help="Write each state as JSON: a file, a FIFO, or -."
        ),
    ] = None,
    button: Annotated[
        Path | None,
        typer.Option("--button", metavar="FIFO", help="Each line in it calls like the wake word."),
    ] = None,
    country: Country = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Wait for the wake word and for reminders, all day, and hold the talks.

    [dim]Example: voice-checkin listen --wake-word hey_jarvis[/dim]
    """
    settings = load_settings(
        {
            "wake_word": wake_word,
            "engine": engine,
            "model": model,
            "microphone": microphone,
            "speaker": speaker,
            "events": events,
            "button": button,
            "country": country,
            "data_dir": data_dir,
        }
    )
    if as_json and settings.events == "-":
        raise SettingsError("--json prints the states already; leave out --events -.")
    app = build(settings)
    console = Console(stderr=as_json or settings.events == "-", highlight=False)
    with ExitStack() as stack:
        store = stack.enter_context(app.store())
        known = app.knowing(store)
        known.read_lexicon()  # now, not between the wake word and the first question
        assistant = _assistant(known, store, as_json, console, stack)
        give_back()
        assistant.run()


def _assistant(
    app: App, store: Store, as_json: bool, console: Console, stack: ExitStack
) -> Assistant:
    load()  # where PortAudio itself is missing, no waiting brings it back
    terminal = TerminalObserver(console)
    lights = _lights(app, as_json, console, stack)
    shown = Showing(JsonObserver(_print) if as_json else terminal, lights.show)
    microphone = SounddeviceMicrophone(app.settings.microphone)
    speaker = SounddeviceSpeaker(app.settings.speaker)
    stack.callback(microphone.close)
    stack.callback(speaker.close)
    ear, barge_in = voice_ear(app, microphone, terminal, console)
    ear = replace(ear, on_end=shown.thinking)
    wake, barge_in = _called(app, barge_in, stack)
    show = lights.showing(shower(_print if as_json else None, console))
    ear, mouth, mending = mended(app, stack, (microphone, speaker), (ear, barge_in), show)
    _open(microphone, speaker, mending)
    observer = chiming(shown, mouth)
    return Assistant(
        microphone=microphone,
        wake=wake,
        talk=lambda: _talk(app, store, ear, mouth, observer),
        look=_ticker(app, store, ear, mouth, observer, shown).tick,
        mend=mending.hearing,
        show=_shower(as_json, lights, mouth),
    )


def _called(app: App, barge_in: BargeIn, stack: ExitStack) -> tuple[Word, BargeIn]:
    """What calls while it waits, and over its voice: the wake word, and a button."""
    word, over_voice = WakeWord(app.settings.wake_word), WakeWord(app.settings.wake_word)
    stack.callback(word.close)
    stack.callback(over_voice.close)
    barge_in = replace(barge_in, wake=over_voice)
    if app.settings.button is None:
        return word, barge_in
    button = Button(app.settings.button)
    stack.callback(button.close)
    return WordOrButton(word, button), replace(barge_in, pressed=button.pressed)


def _open(microphone: SounddeviceMicrophone, speaker: SounddeviceSpeaker, mending: Mending) -> None:
    """Open both; a machine that begins may have to wait for its devices."""
    try:
        speaker.open()
    except AudioError as problem:
        mending.mute(problem)
    try:
        microphone.open()
    except AudioError as problem:
        mending.hearing(problem)


def _lights(app: App, as_json: bool, console: Console, stack: ExitStack) -> Lights:
    """Everything that shows the state; it shows the end, too."""
    lights = Lights([])
    if not as_json:
        lights.on.append(StateLine(console, app.settings.wake_word.replace("_", " ")).show)
    if app.settings.events is not None:
        stream = EventStream(app.settings.events, app.clock.now)
        stack.callback(stream.close)
        lights.on.append(stream.show)
    stack.callback(lights.show, "stopped")
    return lights


def _talk(app: App, store: Store, ear: VoiceEar, mouth: Mouth, observer: Observer) -> None:
    known = app.knowing(store)
    known.converse(store, ear, mouth, observer, Kind.CHECK_IN, ticks=time.monotonic)


def _ticker(
    app: App, store: Store, ear: VoiceEar, mouth: Mouth, observer: Observer, shown: Showing
) -> Ticker:
    def begin(due: Due) -> bool:
        kind = Kind(due.of) if due.of in set(Kind) else Kind.CHECK_IN
        knowing = app.knowing(store)
        shown.answered = False
        knowing.converse(store, ear, mouth, observer, kind, reminder=due.of, ticks=time.monotonic)
        return shown.answered  # whoever said something was there, though a question came to nothing

    return Ticker(
        look=lambda now: plan(app.known(store), now),
        keep=store.keep_prompt,
        begin=begin,
        now=app.clock.now,
    )


def _shower(as_json: bool, lights: Lights, mouth: VoiceMouth) -> Callable[[State], None]:
    def show(state: State) -> None:
        if as_json:
            _print(json.dumps({"state": state}))
        if state != "talking":  # which is shown turn by turn
            lights.show(state)
        if state == "woken":
            mouth.chime("wake")

    return show


def _print(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("listen")(run)
