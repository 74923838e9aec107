"""`voice-checkin listen`: hands-free, all day."""

import json
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from typing import Annotated

import typer
from rich.console import Console

from voice_checkin.app import App, build
from voice_checkin.assistant import Assistant, State
from voice_checkin.audio.portaudio import load
from voice_checkin.audio.sounddevice_microphone import SounddeviceMicrophone
from voice_checkin.audio.sounddevice_speaker import SounddeviceSpeaker
from voice_checkin.cli.conditions import shower
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
from voice_checkin.dialogue.state import Kind
from voice_checkin.errors import AudioError
from voice_checkin.reminders.plan import Due, plan
from voice_checkin.reminders.ticker import Ticker
from voice_checkin.session.mending import Mending
from voice_checkin.session.ports import Mouth, Observer
from voice_checkin.session.voice import VoiceEar, VoiceMouth
from voice_checkin.settings import load_settings
from voice_checkin.store.store import Store
from voice_checkin.wake.word import WORDS, WakeWord

_SHOWN: dict[State, str] = {
    "waiting": "waiting for {word}",
    "woken": "yes?",
    "talking": "talking",
}


def run(
    wake_word: Annotated[
        str | None, typer.Option("--wake-word", metavar="WORD", help=", ".join(WORDS))
    ] = None,
    engine: EngineName = None,
    model: ModelName = None,
    microphone: Microphone = None,
    speaker: Speaker = None,
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
            "country": country,
            "data_dir": data_dir,
        }
    )
    app = build(settings)
    console = Console(stderr=as_json, highlight=False)
    with ExitStack() as stack:
        store = stack.enter_context(app.store())
        known = app.knowing(store)
        known.read_lexicon()  # now, not between the wake word and the first question
        assistant = _assistant(known, store, as_json, console, stack)
        assistant.run()


def _assistant(
    app: App, store: Store, as_json: bool, console: Console, stack: ExitStack
) -> Assistant:
    load()  # where PortAudio itself is missing, no waiting brings it back
    shown = TerminalObserver(console)
    observer: Observer = JsonObserver(_print) if as_json else shown
    show = shower(_print if as_json else None, console)
    microphone = SounddeviceMicrophone(app.settings.microphone)
    speaker = SounddeviceSpeaker(app.settings.speaker)
    stack.callback(microphone.close)
    stack.callback(speaker.close)
    ear, barge_in = voice_ear(app, microphone, shown, console)
    wake, over_voice = WakeWord(app.settings.wake_word), WakeWord(app.settings.wake_word)
    stack.callback(wake.close)
    stack.callback(over_voice.close)
    heard = ear, replace(barge_in, wake=over_voice)
    ear, mouth, mending = mended(app, stack, (microphone, speaker), heard, show)
    _open(microphone, speaker, mending)
    observer = chiming(observer, mouth)
    ticker = _ticker(app, store, ear, mouth, observer)
    return Assistant(
        microphone=microphone,
        wake=wake,
        talk=lambda: _talk(app, store, ear, mouth, observer),
        look=ticker.tick,
        mend=mending.hearing,
        show=_shower(app, as_json, console, mouth),
    )


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


def _talk(app: App, store: Store, ear: VoiceEar, mouth: Mouth, observer: Observer) -> None:
    known = app.knowing(store)
    known.converse(store, ear, mouth, observer, Kind.CHECK_IN, ticks=time.monotonic)


def _ticker(app: App, store: Store, ear: VoiceEar, mouth: Mouth, observer: Observer) -> Ticker:
    def begin(due: Due) -> bool:
        kind = Kind(due.of) if due.of in set(Kind) else Kind.CHECK_IN
        knowing = app.knowing(store)
        end = knowing.converse(
            store, ear, mouth, observer, kind, reminder=due.of, ticks=time.monotonic
        )
        return end.reason != "silence"

    return Ticker(
        look=lambda now: plan(app.known(store), now),
        keep=store.keep_prompt,
        begin=begin,
        now=app.clock.now,
    )


def _shower(
    app: App, as_json: bool, console: Console, mouth: VoiceMouth
) -> Callable[[State], None]:
    word = app.settings.wake_word.replace("_", " ")

    def show(state: State) -> None:
        if as_json:
            _print(json.dumps({"state": state}))
        elif state != "talking":
            console.print(_SHOWN[state].format(word=f'"{word}"'), style="dim")
        if state == "woken":
            mouth.chime("wake")

    return show


def _print(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("listen")(run)
