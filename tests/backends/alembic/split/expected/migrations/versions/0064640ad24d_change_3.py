"""change 3

Revision ID: 0064640ad24d
Revises: dc077b230ee0
Create Date: 2026-11-21 12:00:00
"""

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = "0064640ad24d"
down_revision = "dc077b230ee0"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.get_context().autocommit_block():
        # hazards: INDEX_BUILD
        op.create_index(
            op.f("person_name"),
            "person",
            ["name"],
            unique=False,
            postgresql_concurrently=True,
        )


def downgrade() -> None:
    with op.get_context().autocommit_block():
        # hazards: INDEX_DROPPED
        op.drop_index(
            op.f("person_name"), table_name="person", postgresql_concurrently=True
        )
