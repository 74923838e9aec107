"""What is shown at each address."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final, get_args

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from voice_checkin.dialogue import findings as spoken
from voice_checkin.dialogue.helplines import Helpline, HelplineKind, serving
from voice_checkin.dialogue.lines import LineKey, Lines
from voice_checkin.insights.days import by_day, day_of
from voice_checkin.types import Entry
from voice_checkin.web.ports import Home, PageStore
from voice_checkin.web.render import environment
from voice_checkin.web.view import correction
from voice_checkin.web.view.calendar import calendar, first_day
from voice_checkin.web.view.findings import HELPS, SIGNS, findings, habits
from voice_checkin.web.view.logged import logged, of_today, page, pages
from voice_checkin.web.view.plans import OWN, planned
from voice_checkin.web.view.trend import trend
from voice_checkin.web.view.weekdays import LEAST, PARTS, weekday_map

WEEKS: Final = (16, 52)
"""How far the graphs go back: usually, and when asked."""
_DAYS_AND_HOURS: Final = 182
"""Days that the map of weekdays is made of."""
SAID: Final[Mapping[str, tuple[LineKey, int]]] = {
    "changed": ("changed.private", 0),
    "deleted": ("undone", 1),
    "gone": ("undone.nothing", 2),
}
"""What was done before a page is shown, and the line that says so, in which of its wordings."""


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of the program."""

    lines: Lines
    helplines: tuple[Helpline, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """Every page. The store is opened for each, so that other commands can have it meanwhile."""

    home: Home
    speech: Speech
    secret: str
    """Written into each form: what is posted without it comes from somewhere else."""
    templates: Environment = field(default_factory=environment)

    def wrote(self, secret: str) -> bool:
        """True for the secret of our own forms."""
        return hmac.compare_digest(secret.encode(), self.secret.encode())

    def overview(self, request: Request) -> Response:
        """Today, the graphs, and what is sure enough to say."""
        weeks = WEEKS[request.query_params.get("weeks") == str(WEEKS[1])]
        now, lines = self.home.now(), self.speech.lines
        today, turn = day_of(now), now.toordinal()
        back = timedelta(days=max(7 * weeks, _DAYS_AND_HOURS) + 1)
        with self.home.open() as kept:
            entries = kept.store.entries(since=now - back, until=now)
            found = kept.insights()
        days = by_day(entries, now)
        felt = {day.date: mean for day in days if (mean := day.mean("felt")) is not None}
        lately = [day for day in days if day.date > today - timedelta(days=_DAYS_AND_HOURS)]
        return self.html(
            "overview.html",
            day=today,
            today=[logged(one, lines.words) for one in of_today(entries, now)],
            trends=[say.text for say in spoken.trends(found, lines, turn)],
            weeks=weeks,
            choices=WEEKS,
            calendar=calendar(felt, today, weeks),
            trend=trend(days, first_day(today, weeks), today),
            week=spoken.week(found, lines, turn).text,
            signs=findings(found.claims, SIGNS, lines),
            parts=PARTS,
            least=LEAST,
            weekdays=weekday_map(lately),
            too_few=lines.say("found.too_few", turn).text,
            hours=[say.text for say in spoken.hardest(found, lines, turn)],
            helps=findings(found.claims, HELPS, lines),
            nothing_clear=lines.say("found.none", turn).text,
            habits=habits(found.strengths),
        )

    def entries(self, request: Request) -> Response:
        """Everything logged, the newest first."""
        asked = request.query_params.get("page", "1")
        with self.home.open() as kept:
            entries = kept.store.entries()
        last = pages(entries)
        number = min(last, max(1, int(asked))) if asked.isdecimal() and len(asked) < 8 else 1
        shown = [logged(one, self.speech.lines.words) for one in page(entries, number)]
        return self.html(
            "entries.html", entries=shown, number=number, last=last, said=self.said(request)
        )

    def entry(self, request: Request) -> Response:
        """One entry, to be corrected or deleted."""
        with self.home.open() as kept:
            found = find(kept.store, request.path_params["entry_id"])
        if found is None:
            return self.problem(self.speech.lines.say(*SAID["gone"]).text, 404)
        return self.form(found, correction.fields(found.check_in))

    def form(
        self,
        entry: Entry,
        fields: Mapping[str, str],
        unclear: frozenset[correction.Field] = frozenset(),
        heavy: bool = False,
    ) -> Response:
        """The form of an entry; with `unclear` parts, or `heavy` words, it was not saved."""
        lines = self.speech.lines
        return self.html(
            "entry.html",
            entry=entry,
            line=logged(entry, lines.words),
            fields=fields,
            unclear=unclear,
            out_of={
                "rating": lines.say("out_of_range", 1, number="ten").text,
                "sleep_hours": lines.say("out_of_range", 1, number="twenty four").text,
            },
            heavy=[lines.say(key, 0).text for key in ("care.thank", "care.people")]
            if heavy
            else [],
            numbers=self._numbers() if heavy else [],
            correction=correction,
        )

    def plans(self, request: Request, why: str = "") -> Response:
        """Goals and reminders; `why` a change could not be made: "time", "quiet" or "past"."""
        now = self.home.now()
        with self.home.open() as kept:
            goals = kept.store.goals()
        return self.html(
            "plans.html",
            goals=goals,
            reminders=planned(kept.known, now),
            own=OWN,
            quiet=kept.known.quiet,
            why=why,
            said=self.said(request),
        )

    def help(self, request: Request) -> Response:
        """Numbers to call."""
        del request
        lines = self.speech.lines
        here = self._numbers()
        others = [line for line in self.speech.helplines if line not in here]
        told = [lines.say(key, 0).text for key in ("care.program", "care.people")]
        return self.html("help.html", here=here, others=others, told=told)

    def problem(self, text: str, status: int) -> Response:
        """A page that cannot be shown, or a form that was not taken."""
        return HTMLResponse(self._text("problem.html", None, text=text, status=status), status)

    def said(self, request: Request) -> str:
        """What was done before this page."""
        line = SAID.get(request.query_params.get("done", ""))
        return self.speech.lines.say(*line).text if line else ""

    def html(self, template: str, **values: Any) -> Response:
        """A template, with what every page has."""
        return HTMLResponse(self._text(template, self.home.country(), **values))

    def _text(self, template: str, country: str | None, **values: Any) -> str:
        words = self.speech.lines.words
        return self.templates.get_template(template).render(
            secret=self.secret,
            words=words,
            country=words.countries.get(country or "", ""),
            countries=words.countries,
            **values,
        )

    def _numbers(self) -> list[Helpline]:
        """Someone to talk to, then the emergency number, where the person lives."""
        country, kinds = self.home.country(), get_args(HelplineKind)
        found = [serving(self.speech.helplines, kind, country) for kind in kinds]
        return [line for line in found if line is not None]


def find(store: PageStore, entry_id: str) -> Entry | None:
    """The entry with this id."""
    return next((one for one in store.entries() if one.id == entry_id), None)
