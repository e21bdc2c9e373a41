"""change

Revision ID: 1eb2eae7460a
Revises:
Create Date: 2026-11-21 12:00:00
"""

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = "1eb2eae7460a"
down_revision = None
branch_labels = None
depends_on = None


def upgrade(engine_name):
    globals()["upgrade_%s" % engine_name]()


def upgrade_users():
    op.create_table("b", sa.Column("id", sa.Integer(), nullable=True))


def upgrade_logs():
    pass


def downgrade(engine_name):
    globals()["downgrade_%s" % engine_name]()


def downgrade_users():
    # hazards: DELETES_DATA
    op.drop_table("b")


def downgrade_logs():
    pass
