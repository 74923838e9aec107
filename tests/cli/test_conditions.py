"""What a terminal, or a reader of JSON lines, is shown of devices that fail."""

import io
import json

from rich.console import Console

from voice_checkin.cli.conditions import shower
from voice_checkin.errors import AudioError

GONE = AudioError('The microphone "mic" has stopped sending sound: plug it in again')


def test_a_terminal_shows_the_problem_with_its_mend_and_that_it_is_over() -> None:
    console = Console(file=io.StringIO(), width=40)
    show = shower(None, console)
    show("deaf", GONE)
    show("back", None)
    assert isinstance(console.file, io.StringIO)
    problem, well = console.file.getvalue().splitlines()
    assert problem == f"{GONE} (trying again)"
    assert well == "The microphone is back."


def test_json_has_the_state_a_light_would_show() -> None:
    lines: list[str] = []
    show = shower(lines.append, Console(file=io.StringIO()))
    show("mute", GONE)
    show("voice_back", None)
    assert [json.loads(line) for line in lines] == [
        {"state": "mute", "problem": str(GONE)},
        {"state": "voice_back"},
    ]
