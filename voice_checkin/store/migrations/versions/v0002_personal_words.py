"""Personal words: the names of habits, people and goals that the user added."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "personal_words",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("said_as", sa.JSON, nullable=False),
        sa.CheckConstraint("kind IN ('habit', 'person', 'goal')", name="ck_personal_words_kind"),
        sa.PrimaryKeyConstraint("key", name="pk_personal_words"),
    )
