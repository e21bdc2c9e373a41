"""change 2

Revision ID: c19eb7f00aef
Revises: c765f19b7932
Create Date: 2026-11-21 12:00:00
"""

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = "c19eb7f00aef"
down_revision = "c765f19b7932"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.get_context().autocommit_block():
        # hazards: INDEX_BUILD
        op.create_index(
            op.f("contact_born"),
            "contact",
            ["born"],
            unique=False,
            schema="data",
            postgresql_concurrently=True,
        )


def downgrade() -> None:
    pass
