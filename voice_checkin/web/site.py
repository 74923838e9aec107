"""The routes of the page."""

import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from voice_checkin.errors import VoiceCheckinError
from voice_checkin.web.changes import Changes
from voice_checkin.web.doorway import Doorway, Guard
from voice_checkin.web.pages import Pages, Speech
from voice_checkin.web.ports import Home

__all__ = ["Speech", "site"]

_STATIC: Final = Path(__file__).parent / "static"
_TYPES: Final = {".css": "text/css", ".js": "text/javascript", ".txt": "text/plain"}
_MOST_FIELDS: Final = 500
_Act = Callable[[Request, dict[str, str]], Response]


def site(home: Home, speech: Speech, doorway: Doorway) -> ASGIApp:
    """The page, behind its door."""
    pages = Pages(home, speech, secrets.token_urlsafe(32))
    changes = Changes(pages)
    routes = [
        Route("/", pages.overview),
        Route("/entries", pages.entries),
        Route("/entries/{entry_id}", pages.entry, methods=["GET"]),
        Route("/plans", pages.plans, methods=["GET"]),
        Route("/help", pages.help),
        Route("/static/{name}", _asset),
        _post("/entries/{entry_id}", changes.correct, pages),
        _post("/entries/{entry_id}/delete", changes.delete, pages),
        _post("/goals", changes.goal, pages),
        _post("/reminders", changes.reminder, pages),
    ]

    def problem(request: Request, error: Exception) -> Response:
        """What the person can mend, said in its sentence."""
        del request
        return pages.problem(str(error), 503)

    def refused(request: Request, error: Exception) -> Response:
        del request
        status = error.status_code if isinstance(error, HTTPException) else 400
        return pages.problem("", status)

    def mistake(request: Request, error: Exception) -> Response:
        del request, error
        return pages.problem("", 500)

    handlers = {VoiceCheckinError: problem, HTTPException: refused, Exception: mistake}
    return Guard(Starlette(routes=routes, exception_handlers=handlers), doorway)


def _post(path: str, act: _Act, pages: Pages) -> Route:
    """A form: taken only with the secret that was written into this very page's forms."""

    async def endpoint(request: Request) -> Response:
        async with request.form(max_files=0, max_fields=_MOST_FIELDS) as form:
            fields = {name: said for name, said in form.items() if isinstance(said, str)}
        if not pages.wrote(fields.get("secret", "")):
            return pages.problem("", 403)
        return await run_in_threadpool(act, request, fields)

    wrapped: Callable[[Request], Awaitable[Response]] = endpoint
    return Route(path, wrapped, methods=["POST"])


def _asset(request: Request) -> Response:
    """Style and graphs; nothing else is in the folder, and nothing beside it can be named."""
    name = request.path_params["name"]
    files = {file.name: file for file in _STATIC.iterdir()}
    if name not in files:
        raise HTTPException(404)
    return Response(files[name].read_bytes(), media_type=_TYPES[files[name].suffix])
