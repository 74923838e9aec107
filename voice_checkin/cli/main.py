"""`voice-checkin`: the commands, and the one place that turns a problem into a sentence."""

import os
import signal
import sys
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from types import FrameType, TracebackType
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from voice_checkin import __version__
from voice_checkin.errors import VoiceCheckinError

_OWN_OPTIONS = ("--help", "--version", "--install-completion", "--show-completion")
_TALKING = ("talk", "listen", "demo", "replay", "ground", "reflect", "understand", "transcribe")
_SHOWING = ("insights", "report", "trends", "web")
_KEEPING = ("export", "import", "erase", "devices", "doctor", "install-service")
_COMMANDS = (*_TALKING, *_SHOWING, *_KEEPING)
_GROUPS = ("models", "words", "goals", "remind")
_MODULES = {"import": "importing", "install-service": "install_service", "words": "own_words"}
"""Where the module is not called like its command."""
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


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"voice-checkin {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    del version


def app(only: str | None = None) -> typer.Typer:
    """The program with all its commands; with `only` one of them, if there is one of that name.

    What a command needs is imported with it, and `listen` keeps that all day.
    """
    whole = typer.Typer(
        cls=_TalkByDefault,
        no_args_is_help=False,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
        context_settings={"help_option_names": ["--help", "-h"]},
        help="Short spoken check-ins, offline. Without a command: a check-in now.",
    )
    whole.callback()(_root)
    for name in [only] if only in (*_COMMANDS, *_GROUPS) else (*_COMMANDS, *_GROUPS):
        module = import_module(f"voice_checkin.cli.{_MODULES.get(name, name)}")
        if name in _COMMANDS:
            module.register(whole)
        else:
            whole.add_typer(module.app, name=name)
    return whole


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
    called = sys.argv[1] if len(sys.argv) > 1 else "talk"
    # Not the call of it: that would put its own hook in the place of ours.
    typer.main.get_command(app(called))()
