"""Everything that can go wrong below, said in one sentence; the only place that maps it.

Only the database's result code is read, never its message, its statement or its parameters, for
these could hold what a person said.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from voice_checkin.errors import StoreError

_BUSY: Final = (
    "{path} is in use by another program; close it (or wait a moment) and try again: "
    "nothing was changed."
)
_UNWRITABLE: Final = (
    "{path} cannot be opened for writing; give yourself the right to write there, "
    "or choose another data folder."
)
_DAMAGED: Final = (
    "{path} cannot be read: it is damaged, it is not a store of this program, or the key is not "
    "its own; put back a copy of the file, or its key. Nothing was changed."
)
_FULL: Final = (
    "The disk that holds {path} is full; free some space and try again: "
    "what was saved before is safe."
)
_DISK: Final = "The disk that holds {path} reports an error; check the disk and try again."
_OTHER: Final = (
    "{path} cannot be used (result code {code}); try again, and put back a copy of the file "
    "if it stays so."
)
_BY_CODE: Final = {
    3: _UNWRITABLE,  # SQLITE_PERM
    5: _BUSY,  # SQLITE_BUSY
    6: _BUSY,  # SQLITE_LOCKED
    8: _UNWRITABLE,  # SQLITE_READONLY
    10: _DISK,  # SQLITE_IOERR
    11: _DAMAGED,  # SQLITE_CORRUPT
    13: _FULL,  # SQLITE_FULL
    14: _UNWRITABLE,  # SQLITE_CANTOPEN
    26: _DAMAGED,  # SQLITE_NOTADB
}
"""By primary result code, https://sqlite.org/rescode.html."""


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn every database error in the block into a StoreError that names `path`."""
    try:
        yield
    except (SQLAlchemyError, sqlcipher.Error) as bad:
        cause = bad.orig if isinstance(bad, DBAPIError) else bad
        code = getattr(cause, "sqlite_errorcode", None)
        primary = code & 0xFF if isinstance(code, int) else None
        words = _BY_CODE.get(primary, _OTHER) if primary is not None else _OTHER
        raise StoreError(words.format(path=path, code=code or type(bad).__name__)) from None
