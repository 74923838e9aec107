"""What the forms of the page do."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from voice_checkin.types import Reminder
from voice_checkin.web.pages import Pages, find
from voice_checkin.web.ports import Kept
from voice_checkin.web.view.correction import corrected
from voice_checkin.web.view.plans import OWN, clash, found, moved

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """Each takes a form and leads to a page that is safe to load again."""

    pages: Pages

    def correct(self, request: Request, fields: Fields) -> Response:
        """Correct an entry; where something is unclear, or sounds heavy, the form comes back."""
        pages = self.pages
        with pages.home.open() as kept:
            entry = find(kept.store, request.path_params["entry_id"])
            if entry is None:
                return _to("/entries", "gone")
            meant = corrected(entry.check_in, fields, kept.understand)
            heavy = meant.heavy and fields.get("sure") != "yes"
            if meant.unclear or heavy:
                return pages.form(entry, fields, meant.unclear, heavy)
            kept.store.save(
                meant.check_in, entry.said_at, entry.zone, entry.id, entry.backfilled_minutes
            )
        return _to("/entries", "changed")

    def delete(self, request: Request, fields: Fields) -> Response:
        """Delete an entry."""
        del fields
        with self.pages.home.open() as kept:
            gone = kept.store.delete(request.path_params["entry_id"])
        return _to("/entries", "deleted" if gone else "gone")

    def goal(self, request: Request, fields: Fields) -> Response:
        """Let a goal rest, take it up again, or remove it."""
        del request
        with self.pages.home.open() as kept:
            goal = next((g for g in kept.store.goals() if g.name == fields.get("name")), None)
            if goal is None:
                return _to("/plans", "gone")
            match fields.get("do"):
                case "remove":
                    kept.store.drop_goal(goal.name)
                case "pause" | "resume" as do:
                    kept.store.keep_goal(replace(goal, paused=do == "pause"))
        return _to("/plans", "changed")

    def reminder(self, request: Request, fields: Fields) -> Response:
        """Let a reminder rest, take it up again, move it to another time, or remove it."""
        with self.pages.home.open() as kept:
            reminder = found(kept.known.reminders, fields.get("id", ""))
            if reminder is None:
                return _to("/plans", "gone")
            match fields.get("do"):
                case "remove":
                    self._remove(reminder, kept)
                case "pause" | "resume" as do:
                    kept.store.keep_reminder(replace(reminder, paused=do == "pause"))
                case "move":
                    why = self._move(reminder, fields.get("at", ""), kept)
                    if why:
                        return self.pages.plans(request, why)
        return _to("/plans", "changed")

    def _remove(self, reminder: Reminder, kept: Kept) -> None:
        if reminder.id in OWN:
            self.pages.home.choose(OWN[reminder.id], "")
        kept.store.drop_reminder(reminder.id)

    def _move(self, reminder: Reminder, said: str, kept: Kept) -> str:
        """Why it could not be moved; empty when it was."""
        try:
            at = time.fromisoformat(said).replace(second=0, microsecond=0, tzinfo=None)
        except ValueError:
            return "time"
        now = self.pages.home.now()
        after = moved(reminder, at, now)
        why = clash(after, kept.known.quiet, now)
        if why is None and reminder.id in OWN:
            self.pages.home.choose(OWN[reminder.id], f"{at:%H:%M}")
        elif why is None:
            kept.store.drop_reminder(reminder.id)
            kept.store.keep_reminder(after)
        return why or ""


def _to(path: str, done: str) -> Response:
    return RedirectResponse(f"{path}?done={done}", 303)
