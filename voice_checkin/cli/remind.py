"""`voice-checkin remind`: what is to be told and when."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from voice_checkin.app import App, build
from voice_checkin.cli.options import AsJson, DataDir, Now, moment
from voice_checkin.cli.words import reminder_cells
from voice_checkin.errors import SettingsError
from voice_checkin.reminders.plan import Known, comes
from voice_checkin.settings import clock_time, load_settings
from voice_checkin.store.export import reminder_record
from voice_checkin.store.store import Store
from voice_checkin.types import EVERY_DAY, About, Reminder, reminder_id

app = typer.Typer(
    no_args_is_help=False,
    invoke_without_command=True,
    help="What you want to be told and when. Without a command: list it.",
    context_settings={"help_option_names": ["--help", "-h"]},
)

_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ABOUTS: Final[Mapping[str, About]] = {"goal": "goal", "therapy": "therapy", "other": "other"}
_OWN: Final = {"morning": "morning_time", "evening": "evening_time"}
_SPREAD: Final = {1: (0,), 2: (0, 3), 3: (0, 2, 4), 4: (0, 2, 4, 6), 5: (0, 1, 2, 3, 4)}
"""Days for so many times a week, apart from each other."""
Name = Annotated[str, typer.Argument(metavar="NAME", help="Its words, or its id from --json.")]


@app.callback()
def list_(
    context: typer.Context, as_json: AsJson = False, data_dir: DataDir = None, now: Now = None
) -> None:
    """List it, with when each comes next.

    [dim]Example: voice-checkin remind --json[/dim]
    """
    if context.invoked_subcommand:
        return
    made = _app(data_dir, now)
    with made.store() as store:
        known = made.known(store)
    if as_json:
        for reminder in known.reminders:
            _print(reminder, known, made, as_json)
    elif known.reminders:
        at = made.clock.now()
        rows = [reminder_cells(one, comes(one, known, at), at) for one in known.reminders]
        Console(highlight=False).print(_table(rows))
    else:
        typer.echo('None yet. Say "remind me", or: voice-checkin remind add "stretch" --at 16:00')


@app.command("add")
def add_(
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What you want to be told.")],
    at: Annotated[str | None, typer.Option(help="Time of day, HH:MM.")] = None,
    days: Annotated[str | None, typer.Option(help="Such as mon,thu; else every day.")] = None,
    times_a_week: Annotated[int | None, typer.Option(help="1 to 7, spread over the week.")] = None,
    once: Annotated[str | None, typer.Option(metavar="ISO", help="One moment instead.")] = None,
    about: Annotated[str, typer.Option(help="goal, therapy or other.")] = "other",
    as_json: AsJson = False,
    data_dir: DataDir = None,
    now: Now = None,
) -> None:
    """Add a reminder, or change the one of these words and time.

    [dim]Example: voice-checkin remind add therapy --at 16:00 --days tue --about therapy[/dim]
    """
    made = _app(data_dir, now)
    if (at is None) == (once is None):
        raise SettingsError("Give either --at HH:MM or --once with a moment; see --help.")
    kind = _ABOUTS.get(about.lower())
    if kind is None:
        raise SettingsError(f"--about {about!r} is not known; choose goal, therapy or other.")
    found = _once(words, once, kind, made) if once else _daily(words, at or "", kind)
    if not once:
        found = replace(found, weekdays=_weekdays(days, times_a_week))
    _refuse_quiet(found, made)
    with made.store() as store:
        store.keep_reminder(found)
        _print(found, made.known(store), made, as_json)


@app.command("pause")
def pause_(name: Name, as_json: AsJson = False, data_dir: DataDir = None, now: Now = None) -> None:
    """Let a reminder rest.

    [dim]Example: voice-checkin remind pause morning[/dim]
    """
    _set_paused(name, True, as_json, data_dir, now)


@app.command("resume")
def resume_(name: Name, as_json: AsJson = False, data_dir: DataDir = None, now: Now = None) -> None:
    """Take a resting reminder up again.

    [dim]Example: voice-checkin remind resume morning[/dim]
    """
    _set_paused(name, False, as_json, data_dir, now)


@app.command("remove")
def remove_(name: Name, as_json: AsJson = False, data_dir: DataDir = None, now: Now = None) -> None:
    """Forget a reminder.

    [dim]Example: voice-checkin remind remove stretch[/dim]
    """
    made = _app(data_dir, now)
    with made.store() as store:
        found = _found(store, made, name)
        if found.id in _OWN:
            raise SettingsError(
                f"The {found.id} comes from the settings; take {_OWN[found.id]} out of "
                "settings.toml, or: voice-checkin remind pause " + found.id
            )
        store.drop_reminder(found.id)
    gone = json.dumps({"removed": found.id}, ensure_ascii=False)
    typer.echo(gone if as_json else f"{found.words or found.id} is gone.")


def _app(data_dir: DataDir, now: Now) -> App:
    return build(load_settings({"data_dir": data_dir}), moment(now))


def _daily(words: str, at: str, about: About) -> Reminder:
    when = _time(at)
    return Reminder(reminder_id(words, when), about, words.strip(), when)


def _once(words: str, text: str, about: About, made: App) -> Reminder:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise SettingsError(
            f"--once {text!r} is not a moment; write it like 2026-03-01T16:00."
        ) from None
    now = made.clock.now()
    when = when.replace(tzinfo=now.tzinfo) if when.tzinfo is None else when.astimezone(now.tzinfo)
    if when <= now:
        raise SettingsError(f"--once {text} has passed; choose a moment that is to come.")
    return Reminder(reminder_id(words, when), about, words.strip(), once=when)


def _time(text: str) -> time:
    try:
        return clock_time(text)
    except ValueError as bad:
        raise SettingsError(f"--at {text!r} {bad}.") from None


def _weekdays(days: str | None, times_a_week: int | None) -> tuple[int, ...]:
    if days is not None and times_a_week is not None:
        raise SettingsError("Give --days or --times-a-week, not both.")
    if times_a_week is not None:
        if not 1 <= times_a_week <= len(_DAYS):
            raise SettingsError(f"--times-a-week goes from 1 to 7, not {times_a_week}.")
        return _SPREAD.get(times_a_week, EVERY_DAY[:times_a_week])
    if days is None:
        return EVERY_DAY
    names = [name.strip().lower()[:3] for name in days.split(",")]
    if any(name not in _DAYS for name in names):
        raise SettingsError(f"--days {days!r} is not known; write it like mon,thu.")
    return tuple(sorted({_DAYS.index(name) for name in names}))


def _refuse_quiet(reminder: Reminder, made: App) -> None:
    quiet = made.settings.quiet_hours
    at = reminder.at or (reminder.once.time() if reminder.once else None)
    if quiet is not None and at is not None and quiet.hold(at):
        raise SettingsError(
            f"{at:%H:%M} is in your quiet hours ({quiet.start:%H:%M} to {quiet.end:%H:%M}); "
            "choose another time, or change quiet_from and quiet_to in settings.toml."
        )


def _set_paused(name: str, paused: bool, as_json: bool, data_dir: DataDir, now: Now) -> None:
    made = _app(data_dir, now)
    with made.store() as store:
        found = replace(_found(store, made, name), paused=paused)
        store.keep_reminder(found)
        _print(found, made.known(store), made, as_json)


def _found(store: Store, made: App, name: str) -> Reminder:
    wanted = name.strip().casefold()
    known = made.known(store).reminders
    for part in ("id", "words"):
        found = [one for one in known if getattr(one, part).casefold() == wanted]
        if len(found) > 1:
            ids = " or ".join(f'"{one.id}"' for one in found)
            raise SettingsError(f"There are several of {name!r}; say which: {ids}.")
        if found:
            return found[0]
    raise SettingsError(f"There is no reminder {name!r}; see: voice-checkin remind")


def _print(reminder: Reminder, known: Known, made: App, as_json: bool) -> None:
    now = made.clock.now()
    at = comes(reminder, known, now)
    if as_json:
        record = reminder_record(reminder) | {"next": at.isoformat() if at else None}
        typer.echo(json.dumps(record, ensure_ascii=False))
    else:
        typer.echo(" · ".join(filter(None, reminder_cells(reminder, at, now))))


def _table(rows: list[tuple[str, str, str]]) -> Table:
    table = Table("what", "when", "next", box=None, header_style="dim", pad_edge=False)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table
