"""change 2

Revision ID: dc077b230ee0
Revises: dc5e2f1161b8
Create Date: 2026-11-21 12:00:00
"""

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision = "dc077b230ee0"
down_revision = "dc5e2f1161b8"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "person",
        sa.Column(
            "mood",
            postgresql.ENUM("sad", "fine", "happy", name="mood", create_type=False),
            server_default=sa.text("'fine'"),
            nullable=False,
        ),
    )


def downgrade() -> None:
    # hazards: DELETES_DATA
    op.drop_column("person", "mood")
