r"""How values go into CSV cells and come back.

Lists are joined by `;`; inside a name `;` and `\` are written `\;` and `\\`, and a leading `!` as
`\!`, so that only an unescaped `!` says "not". A text that a spreadsheet would run as a formula
gets one `'` in front; it is taken off again when it is read, so nothing is lost.
"""

import re
from collections.abc import Iterable
from typing import Final

_FORMULA: Final = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
"""First characters that spreadsheets run, the last four in full width; after
https://owasp.org/www-community/attacks/CSV_Injection."""
_RISKY: Final = re.compile(f"'*[{_FORMULA}]")
_GUARDED: Final = re.compile(f"'+[{_FORMULA}]")
_PIECE: Final = re.compile(r"((?:[^;\\]|\\.)*)(?:;|\Z)", re.DOTALL)


def guard(text: str) -> str:
    """The text with a `'` in front if a spreadsheet could take it for a formula."""
    return f"'{text}" if _RISKY.match(text) else text


def unguard(cell: str) -> str:
    """The text that `guard` was given; a cell written by hand comes back as it is."""
    return cell[1:] if _GUARDED.match(cell) else cell


def join(names: Iterable[tuple[str, bool]]) -> str:
    """Names, each with whether it holds (else a `!` says that it does not), as one cell."""
    return guard(";".join(("" if holds else "!") + _escape(name) for name, holds in names))


def split(cell: str) -> list[tuple[str, bool]]:
    r"""What `join` was given. Raises ValueError for a `\` at the end."""
    text = unguard(cell)
    found: list[tuple[str, bool]] = []
    at = 0
    while at < len(text):
        piece = _PIECE.match(text, at)
        if not piece:
            raise ValueError("ends in a single backslash")
        at = piece.end()
        name = piece[1].strip()
        if name:
            found.append((_unescape(name.removeprefix("!")), not name.startswith("!")))
    return found


def number(value: float | None) -> str:
    """A number without a needless `.0`; empty for None."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else repr(value)


def _escape(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace(";", "\\;")
    return f"\\{escaped}" if escaped.startswith("!") else escaped


def _unescape(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name, flags=re.DOTALL)
