"""Options that several commands share."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from voice_checkin.errors import SettingsError

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
DataDir = Annotated[
    Path | None,
    typer.Option("--data-dir", metavar="DIR", help="Keep everything it writes in DIR."),
]
Now = Annotated[
    str | None,
    typer.Option("--now", metavar="ISO", help="Take this as the time, e.g. 2026-03-01T07:30."),
]
EngineName = Annotated[
    str | None,
    typer.Option("--engine", metavar="NAME", help="auto, vosk, pocketsphinx or keyboard."),
]
ModelName = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="An installed Vosk model, or a folder with one."),
]
Country = Annotated[
    str | None,
    typer.Option("--country", metavar="XX", help="Two letters; chooses the helplines."),
]
Text = Annotated[
    bool, typer.Option("--text", help="One turn a line from standard input; nothing aloud.")
]
Keyboard = Annotated[bool, typer.Option("--keyboard", help="Type, even with a microphone here.")]
Microphone = Annotated[
    str | None, typer.Option("--microphone", metavar="NAME", help="Part of its name.")
]
Speaker = Annotated[str | None, typer.Option("--speaker", metavar="NAME", help="Part of its name.")]


def moment(now: str | None) -> datetime | None:
    """`--now` as a datetime; without an offset it is in the local zone (left naive here).

    Raises SettingsError when it is not an ISO 8601 time.
    """
    if now is None:
        return None
    try:
        return datetime.fromisoformat(now)
    except ValueError:
        raise SettingsError(
            f"--now {now!r} is not a time; write it like 2026-03-01T07:30."
        ) from None
