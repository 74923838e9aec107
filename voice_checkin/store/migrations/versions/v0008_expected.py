"""What somebody expects of a small step, and what it brought."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add its columns to the goals."""
    with op.batch_alter_table("goals") as goals:
        goals.add_column(sa.Column("hoped", sa.Text))
        goals.add_column(sa.Column("predicted", sa.Integer))
        goals.add_column(sa.Column("actual", sa.Integer))
        goals.create_check_constraint("ck_goals_predicted", "predicted BETWEEN 0 AND 4")
        goals.create_check_constraint("ck_goals_actual", "actual BETWEEN 0 AND 4")
