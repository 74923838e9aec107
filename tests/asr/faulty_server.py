"""A local web server with the faults real ones have."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Behaviour:
    """How the server answers; tests change it between requests."""

    content: bytes = b""
    ranges: bool = True
    """Does it know how to resume?"""
    sends: int | None = None
    """Bytes after which it hangs up (or stalls)."""
    stalls: bool = False
    length: int | None = None
    """The length it claims; None is the true one."""
    status: int = 200
    asked: list[str | None] = field(default_factory=list)
    """The Range header of each request."""
    stop: threading.Event = field(default_factory=threading.Event)


@contextmanager
def served(behaviour: Behaviour) -> Iterator[str]:
    """The address of the server's one file."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _answer(self, behaviour)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/model.zip"
    finally:
        behaviour.stop.set()
        server.shutdown()
        server.server_close()


def _answer(handler: BaseHTTPRequestHandler, behaviour: Behaviour) -> None:
    wanted = handler.headers.get("Range")
    behaviour.asked.append(wanted)
    if behaviour.status != 200:
        handler.send_error(behaviour.status)
        return
    found = re.fullmatch(r"bytes=(\d+)-", wanted or "") if behaviour.ranges else None
    begin = int(found[1]) if found else 0
    if found and begin >= len(behaviour.content):
        handler.send_error(416)
        return
    body = behaviour.content[begin:]
    handler.send_response(206 if found else 200)
    claimed = len(body) if behaviour.length is None else behaviour.length
    handler.send_header("Content-Length", str(claimed))
    if found:
        last = len(behaviour.content) - 1
        handler.send_header("Content-Range", f"bytes {begin}-{last}/{len(behaviour.content)}")
    handler.end_headers()
    try:
        handler.wfile.write(body[: behaviour.sends])
        handler.wfile.flush()
        if behaviour.stalls:
            behaviour.stop.wait()
    except ConnectionError:
        pass
