"""`voice-checkin web`: the page on this machine."""

import json
import os
import secrets
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from voice_checkin.app import App, build
from voice_checkin.cli.options import AsJson, DataDir, Now, moment
from voice_checkin.lookback import insights
from voice_checkin.settings import Settings, keep_settings, load_settings
from voice_checkin.types import Expect, Insights, Transcript, Understanding
from voice_checkin.web.ports import Kept

_DEBUG = "VOICE_CHECKIN_DEBUG"


@dataclass(frozen=True)
class AtHome:
    """The page's way to the store and the settings, which are read anew for each page."""

    made: App
    data_dir: Path | None = None

    def now(self) -> datetime:
        """An aware datetime in the local zone."""
        return self.made.clock.now()

    def country(self) -> str | None:
        """Two letters; chooses the helplines."""
        return self._settings().country

    @contextmanager
    def open(self) -> Iterator[Kept]:
        """The store, opened."""
        app = replace(self.made, settings=self._settings())
        with app.store() as store:

            def understand(text: str, expect: Expect) -> Understanding:
                return app.knowing(store).understand(Transcript(text), expect)

            def shown() -> Insights:
                return insights(store, self.now())

            yield Kept(store, app.known(store), understand, shown)

    def choose(self, name: str, answer: str) -> None:
        """Keep a setting."""
        keep_settings([(name, answer)])

    def _settings(self) -> Settings:
        return load_settings({"data_dir": self.data_dir})


def run(
    host: Annotated[
        str, typer.Option(help="Where to listen; any but the usual one needs a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8765,
    token: Annotated[bool, typer.Option("--token", help="Need a token here, too.")] = False,
    open_: Annotated[bool, typer.Option("--open/--no-open", help="Open a browser, too.")] = False,
    as_json: AsJson = False,
    now: Now = None,
    data_dir: DataDir = None,
) -> None:
    """Your own data as a page: graphs, entries to correct, goals and reminders.

    It is for this machine alone, and sends nothing anywhere. Ctrl-C ends it.

    [dim]Example: voice-checkin web --open[/dim]
    """
    from voice_checkin.web import doorway, serving, site

    made = build(load_settings({"data_dir": data_dir}), moment(now))
    home = AtHome(made, data_dir)
    with home.open():
        pass  # a store that cannot be opened is told here, not on a page
    with serving.listen(host, port) as listening:
        door = doorway.Doorway(
            host,
            listening.getsockname()[1],
            secrets.token_urlsafe(32) if token or not doorway.is_loopback(host) else None,
            doorway.own_names() if doorway.is_any(host) else frozenset(),
        )
        address = serving.address(door)
        _announce(address, not doorway.is_loopback(host), as_json)
        if open_:
            webbrowser.open(address)
        speech = site.Speech(made.script.lines, made.script.helplines)
        serving.serve(site.site(home, speech, door), listening, bool(os.environ.get(_DEBUG)))


def _announce(address: str, beyond: bool, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps({"address": address}))
        return
    typer.echo(f"Your page is at {address}")
    if beyond:
        typer.echo("Whoever has this address can read and change everything, and it is not")
        typer.echo("encrypted on its way: use it only in a network you trust (docs/page.md).")
    typer.echo("Ctrl-C ends it.")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("web")(run)
