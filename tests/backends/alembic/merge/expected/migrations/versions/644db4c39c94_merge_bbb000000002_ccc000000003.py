"""merge bbb000000002, ccc000000003

Revision ID: 644db4c39c94
Revises: bbb000000002, ccc000000003
Create Date: 2026-11-21 12:00:00
"""

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = "644db4c39c94"
down_revision = ("bbb000000002", "ccc000000003")
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
