"""The conversation that was going on when the program ended."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make its table."""
    op.create_table(
        "unfinished",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("entry_id", sa.String(64)),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.CheckConstraint("seq BETWEEN 1 AND 1", name="ck_unfinished_seq"),
        sa.PrimaryKeyConstraint("seq", name="pk_unfinished"),
    )
