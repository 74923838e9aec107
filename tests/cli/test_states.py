"""The state in one quiet line of a terminal, and in a log."""

import io

from rich.console import Console

from voice_checkin.cli.states import Light, Lights, StateLine
from voice_checkin.errors import AudioError


def shown(*states: Light, terminal: bool) -> str:
    out = io.StringIO()
    console = Console(file=out, force_terminal=terminal, color_system=None, width=60)
    lights = Lights([StateLine(console, "okay nabu").show])
    for state in states:
        lights.show(state)
    return out.getvalue()


DAY: tuple[Light, ...] = ("waiting", "waiting", "woken", "speaking", "listening", "waiting")


def test_a_terminal_has_one_line_that_is_written_over_and_gone_in_a_talk() -> None:
    erased = "\x1b[2K"
    assert shown(*DAY, terminal=True).split(erased)[1:] == [
        'waiting for "okay nabu"\r',
        "yes?\r",
        "\r",
        "\r",
        'waiting for "okay nabu"\r',
    ]


def test_at_the_end_the_line_is_gone() -> None:
    assert shown("waiting", "stopped", terminal=True).endswith("\x1b[2K\r")


def test_a_log_has_a_line_for_each_state_in_which_nobody_talks() -> None:
    assert shown(*DAY, "no_microphone", terminal=False).splitlines() == [
        'waiting for "okay nabu"',
        "yes?",
        'waiting for "okay nabu"',
    ]


def test_a_fault_is_a_state_until_it_is_mended_and_then_it_is_as_before() -> None:
    states: list[Light] = []
    lights = Lights([states.append])
    fault = lights.showing(lambda *_: None)
    lights.show("listening")
    fault("deaf", AudioError("The microphone is gone; plug it in."))
    fault("no_sound", AudioError("The microphone is muted."))
    fault("back", None)
    fault("mute", AudioError("The loudspeaker is gone; plug it in."))
    lights.show("speaking")
    fault("voice_back", None)
    assert states == [
        "listening",
        "no_microphone",
        "no_sound",
        "listening",
        "no_loudspeaker",
        "speaking",
    ]
