"""change

Revision ID: 1eb2eae7460a
Revises:
Create Date: 2026-11-21 12:00:00+00:00
"""

from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision: str = "1eb2eae7460a"
down_revision: Union[str, Sequence[str], None] = None
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    op.create_table("b", sa.Column("id", sa.Integer(), nullable=True))


def downgrade() -> None:
    # hazards: DELETES_DATA
    op.drop_table("b")
