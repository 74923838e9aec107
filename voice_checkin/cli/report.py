"""`voice-checkin report`: one page to keep, or to hand over."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from voice_checkin.app import App
from voice_checkin.app import build as build_app
from voice_checkin.cli.options import AsJson, DataDir, Now, moment
from voice_checkin.cli.writing import write_whole
from voice_checkin.errors import SettingsError
from voice_checkin.lookback import insights
from voice_checkin.report.build import Material, build
from voice_checkin.report.html import to_html
from voice_checkin.report.page import FIELDS, READERS, Field, For, Page, Wanted
from voice_checkin.report.words import period
from voice_checkin.settings import load_settings
from voice_checkin.types import Concern, Expect, Transcript

Format = Literal["html", "pdf"]
_DAYS: Final = 28
"""Four weeks: every weekday as often as the others."""
_MORNING: Final = timedelta(hours=4)
"""When a day begins; see docs/insights.md."""


def run(
    days: Annotated[
        int | None, typer.Option(metavar="N", min=1, max=3660, help="Up to today; else 28.")
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="E.g. 2026-03-01.")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Else today.")] = None,
    fields: Annotated[
        str | None, typer.Option(metavar="LIST", help=f"Out of {','.join(FIELDS)}; else all.")
    ] = None,
    form: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="html or pdf.")
    ] = None,
    reader: Annotated[str, typer.Option("--for", metavar="WHOM", help="me or clinician.")] = "me",
    with_words: Annotated[
        bool, typer.Option("--with-words", help="Also notes, events and reasons in your words.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write here; else named by the day."),
    ] = None,
    as_json: AsJson = False,
    now: Now = None,
    data_dir: DataDir = None,
) -> None:
    """A page of what was logged: graphs, their numbers, and what the log shows. For you alone, or
    to hand over. It is not encrypted.

    [dim]Example: voice-checkin report --for clinician --format pdf --out for-my-doctor.pdf[/dim]
    """
    app = build_app(load_settings({"data_dir": data_dir}), moment(now))
    at = app.clock.now()
    chosen = Wanted(
        *_period(days, first, last, (at - _MORNING).date()),
        _fields(fields),
        _whom(reader),
        with_words,
    )
    kind = _format(form, out)
    page = _page(chosen, app)
    if page is None:
        _nothing(chosen, as_json)
        return
    file = out or Path(f"check-ins-{chosen.last.isoformat()}.{kind}")
    if out is not None or not as_json:
        write_whole(file, _written(page, kind))
    if as_json:
        told = {"file": str(file) if out else None, **asdict(page)}
        typer.echo(json.dumps(told, ensure_ascii=False, default=str))
        return
    typer.echo(f"Written to {file}, in plain words: keep it where only you look.")


def _page(wanted: Wanted, app: App) -> Page | None:
    now = app.clock.now()
    end = datetime.combine(wanted.last + timedelta(days=1), time(), now.tzinfo) + _MORNING
    until = min(now, end - timedelta(microseconds=1))
    with app.store() as store:
        found = insights(store, until)
        material = Material(store.entries(until=until), store.goals(), found, until)
    return build(material, wanted, app.script.lines, partial(_harmless, app))


def _written(page: Page, kind: Format) -> bytes:
    if kind == "html":
        return to_html(page).encode()
    # It takes a moment to load, and HTML does without.
    from voice_checkin.report.pdf import to_pdf

    return to_pdf(page)


def _nothing(wanted: Wanted, as_json: bool) -> None:
    told = f"Nothing is logged for {period(wanted.first, wanted.last)}, and that is fine."
    if as_json:
        typer.echo(json.dumps({"file": None, "say": told}))
        return
    typer.echo(f"{told} Whenever you like: voice-checkin")


def _harmless(app: App, text: str) -> bool:
    """Whether words may stand on a page: nothing of a crisis may."""
    meant = app.understand(Transcript(text), Expect.FREE)
    return meant.concern is Concern.NONE and not meant.weekly_question


def _period(
    days: int | None, first: str | None, last: str | None, today: date
) -> tuple[date, date]:
    if days is not None and first is not None:
        raise SettingsError("--days and --from say the same thing; leave one out.")
    end = today if last is None else _day("--to", last)
    if end > today:
        raise SettingsError(f"--to {end} lies ahead; write a day up to {today}.")
    begin = end - timedelta(days=(days or _DAYS) - 1) if first is None else _day("--from", first)
    if begin > end:
        raise SettingsError(f"--from {begin} is after {end}; write an earlier day.")
    if (end - begin).days >= 3660:
        raise SettingsError("That is more than ten years; choose a shorter time.")
    return begin, end


def _day(option: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SettingsError(f"{option} {text!r} is not a day; write it like 2026-03-01.") from None


def _fields(text: str | None) -> tuple[Field, ...]:
    names = [name.strip() for name in (text or ",".join(FIELDS)).split(",") if name.strip()]
    unknown = [name for name in names if name not in FIELDS]
    if unknown or not names:
        odd = f"{unknown[0]!r} is not known" if unknown else "names nothing"
        raise SettingsError(f"--fields: {odd}; choose out of {', '.join(FIELDS)}.")
    return tuple(field for field in FIELDS if field in names)


def _whom(text: str) -> For:
    found = next((one for one in READERS if one == text), None)
    if found is None:
        raise SettingsError(f"--for {text!r} is not known; choose {' or '.join(READERS)}.")
    return found


def _format(text: str | None, out: Path | None) -> Format:
    ending = out.suffix.lower().lstrip(".") if out is not None else ""
    wanted = text or ("pdf" if ending == "pdf" else "html")
    kinds: Sequence[Format] = ("html", "pdf")
    found = next((one for one in kinds if one == wanted), None)
    if found is None:
        raise SettingsError(f"--format {text!r} is not known; choose html or pdf.")
    return found


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("report")(run)
