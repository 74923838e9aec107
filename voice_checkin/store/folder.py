"""The data folder: whose it is, the store's name, and what the store leaves there."""

import os
import re
import secrets
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from voice_checkin.errors import StoreError
from voice_checkin.store.faults import told_plainly
from voice_checkin.store.files import publish, remove, remove_if_empty, unfinished_of, unwritable

_ID: Final = re.compile(r"([0-9a-f]{32})\s*\Z")
_PLAIN_HEADER: Final = b"SQLite format 3\0"
_NEIGHBOURS: Final = frozenset({"models", "demo", "cache", "lost+found"})
"""What may lie in a data folder before its first check-in."""


@dataclass(frozen=True)
class DataFolder:
    """A folder with `store.id` (not secret), `checkins.db` (encrypted) and an empty lock file."""

    path: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.path / "checkins.db"

    @property
    def id_file(self) -> Path:
        """Holds the name under which the key is kept."""
        return self.path / "store.id"

    @property
    def lock_file(self) -> Path:
        """Always empty; locked while a store is made or erased."""
        return self.path / "store.lock"

    def prepare(self) -> None:
        """Make the folder if need be. Raises StoreError if it cannot be written or is not ours."""
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            raise StoreError(
                f"{self.path} is not a folder; choose a folder for the data."
            ) from None
        except OSError as bad:
            raise StoreError(unwritable(self.path, bad)) from None
        _check_rights(self.path, os.R_OK | os.W_OK | os.X_OK)
        self._refuse_foreign()
        if self.database.exists():
            _check_rights(self.database, os.R_OK | os.W_OK)

    def store_id(self) -> str | None:
        """The store's id; None before there is one. Raises StoreError when it is damaged."""
        try:
            text = self.id_file.read_text(encoding="ascii")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError):
            text = ""
        found = _ID.match(text)
        if not found:
            raise StoreError(
                f"{self.id_file} is damaged; put into it the name of the store's key file, "
                "without .key."
            )
        return found[1]

    def name_store(self) -> str:
        """Give the store a random id and return it."""
        store_id = secrets.token_hex(16)
        publish(self.id_file, store_id + "\n")
        return store_id

    def has_database(self) -> bool:
        """Whether anything was ever written."""
        try:
            return self.database.stat().st_size > 0
        except FileNotFoundError:
            return False

    @contextmanager
    def locked(self, busy_seconds: float) -> Iterator[None]:
        """Keep every other process and thread out. Raises StoreError if one stays in too long.

        The lock is SQLite's own, on an empty file: it works alike on all systems, and goes with
        the process that holds it.
        """
        with told_plainly(self.path):
            lock = sqlcipher.connect(
                str(self.lock_file.absolute()), timeout=busy_seconds, isolation_level=None
            )
        with closing(lock):
            with told_plainly(self.path):
                lock.execute("PRAGMA journal_mode = OFF")
                lock.execute("BEGIN EXCLUSIVE")
            yield

    def remove_database(self) -> None:
        """Remove the database with its journals."""
        for ending in ("", "-journal", "-wal", "-shm"):
            remove(self.database.with_name(self.database.name + ending))

    def remove_id(self) -> None:
        """Remove the store's id."""
        remove(unfinished_of(self.id_file))
        remove(self.id_file)

    def remove_lock(self) -> None:
        """Remove the lock, and the folder when nothing else is in it."""
        remove(self.lock_file)
        remove_if_empty(self.path)

    def refuse_plain(self) -> None:
        """Raise StoreError when the database is somebody else's: ours is never unencrypted."""
        if self._starts_plain():
            raise StoreError(
                f"{self.database} is another program's database, for it is not encrypted; "
                "move it away, or choose another data folder."
            )

    def nameless(self) -> StoreError:
        """The error for a database whose id, and with it the key, cannot be found."""
        return StoreError(
            f"{self.id_file} is missing, so the key of {self.database} cannot be found; put "
            "the file back, with the name of the store's key file (without .key) in it, "
            "or choose another data folder."
        )

    def _refuse_foreign(self) -> None:
        self.refuse_plain()
        # The id is made before the database and removed after it, so a look before and after
        # tells a lost id from a store that another program is just making or erasing.
        written = self.has_database()
        if self.id_file.exists():
            return
        if written and self.has_database():
            raise self.nameless()
        stranger = next(self._strangers(), None)
        if stranger:
            raise StoreError(
                f"{self.path} belongs to something else (it holds {stranger!r}); "
                "choose an empty folder for the data."
            )

    def _starts_plain(self) -> bool:
        try:
            with self.database.open("rb") as file:
                return file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER
        except OSError:
            return False

    def _strangers(self) -> Iterator[str]:
        # Whoever opens the store first at the same time may have named it since we looked.
        id_files = {self.id_file.name, unfinished_of(self.id_file).name}
        ours = {self.database.name, self.lock_file.name} | id_files
        for item in sorted(self.path.iterdir()):
            hidden = item.name.startswith(".")
            # A shell that sends output into this folder makes the file, still empty, before us.
            if not (hidden or item.name in ours | _NEIGHBOURS or _empty_or_gone(item)):
                yield item.name


def _empty_or_gone(path: Path) -> bool:
    # Gone, for whoever makes the store at the same time renames and removes what it made.
    try:
        found = path.lstat()
    except FileNotFoundError:
        return True
    return stat.S_ISREG(found.st_mode) and found.st_size == 0


def _check_rights(path: Path, rights: int) -> None:
    if not os.access(path, rights):
        raise StoreError(
            f"{path} cannot be read and written; give yourself the right to do both, "
            "or choose another data folder."
        )
