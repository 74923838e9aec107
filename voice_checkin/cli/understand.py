"""`voice-checkin understand`: what a sentence means."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from voice_checkin.catalogue.lexicon import load_lexicon
from voice_checkin.catalogue.safety import load_safety
from voice_checkin.catalogue.templates import load_templates
from voice_checkin.cli.jsonable import understanding_json
from voice_checkin.cli.options import AsJson, DataDir
from voice_checkin.cli.words import logged_words
from voice_checkin.errors import SettingsError
from voice_checkin.nlu.lexicon import Lexicon, bare_lexicon
from voice_checkin.nlu.understand import understand
from voice_checkin.reminders.said import with_times
from voice_checkin.resources import intents_root
from voice_checkin.types import CheckIn, Expect, Understanding

_EXPECT = ", ".join(e.value for e in Expect)


def run(
    text: Annotated[
        list[str] | None, typer.Argument(help="A sentence; else lines from standard input.")
    ] = None,
    expect: Annotated[
        str, typer.Option("--expect", metavar="KIND", help=f"What was asked: {_EXPECT}.")
    ] = Expect.FREE.value,
    intents: Annotated[
        Path | None,
        typer.Option("--intents", metavar="PATH", help="Another catalogue: a folder or one file."),
    ] = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Say what a sentence means: intent, feelings, numbers, habits, concern.

    [dim]Example: voice-checkin understand --json "numb really but i drank my water"[/dim]
    """
    del data_dir  # nothing is read or written there; taken so that every command agrees
    lexicon = _lexicon(intents)
    asked = parse_expect(expect)
    for line in _lines(text):
        meant = with_times(understand(line, asked, lexicon), asked)
        if as_json:
            print(json.dumps(understanding_json(meant), ensure_ascii=False), flush=True)  # noqa: T201
        else:
            typer.echo(_plain(meant))


def parse_expect(kind: str) -> Expect:
    """An Expect by name; "yes/no" and "yes-no" are yes_no. Raises SettingsError."""
    try:
        return Expect(kind.lower().replace("/", "_").replace("-", "_"))
    except ValueError:
        raise SettingsError(f"--expect {kind!r} is not known; choose one of {_EXPECT}.") from None


def _lexicon(path: Path | None) -> Lexicon:
    """The shipped catalogue; another one (a folder with `en/`); or sentence templates alone.

    The check for danger cannot be left out: bare templates get the shipped one.
    """
    if path is None or (path / "en").is_dir():
        return load_lexicon(path or intents_root())
    safety = load_safety(intents_root() / "en" / "safety.yaml")
    return bare_lexicon(load_templates(path), safety)


def _lines(text: list[str] | None) -> Iterable[str]:
    if text:
        return [" ".join(text)]
    if sys.stdin.isatty():
        typer.echo("One sentence a line; Ctrl-D ends.", err=True)
    return (line.rstrip("\r\n") for line in sys.stdin)


def _plain(u: Understanding) -> str:
    said = CheckIn(u.felt, u.valence, u.energy, u.rating, u.feelings, u.habits, u.sleep)
    parts = [u.intent or "not understood"]
    if u.slots:
        parts.append(", ".join(f"{name}: {value}" for name, value in u.slots.items()))
    if said != CheckIn():
        parts.append(logged_words(said))
    if u.concern.value != "none":
        parts.append(f"(concern: {u.concern.value})")
    return " · ".join(parts)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("understand")(run)
