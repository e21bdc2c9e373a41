"""initial

Revision ID: 75911e2e18b9
Revises:
Create Date: 2026-11-21 12:00:00
"""

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = "75911e2e18b9"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        SELECT
            set_config('ashlar.check_function_bodies', current_setting('check_function_bodies'), true),
            set_config('check_function_bodies', 'off', true),
            set_config('ashlar.search_path', current_setting('search_path'), true),
            set_config('search_path', 'public', true)
        """
    )
    op.execute("CREATE TYPE public.mood AS ENUM ('sad', 'happy')")
    op.create_table(
        "person",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("person_pkey")),
    )
    op.execute(
        """
        SELECT
            set_config('check_function_bodies', current_setting('ashlar.check_function_bodies'), true),
            set_config('search_path', current_setting('ashlar.search_path'), true)
        """
    )


def downgrade() -> None:
    op.execute(
        """
        SELECT
            set_config('ashlar.check_function_bodies', current_setting('check_function_bodies'), true),
            set_config('check_function_bodies', 'off', true),
            set_config('ashlar.search_path', current_setting('search_path'), true),
            set_config('search_path', 'public', true)
        """
    )
    op.execute("DROP TYPE public.mood")
    # hazards: DELETES_DATA
    op.drop_table("person")
    op.execute(
        """
        SELECT
            set_config('check_function_bodies', current_setting('ashlar.check_function_bodies'), true),
            set_config('search_path', current_setting('ashlar.search_path'), true)
        """
    )
