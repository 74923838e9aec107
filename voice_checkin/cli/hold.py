"""Holds a conversation: by text, by voice, or by keyboard where nothing can hear."""

import sys
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace

from rich.console import Console

from voice_checkin.app import App
from voice_checkin.audio.microphone import Microphone
from voice_checkin.audio.reopening import Reopening
from voice_checkin.audio.sounddevice_microphone import SounddeviceMicrophone
from voice_checkin.audio.sounddevice_speaker import SounddeviceSpeaker
from voice_checkin.audio.vad import SileroVad
from voice_checkin.cli import first_run
from voice_checkin.cli.conditions import Show, shower
from voice_checkin.cli.observers import JsonObserver, TerminalObserver
from voice_checkin.dialogue.lines import LineKey
from voice_checkin.dialogue.state import Kind
from voice_checkin.errors import AudioError, VoiceCheckinError
from voice_checkin.session.barge_in import BargeIn, passes
from voice_checkin.session.chimes import Chimes
from voice_checkin.session.mending import Mending
from voice_checkin.session.night import NightVolume
from voice_checkin.session.ports import Ear, Mouth, Observer
from voice_checkin.session.text import KeyboardEar, SilentMouth, TextEar
from voice_checkin.session.voice import VoiceEar, VoiceMouth
from voice_checkin.types import End


@dataclass(frozen=True)
class How:
    """How the person wants to talk."""

    text: bool = False
    """One turn a line from standard input, nothing aloud."""
    keyboard: bool = False
    """Typed, even where there is a microphone."""
    as_json: bool = False
    brief: bool = False
    """One sentence, its echo, and nothing more."""


def hold(app: App, how: How, kind: Kind, exercise: str | None = None) -> End:
    """One conversation with the store open, on whatever can hear and speak here."""
    console = Console(stderr=how.as_json, highlight=False)
    with ExitStack() as stack:
        store = stack.enter_context(app.store())
        app = app.knowing(store)
        if store.last() is None and not (how.text or how.as_json):
            first_run.greet(console)
        ear, mouth, observer = _parts(app, how, console, stack)
        if kind is Kind.CHECK_IN and not (how.text or how.as_json) and not app.is_set_up(store):
            app.converse(store, ear, mouth, observer, Kind.SET_UP)
            app = app.set_up(store)
        ticks = time.monotonic if isinstance(ear, VoiceEar) else None
        return app.converse(
            store, ear, mouth, observer, kind, exercise, brief=how.brief, ticks=ticks
        )


def _parts(app: App, how: How, console: Console, stack: ExitStack) -> tuple[Ear, Mouth, Observer]:
    shown = TerminalObserver(console)
    observer: Observer = JsonObserver(_print) if how.as_json else shown
    if how.text:
        return TextEar(iter(sys.stdin)), SilentMouth(), observer
    if not how.keyboard and app.settings.engine != "keyboard":
        show = shower(_print if how.as_json else None, console)
        microphone = SounddeviceMicrophone(app.settings.microphone)
        try:
            stack.enter_context(microphone)
            heard = voice_ear(app, microphone, shown, console)
        except VoiceCheckinError as problem:
            _keyboard_instead(app, problem, console)
        else:
            speaker = stack.enter_context(SounddeviceSpeaker(app.settings.speaker))
            ear, mouth, _ = mended(app, stack, (microphone, speaker), heard, show)
            return ear, mouth, chiming(observer, mouth)
    shown.echo_heard = False
    return KeyboardEar(input), _aloud_if_possible(app, stack), observer


def voice_ear(
    app: App, microphone: Microphone, shown: TerminalObserver, console: Console
) -> tuple[VoiceEar, BargeIn]:
    """What hears through an open microphone, and what hears "stop" while the assistant speaks.

    Prints a hint where a better model exists.
    """
    choice = app.engine()
    if choice.hint:
        console.print(choice.hint, style="dim", soft_wrap=True)
    recognisers = app.recognisers(choice.engine)
    ear = VoiceEar(
        microphone,
        SileroVad,
        recognisers,
        app.settings.patience,
        on_partial=shown.partial,
        # A pattern is made when it is first needed: now, and not when they wait for the answer.
        on_likely=app.understand,
    )
    phrases = app.script.lines.hear["barge_in"]
    return ear, BargeIn(microphone, passes(choice.engine, phrases), phrases)


def chiming(observer: Observer, mouth: Mouth) -> Observer:
    """The same, with soft sounds for what happens where they can be heard."""
    return Chimes(observer, mouth.chime) if isinstance(mouth, VoiceMouth) else observer


def mended(
    app: App,
    stack: ExitStack,
    devices: tuple[SounddeviceMicrophone, SounddeviceSpeaker],
    heard: tuple[VoiceEar, BargeIn],
    show: Show,
) -> tuple[VoiceEar, VoiceMouth, Mending]:
    """An ear, and a mouth that is listened over, which do not give up when a device fails."""
    microphone, speaker = devices
    ear, barge_in = heard
    plain = _mouth(app, stack, speaker)

    def tell(line: LineKey) -> None:
        with suppress(AudioError):  # it is shown in any case
            plain.say(app.script.lines.say(line, 0))

    mending = Mending(Reopening(microphone, speaker), show, tell, time.sleep, time.monotonic)
    microphone.watchdog.back = mending.back
    mouth = replace(plain, barge_in=barge_in, mending=mending)
    return replace(ear, mending=mending), mouth, mending


def _aloud_if_possible(app: App, stack: ExitStack) -> Mouth:
    """What speaks; silent where there is no loudspeaker and none was asked for by name."""
    speaker = SounddeviceSpeaker(app.settings.speaker)
    try:
        stack.enter_context(speaker)
    except AudioError:
        if app.settings.speaker:
            raise
        return SilentMouth()
    return _mouth(app, stack, speaker)


def _mouth(app: App, stack: ExitStack, speaker: SounddeviceSpeaker) -> VoiceMouth:
    voice = app.voice()
    stack.callback(voice.close)
    night = NightVolume(app.clock.now, app.settings.night, app.settings.night_volume)
    return VoiceMouth(voice, speaker, app.settings.sounds, night=night)


def _keyboard_instead(app: App, problem: VoiceCheckinError, console: Console) -> None:
    """Go on by keyboard, unless a device was asked for by name or nobody sits at a keyboard."""
    if app.settings.microphone or app.settings.engine != "auto" or not sys.stdin.isatty():
        raise problem
    console.print(f"{problem}", style="yellow")
    console.print("By keyboard, then. Type your answer; Enter alone is silence.", style="dim")


def _print(line: str) -> None:
    print(line, flush=True)  # noqa: T201
