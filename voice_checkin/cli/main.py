"""`voice-checkin`: the commands, and the one place that turns a problem into a sentence."""

import os
import signal
import sys
from io import TextIOWrapper
from pathlib import Path
from types import FrameType, TracebackType
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from voice_checkin import __version__
from voice_checkin.cli import (
    demo,
    devices,
    doctor,
    erase,
    export,
    goals,
    ground,
    importing,
    insights,
    install_service,
    listen,
    models,
    own_words,
    reflect,
    remind,
    replay,
    report,
    talk,
    transcribe,
    trends,
    understand,
    web,
)
from voice_checkin.errors import VoiceCheckinError

_OWN_OPTIONS = ("--help", "--version", "--install-completion", "--show-completion")
INTERRUPTED = 130
DEBUG = "VOICE_CHECKIN_DEBUG"


class _TalkByDefault(TyperGroup):
    """`voice-checkin` alone, or followed by options, is `voice-checkin talk`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0].split("=")[0] not in _OWN_OPTIONS):
            args = ["talk", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        for stream in (sys.stdin, sys.stdout):
            if isinstance(stream, TextIOWrapper):
                # What is no UTF-8 is a misheard letter, and no reason to stop.
                stream.reconfigure(encoding="utf-8", errors="replace")
        try:
            return super().invoke(ctx)
        except VoiceCheckinError as problem:
            print(f"voice-checkin: {problem}", file=sys.stderr)  # noqa: T201
            raise typer.Exit(problem.exit_code) from None
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None


app = typer.Typer(
    cls=_TalkByDefault,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["--help", "-h"]},
    help="Short spoken check-ins, offline. Without a command: a check-in now.",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"voice-checkin {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    del version


_TALKING = (talk, listen, demo, replay, ground, reflect, understand, transcribe)
_SHOWING = (insights, report, trends, web)
_KEEPING = (export, importing, erase, devices, doctor, install_service)
for _module in (*_TALKING, *_SHOWING, *_KEEPING):
    _module.register(app)
app.add_typer(models.app, name="models")
app.add_typer(own_words.app, name="words")
app.add_typer(goals.app, name="goals")
app.add_typer(remind.app, name="remind")


def _terminate(signum: int, frame: FrameType | None) -> None:
    del signum, frame
    raise KeyboardInterrupt


def _own_mistake(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    """One sentence for what nobody foresaw; its place, but no words, which may be personal."""
    if os.environ.get(DEBUG):
        sys.__excepthook__(kind, error, traceback)
        return
    while traceback and traceback.tb_next:
        traceback = traceback.tb_next
    place = ""
    if traceback:
        file = Path(traceback.tb_frame.f_code.co_filename)
        place = f" in {file.parent.name}/{file.name}:{traceback.tb_lineno}"
    print(  # noqa: T201
        f"voice-checkin: this is a mistake of the program ({kind.__name__}{place}); what was "
        f"logged is safe. Please report it with what {DEBUG}=1 shows, without your words.",
        file=sys.stderr,
    )


def run() -> None:
    """The console script. A polite kill is treated like Ctrl-C: what was said is kept."""
    sys.excepthook = _own_mistake
    signal.signal(signal.SIGTERM, _terminate)
    # Not `app()`: it would put its own hook in the place of ours.
    typer.main.get_command(app)()
