"""Check-ins with their feelings, habits, contexts and areas; exercises; memories."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "entries",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("said_at", sa.DateTime, nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("felt", sa.Integer),
        sa.Column("valence", sa.Integer),
        sa.Column("energy", sa.Integer),
        sa.Column("rating", sa.Float),
        sa.Column("sleep_hours", sa.Float),
        sa.Column("sleep_quality", sa.String(8)),
        sa.Column("note", sa.Text),
        sa.Column("event", sa.Text),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("confirmed", sa.Boolean, nullable=False),
        sa.Column("declined", sa.Boolean, nullable=False),
        sa.Column("backfilled_minutes", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("updated_at", sa.DateTime, nullable=False),
        _check("entries", "felt", "felt BETWEEN 0 AND 4"),
        _check("entries", "valence", "valence BETWEEN -2 AND 2"),
        _check("entries", "energy", "energy BETWEEN 0 AND 4"),
        _check("entries", "rating", "rating BETWEEN 0 AND 10"),
        _check("entries", "sleep_hours", "sleep_hours BETWEEN 0 AND 24"),
        _check("entries", "sleep_quality", "sleep_quality IN ('bad', 'ok', 'good')"),
        _check("entries", "confidence", "confidence BETWEEN 0 AND 1"),
        sa.PrimaryKeyConstraint("seq", name="pk_entries"),
        sa.UniqueConstraint("id", name="uq_entries_id"),
        _check("entries", "confirmed", "confirmed IN (0, 1)"),
        _check("entries", "declined", "declined IN (0, 1)"),
    )
    op.create_index("ix_entries_said_at", "entries", ["said_at"])
    _create_part(
        "entry_feelings",
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("polarity", sa.String(8), nullable=False),
        sa.Column("negated", sa.Boolean, nullable=False),
        sa.Column("intensity", sa.Integer, nullable=False),
        _check("entry_feelings", "polarity", "polarity IN ('numb', 'neg', 'neutral', 'pos')"),
        _check("entry_feelings", "negated", "negated IN (0, 1)"),
        _check("entry_feelings", "intensity", "intensity BETWEEN -1 AND 1"),
    )
    _create_part(
        "entry_habits",
        sa.Column("done", sa.Boolean, nullable=False),
        _check("entry_habits", "done", "done IN (0, 1)"),
    )
    _create_part("entry_contexts")
    _create_part("entry_areas")
    op.create_table(
        "exercises",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("completed", sa.Boolean, nullable=False),
        sa.Column("felt_before", sa.Integer),
        sa.Column("felt_after", sa.Integer),
        _check("exercises", "completed", "completed IN (0, 1)"),
        _check("exercises", "felt_before", "felt_before BETWEEN 0 AND 4"),
        _check("exercises", "felt_after", "felt_after BETWEEN 0 AND 4"),
        sa.PrimaryKeyConstraint("seq", name="pk_exercises"),
        sa.UniqueConstraint("id", name="uq_exercises_id"),
    )
    op.create_index("ix_exercises_at", "exercises", ["at"])
    op.create_table(
        "memories",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_memories"),
    )


def _create_part(table: str, *more: Any) -> None:
    op.create_table(
        table,
        sa.Column("entry", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        *more,
        sa.PrimaryKeyConstraint("entry", "position", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ["entry"], ["entries.seq"], name=f"fk_{table}_entry", ondelete="CASCADE"
        ),
    )


def _check(table: str, column: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=f"ck_{table}_{column}")
