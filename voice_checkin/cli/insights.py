"""`voice-checkin insights`: the numbers, each with what it rests on."""

import json
from dataclasses import asdict
from typing import Any

import typer
from rich.console import Console
from rich.table import Table

from voice_checkin.cli.looking import look_back
from voice_checkin.cli.options import AsJson, DataDir, Now
from voice_checkin.dialogue.findings import said
from voice_checkin.dialogue.lines import Lines
from voice_checkin.types import Claim, Insights


def run(as_json: AsJson = False, now: Now = None, data_dir: DataDir = None) -> None:
    """What the log shows: a level, a pattern, and findings surer than chance.

    [dim]Example: voice-checkin insights[/dim]
    """
    found, lines, _ = look_back(data_dir, now)
    if as_json:
        typer.echo(json.dumps(insights_json(found, lines), ensure_ascii=False))
        return
    _print(found, lines, Console())


def insights_json(found: Insights, lines: Lines) -> dict[str, Any]:
    """`{"days", "entries", "level", "pattern", "week", "lately", "strengths", "claims"}`."""
    return {
        "days": found.days,
        "entries": found.entries,
        "level": _rounded(asdict(found.level)),
        "pattern": asdict(found.pattern),
        "week": _rounded(asdict(found.week)) if found.week else None,
        "lately": _rounded(asdict(found.lately)),
        "strengths": [_rounded(asdict(one)) for one in found.strengths],
        "claims": [_claim(claim, lines) for claim in found.claims],
    }


def _claim(claim: Claim, lines: Lines) -> dict[str, Any]:
    return {**_rounded(asdict(claim)), "say": said(claim, lines, 0).text}


def _rounded(record: dict[str, Any]) -> dict[str, Any]:
    def short(value: Any) -> Any:
        if isinstance(value, float):
            return round(value, 3)
        return [short(one) for one in value] if isinstance(value, tuple) else value

    return {key: short(value) for key, value in record.items()}


def _print(found: Insights, lines: Lines, console: Console) -> None:
    if not found.days:
        console.print("Nothing is logged yet. Begin with: voice-checkin")
        return
    console.print(f"{found.entries} check-ins on {found.days} days.")
    console.print(f"The last two weeks: {found.pattern.name.replace('_', ' ')}.")
    level = found.level
    if level.felt is not None:
        console.print(f"How much could be felt, the last four weeks: {level.felt:.1f} of 4.")
    if not found.claims:
        console.print("Nothing clear yet. That is the usual answer.")
        return
    table = Table("finding", "n", "estimate", "interval", box=None)
    for claim in found.claims:
        between = "" if claim.interval is None else "{:+.2f} to {:+.2f}".format(*claim.interval)
        table.add_row(said(claim, lines, 0).text, str(claim.n), f"{claim.estimate:+.2f}", between)
    console.print(table)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("insights")(run)
