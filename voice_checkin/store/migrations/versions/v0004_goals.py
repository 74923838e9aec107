"""Small steps that somebody means to do."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "goals",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("minutes", sa.Float),
        sa.Column("why", sa.Text),
        sa.Column("after", sa.Text),
        sa.Column("times_a_week", sa.Integer, nullable=False),
        sa.Column("paused", sa.Boolean, nullable=False),
        sa.CheckConstraint("minutes BETWEEN 0 AND 1440", name="ck_goals_minutes"),
        sa.CheckConstraint("times_a_week BETWEEN 1 AND 7", name="ck_goals_times_a_week"),
        sa.CheckConstraint("paused IN (0, 1)", name="ck_goals_paused"),
        sa.PrimaryKeyConstraint("key", name="pk_goals"),
    )
