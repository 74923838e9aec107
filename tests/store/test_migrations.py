"""The tables come from the migrations: the same as the program's own, all of them or none."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from voice_checkin.store.database import make_engine
from voice_checkin.store.migrate import REVISIONS, SCRIPTS, migrate, needs_migration
from voice_checkin.store.tables import metadata

if TYPE_CHECKING:
    from tests.store.conftest import Place

KEY = bytes(32)


def schema(engine: Engine) -> dict[str, list[str]]:
    """Each table's or index's statement, as its parts in no order."""
    query = "SELECT name, sql FROM sqlite_master WHERE sql <> '' AND name <> 'alembic_version'"
    with engine.begin() as connection:
        found = connection.exec_driver_sql(query).all()
    # SQLite puts the name of a table that was rebuilt into quotes.
    plain = {name: sql.replace(f'"{name}"', name) for name, sql in found}
    return {
        name: sorted(part.strip(", \t") for part in sql.splitlines()) for name, sql in plain.items()
    }


def test_migrations_make_the_tables_that_the_program_uses(tmp_path: Path) -> None:
    migrated, made = (make_engine(tmp_path / name, KEY) for name in ("migrated", "made"))
    migrate(migrated)
    metadata.create_all(made)
    assert schema(migrated) == schema(made)
    assert len(schema(made)) == len(metadata.tables) + 2  # and two indexes by time


def test_every_revision_is_known_without_alembic() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    newest_first = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(script.revision for script in newest_first)[::-1] == REVISIONS


def test_once_is_enough(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "one", KEY)
    assert needs_migration(engine, tmp_path)
    migrate(engine)
    assert not needs_migration(engine, tmp_path)
    before = schema(engine)
    migrate(engine)
    assert schema(engine) == before


BROKEN = """
from alembic import op
revision = "9999"
down_revision = {last!r}

def upgrade():
    op.execute("CREATE TABLE half (a)")
    op.execute("INSERT INTO memories VALUES ('half', '2025')")
    op.execute("this is not SQL")
"""


@pytest.mark.parametrize("from_scratch", [True, False])
def test_a_migration_that_fails_leaves_the_store_as_it_was(
    tmp_path: Path, from_scratch: bool
) -> None:
    scripts = tmp_path / "migrations with 100%"
    shutil.copytree(SCRIPTS, scripts)
    (scripts / "versions" / "v9999.py").write_text(BROKEN.format(last=REVISIONS[-1]))
    engine = make_engine(tmp_path / "one", KEY)
    if not from_scratch:
        migrate(engine)
    before = schema(engine)
    with pytest.raises(OperationalError):
        migrate(engine, scripts)
    assert schema(engine) == before
    assert needs_migration(engine, tmp_path) == from_scratch


def test_the_database_itself_refuses_what_no_check_in_can_be(place: Place) -> None:
    place.open().close()
    with place.held_by_another() as connection:
        for column, value in (("felt", 5), ("valence", -3), ("rating", 11), ("sleep_hours", 25)):
            with pytest.raises(Exception, match=f"CHECK constraint failed: ck_entries_{column}"):
                connection.exec_driver_sql(
                    f"INSERT INTO entries (id, said_at, zone, confidence, confirmed, declined, "  # noqa: S608
                    f"backfilled_minutes, created_at, updated_at, {column}) "
                    f"VALUES ('x', '', '', 1, 0, 0, 0, '', '', {value})"
                )
