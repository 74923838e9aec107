"""`voice-checkin goals`: the small steps a person means to do."""

import json
from dataclasses import asdict, replace
from typing import Annotated

import typer

from voice_checkin.app import open_store
from voice_checkin.cli.options import AsJson, DataDir
from voice_checkin.cli.words import goal_words
from voice_checkin.errors import SettingsError
from voice_checkin.settings import load_settings
from voice_checkin.store.store import Store
from voice_checkin.types import DAILY, Goal

app = typer.Typer(
    no_args_is_help=False,
    invoke_without_command=True,
    help="Your small steps. Without a command: list them.",
    context_settings={"help_option_names": ["--help", "-h"]},
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="As it was said.")]


@app.callback()
def list_(context: typer.Context, as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """List them.

    [dim]Example: voice-checkin goals[/dim]
    """
    if context.invoked_subcommand:
        return
    with _store(data_dir) as store:
        goals = store.goals()
    if not goals and not as_json:
        typer.echo('None yet. Say "I want to add a goal", or: voice-checkin goals add water')
    for goal in goals:
        _print(goal, as_json)


@app.command("add")
def add_(
    name: Name,
    minutes: Annotated[float | None, typer.Option(help="Of the full size.")] = None,
    why: Annotated[str | None, typer.Option(help="In your own words.")] = None,
    after: Annotated[str | None, typer.Option(help="What it follows: the kettle.")] = None,
    times_a_week: Annotated[int, typer.Option(help="1 to 7.")] = DAILY,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Add a goal, or change the one of that name.

    [dim]Example: voice-checkin goals add "a slow walk" --minutes 10 --after lunch[/dim]
    """
    goal = Goal(name.strip(), minutes, why, after, times_a_week)
    with _store(data_dir) as store:
        store.keep_goal(goal)
    _print(goal, as_json)


@app.command("pause")
def pause_(name: Name, as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """Let a goal rest, or take it up again.

    [dim]Example: voice-checkin goals pause water[/dim]
    """
    with _store(data_dir) as store:
        goal = _found(store, name)
        goal = replace(goal, paused=not goal.paused)
        store.keep_goal(goal)
    _print(goal, as_json)


@app.command("remove")
def remove_(name: Name, as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """Forget a goal. What was logged stays.

    [dim]Example: voice-checkin goals remove water[/dim]
    """
    with _store(data_dir) as store:
        goal = _found(store, name)
        store.drop_goal(goal.name)
    gone = json.dumps({"removed": goal.name}, ensure_ascii=False)
    typer.echo(gone if as_json else f"{goal.name} is gone.")


def _store(data_dir: DataDir) -> Store:
    return open_store(load_settings({"data_dir": data_dir}))


def _found(store: Store, name: str) -> Goal:
    wanted = name.strip().casefold()
    for goal in store.goals():
        if goal.name.casefold() == wanted:
            return goal
    raise SettingsError(f"There is no goal {name!r}; see: voice-checkin goals")


def _print(goal: Goal, as_json: bool) -> None:
    typer.echo(json.dumps(asdict(goal), ensure_ascii=False) if as_json else goal_words(goal))
