"""What somebody wants to be told and when, what was put off, and what was spoken."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make their tables."""
    op.create_table(
        "reminders",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("about", sa.String(8), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("at", sa.Time),
        sa.Column("weekdays", sa.JSON, nullable=False),
        sa.Column("once", sa.DateTime),
        sa.Column("asked", sa.Boolean, nullable=False),
        sa.Column("paused", sa.Boolean, nullable=False),
        sa.CheckConstraint(
            "about IN ('morning', 'evening', 'goal', 'therapy', 'other')", name="ck_reminders_about"
        ),
        sa.CheckConstraint("asked IN (0, 1)", name="ck_reminders_asked"),
        sa.CheckConstraint("paused IN (0, 1)", name="ck_reminders_paused"),
        sa.PrimaryKeyConstraint("id", name="pk_reminders"),
    )
    op.create_table(
        "snoozes",
        sa.Column("of", sa.Text, nullable=False),
        sa.Column("until", sa.DateTime, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.CheckConstraint("times BETWEEN 1 AND 2", name="ck_snoozes_times"),
        sa.PrimaryKeyConstraint("of", name="pk_snoozes"),
    )
    op.create_table(
        "prompts",
        sa.Column("of", sa.Text, nullable=False),
        sa.Column("slot", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("again", sa.Boolean, nullable=False),
        sa.Column("answered", sa.Boolean, nullable=False),
        sa.CheckConstraint("again IN (0, 1)", name="ck_prompts_again"),
        sa.CheckConstraint("answered IN (0, 1)", name="ck_prompts_answered"),
        sa.PrimaryKeyConstraint("of", "slot", name="pk_prompts"),
    )
