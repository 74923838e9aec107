"""Fetching one file: with time-outs, resumed where it stopped, never longer than announced."""

import http.client
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from voice_checkin.errors import ModelError

_BLOCK: Final = 256 * 1024
_PARTIAL, _COMPLETE, _NOTHING_LEFT = 206, 200, 416
_LOCAL: Final = ("localhost", "127.0.0.1", "::1")
_BROKEN: Final = (TimeoutError, ConnectionError, ssl.SSLError)
"""What a connection fails with on the way."""

Progress = Callable[[int, int | None], None]
"""Told (bytes so far, bytes in all or None) as a download or an unpacking moves on."""


def fetch(
    url: str, part: Path, longest: int, *, timeout: float = 30.0, progress: Progress | None = None
) -> None:
    """Download `url` into `part`, going on from what is already in it.

    `longest` is the number of bytes after which it is refused. On any failure, and on Ctrl-C, what
    has come stays in `part`, so that the next try goes on from there. `timeout` is in seconds, for
    connecting and for each wait for data. Raises ModelError.
    """
    _check_address(url)
    have = part.stat().st_size if part.exists() else 0
    headers = {"User-Agent": "voice-checkin", "Accept-Encoding": "identity"}
    request = Request(url, headers=headers)  # noqa: S310 - the address is checked
    if have:
        request.add_header("Range", f"bytes={have}-")
    try:
        with urlopen(request, timeout=timeout) as response:  # noqa: S310 - the address is checked
            _check_address(response.url)
            _receive(response, part, have, longest, progress)
    except HTTPError as bad:
        bad.close()
        if bad.code == _NOTHING_LEFT and have:
            return
        raise ModelError(f"{url} cannot be fetched: the server answers {bad.code}") from None
    except (*_BROKEN, URLError, http.client.HTTPException) as bad:
        raise _interrupted(url, _reason(bad)) from None


def _check_address(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOCAL):
        raise ModelError(f"{url} is not an https address; models are only fetched over https")


def _receive(response: Any, part: Path, have: int, longest: int, progress: Progress | None) -> None:
    resumed = response.status == _PARTIAL and _starts_at(response, have)
    have = have if resumed else 0
    announced = response.headers.get("Content-Length", "")
    total = have + int(announced) if announced.isdigit() else None
    if (total or 0) > longest:
        raise _too_long(response.url, longest)
    try:
        with part.open("ab" if resumed else "wb") as file:
            while block := response.read1(_BLOCK):
                have += len(block)
                if have > longest:
                    raise _too_long(response.url, longest)
                file.write(block)
                if progress:
                    progress(have, total)
    except OSError as bad:
        if isinstance(bad, _BROKEN):
            raise
        raise ModelError(f"{part} cannot be written ({bad.strerror}); make room for it") from None
    if total is not None and have < total:
        raise _interrupted(response.url, f"{have} of {total} bytes came")


def _starts_at(response: Any, have: int) -> bool:
    return str(response.headers.get("Content-Range", "")).startswith(f"bytes {have}-")


def _reason(bad: Exception) -> str:
    reason = bad.reason if isinstance(bad, URLError) else bad
    if isinstance(reason, TimeoutError):
        return "no data came in time"
    return str(reason) or type(reason).__name__


def _interrupted(url: str, reason: str) -> ModelError:
    return ModelError(
        f"The download of {url} was interrupted ({reason}); run the same command again, it goes on "
        "where it stopped"
    )


def _too_long(url: str, longest: int) -> ModelError:
    return ModelError(f"{url} is longer than the {longest} bytes it may have; it is not used")
