"""Who may come in: the address that is served, the token, and what every answer says."""

import hmac
import ipaddress
import socket
from dataclasses import dataclass
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
"""On every answer, refusals included."""
_METHODS: Final = ("GET", "POST")
_LARGEST: Final = 1_000_000
"""Bytes of a form."""


@dataclass(frozen=True, slots=True)
class Doorway:
    """Where the page is, and what it takes to see it."""

    host: str
    """As it was asked for: a name or an address."""
    port: int
    token: str | None = None
    """None only on this machine's own loopback."""
    also: frozenset[str] = frozenset()
    """Other names it is reached by: of this machine, where it listens on every address."""

    def __post_init__(self) -> None:
        if self.token is None and not is_loopback(self.host):
            raise ValueError(f"{self.host} is no loopback address and needs a token")

    @property
    def cookie(self) -> str:
        """Named by the port, as cookies are not told apart by it."""
        return f"voice_checkin_{self.port}"

    def serves(self, host: str | None) -> bool:
        """True when a Host header names this page, and not a name that was bent to its address.

        The port does not matter: it is another one at the near end of an SSH tunnel.
        """
        name = _name(host or "")
        if is_loopback(self.host):
            return name in {"127.0.0.1", "localhost", "::1", self.host}
        if name in self.also:
            return True
        # Nobody can bend an address of numbers: rebinding needs a name.
        return is_address(name) if is_any(self.host) else name == self.host.lower()

    def lets_in(self, token: str | None) -> bool:
        """True with the right token, or where none is needed."""
        if self.token is None:
            return True
        return token is not None and hmac.compare_digest(token.encode(), self.token.encode())


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets requests through to the page, or refuses them; its headers are on every answer."""

    page: ASGIApp
    doorway: Doorway

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return  # no websockets, and nothing to do at the start and the end

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        answer = self._instead(Request(scope)) or self.page
        await answer(scope, receive, send_with_headers)

    def _instead(self, request: Request) -> Response | None:
        """What is answered instead of the page; None: the page may answer."""
        if not self.doorway.serves(request.headers.get("host")):
            return PlainTextResponse("This page has another address.\n", 421)
        if request.method not in _METHODS:
            allowed = {"Allow": ", ".join(_METHODS)}
            return PlainTextResponse("Only reading and forms.\n", 405, allowed)
        if request.method == "POST" and not _small(request):
            return PlainTextResponse("That is too long for this page.\n", 413)
        given = request.query_params.get("token")
        if given is not None and self.doorway.token is not None and self.doorway.lets_in(given):
            return self._welcome(request)
        if not self.doorway.lets_in(request.cookies.get(self.doorway.cookie)):
            said = "Open the whole address that voice-checkin web printed, token included.\n"
            return PlainTextResponse(said, 403)
        return None

    def _welcome(self, request: Request) -> Response:
        """The same page without the token in its address, which would stay in the history."""
        address = request.url.remove_query_params("token")
        query = f"?{address.query}" if address.query else ""
        answer = RedirectResponse(f"/{address.path.lstrip('/')}{query}", 303)
        answer.set_cookie(
            self.doorway.cookie, self.doorway.token or "", httponly=True, samesite="lax"
        )
        return answer


def is_loopback(host: str) -> bool:
    """True for an address that only this machine reaches."""
    name = host.lower()
    return name == "localhost" or (is_address(name) and ipaddress.ip_address(name).is_loopback)


def is_any(host: str) -> bool:
    """True for "every address of this machine"."""
    return is_address(host) and ipaddress.ip_address(host).is_unspecified


def is_address(host: str) -> bool:
    """True for numbers, false for a name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def own_names() -> frozenset[str]:
    """What this machine is called in its own network."""
    name = socket.gethostname().lower()
    return frozenset({name, f"{name.removesuffix('.local')}.local"})


def _name(host: str) -> str:
    """A Host header without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


def _small(request: Request) -> bool:
    length = request.headers.get("content-length", "")
    return length.isdecimal() and int(length) <= _LARGEST
