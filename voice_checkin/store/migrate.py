"""Brings a store's tables forward to what this version of the program needs."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, text

from voice_checkin.errors import StoreError

REVISIONS: Final = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
"""Every revision in `migrations/versions`, oldest first; the last is what this version needs."""
SCRIPTS: Final = Path(__file__).parent / "migrations"


def needs_migration(engine: Engine, path: Path) -> bool:
    """Whether the tables are older than this version of the program needs, or not there yet.

    Asked on each start, so it reads one row and leaves Alembic alone. Raises StoreError for a
    store that a newer version of the program wrote to.
    """
    with engine.execution_options(reading=True).connect() as connection:
        found = _revision(connection)
    if found is not None and found not in REVISIONS:
        raise StoreError(
            f"{path} was written by a newer version of voice-checkin; update the program: "
            "pip install --upgrade voice-checkin"
        )
    return found != REVISIONS[-1]


def migrate(engine: Engine, scripts: Path = SCRIPTS) -> None:
    """Run every migration of `scripts` that is missing, all in one transaction; forward only.

    `engine` must not enforce foreign keys: rebuilding a table drops it, and its parts would go
    with it.
    """
    # Half a second to import, and hardly ever needed.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(connection: Connection) -> str | None:
    named = text("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'")
    if connection.execute(named).first() is None:
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
