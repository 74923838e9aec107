"""SQLAlchemy's engine over SQLCipher: encrypted from the first byte written."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from voice_checkin.errors import StoreError


def make_engine(
    path: Path, key: bytes, busy_seconds: float = 5.0, foreign_keys: bool = True
) -> Engine:
    """An engine for the encrypted database at `path`; nothing is opened yet.

    `key` is 32 random bytes, used as they are. A lock held by another process is waited for up to
    `busy_seconds`. `begin()` takes the write lock at once, so that no transaction fails half-way
    because another one wrote; with the execution option `reading` it only reads.
    """

    def connect() -> Any:
        return _connect(path, key, busy_seconds, foreign_keys)

    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=connect,
        poolclass=QueuePool,
        hide_parameters=True,  # what a person said has no place in a message or a log
    )
    event.listen(engine, "begin", _begin)
    return engine


def _connect(path: Path, key: bytes, busy_seconds: float, foreign_keys: bool) -> Any:
    connection = sqlcipher.connect(
        str(path.absolute()),
        timeout=busy_seconds,
        isolation_level=None,  # transactions are begun by `_begin`, so that they hold DDL, too
        check_same_thread=False,  # SQLAlchemy's pool hands a connection to one thread at a time
    )
    if not connection.execute("PRAGMA cipher_version").fetchone():
        connection.close()
        raise StoreError(
            "The installed sqlcipher3 cannot encrypt; install it anew: "
            "pip install --force-reinstall sqlcipher3"
        )
    # Its own log would go to the user's terminal; every error comes back as a result code anyway.
    connection.execute("PRAGMA cipher_log_level = NONE")
    # Raw bytes, so that no time goes into stretching what is random already:
    # https://www.zetetic.net/sqlcipher/sqlcipher-api/#key
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA secure_delete = ON")
    # EXTRA also makes the journal's removal durable: what was answered as logged stays logged.
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA fullfsync = ON")  # macOS: through the drive's own cache, too
    connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    return connection


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
