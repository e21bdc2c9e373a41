"""change

Revision ID: 4e9939f64133
Revises: 644db4c39c94
Create Date: 2026-11-21 12:00:00
"""

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = "4e9939f64133"
down_revision = "644db4c39c94"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table("b", sa.Column("id", sa.Integer(), nullable=True))


def downgrade():
    # hazards: DELETES_DATA
    op.drop_table("b")
