"""Puts the page on its address, until it is interrupted."""

import errno
import logging
import os
import socket
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from voice_checkin.errors import WebError
from voice_checkin.web.doorway import Doorway, is_any

_PORTS: Final = 65_535


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes a free one.

    Raises WebError, with the mend, for an address that cannot be had.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        made = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError):
        raise WebError(f"{host!r} is no address of this machine; leave --host out.") from None
    try:
        if os.name == "posix":  # elsewhere this would share the port with another program
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen()
    except OSError as bad:
        made.close()
        raise _told(bad, host, port) from None
    return made


def address(doorway: Doorway) -> str:
    """What to open in a browser, the token included."""
    host = _own_address() if is_any(doorway.host) else doorway.host
    host = f"[{host}]" if ":" in host else host
    query = f"?token={doorway.token}" if doorway.token else ""
    return f"http://{host}:{doorway.port}/{query}"


def serve(page: ASGIApp, listening: socket.socket, debug: bool = False) -> None:
    """Answer until interrupted (KeyboardInterrupt).

    Nothing is logged: who read what, and when, is personal. With `debug` uvicorn shows mistakes.
    """
    logging.getLogger("uvicorn").setLevel(logging.INFO if debug else logging.CRITICAL + 1)
    config = uvicorn.Config(
        page,
        access_log=False,
        date_header=False,
        lifespan="off",
        log_config=None,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=1,
        ws="none",
    )
    uvicorn.Server(config).run(sockets=[listening])
    raise KeyboardInterrupt  # also where whoever started us lets interruptions be ignored


def _own_address() -> str:
    """How other machines find this one, as far as it knows: its address, else its name."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            # Nothing is sent: a datagram socket only looks up which of our addresses it would use.
            asked.connect(("192.0.2.1", 9))
            return str(asked.getsockname()[0])
        except OSError:
            return socket.gethostname()


def _told(bad: OSError, host: str, port: int) -> WebError:
    if bad.errno == errno.EADDRINUSE:
        free = port + 1 if port < _PORTS else port - 1
        return WebError(f"Port {port} is in use; choose another: voice-checkin web --port {free}")
    if bad.errno == errno.EACCES:
        return WebError(f"Port {port} is not yours to use; leave --port out.")
    return WebError(f"{host!r} is no address of this machine; leave --host out.")
