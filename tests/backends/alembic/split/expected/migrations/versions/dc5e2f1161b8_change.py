"""change

Revision ID: dc5e2f1161b8
Revises: 75911e2e18b9
Create Date: 2026-11-21 12:00:00
"""

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = "dc5e2f1161b8"
down_revision = "75911e2e18b9"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        SELECT
            set_config('ashlar.check_function_bodies', current_setting('check_function_bodies'), false),
            set_config('check_function_bodies', 'off', false),
            set_config('ashlar.search_path', current_setting('search_path'), false),
            set_config('search_path', 'public', false)
        """
    )
    with op.get_context().autocommit_block():
        # hazards: IRREVERSIBLE
        op.execute("ALTER TYPE public.mood ADD VALUE 'fine' BEFORE 'happy'")
    op.execute(
        """
        SELECT
            set_config('check_function_bodies', current_setting('ashlar.check_function_bodies'), false),
            set_config('search_path', current_setting('ashlar.search_path'), false)
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
    op.execute("ALTER TYPE public.mood RENAME TO mood__replaced")
    op.execute("CREATE TYPE public.mood AS ENUM ('sad', 'happy')")
    op.execute("DROP TYPE public.mood__replaced")
    op.execute(
        """
        SELECT
            set_config('check_function_bodies', current_setting('ashlar.check_function_bodies'), true),
            set_config('search_path', current_setting('ashlar.search_path'), true)
        """
    )
