"""change

Revision ID: e67e8946cb89
Revises:
Create Date: 2026-11-21 12:00:00
"""

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = "e67e8946cb89"
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    if op.get_context().as_sql:
        # Percent signs are written as they are, not doubled for a driver.
        op.get_context().dialect.identifier_preparer._double_percents = False
    op.execute(
        """
        SELECT
            set_config('ashlar.check_function_bodies', current_setting('check_function_bodies'), true),
            set_config('check_function_bodies', 'off', true),
            set_config('ashlar.search_path', current_setting('search_path'), true),
            set_config('search_path', 'public', true)
        """
    )
    op.execute(
        """
        CREATE FUNCTION public.f()
          RETURNS text
          LANGUAGE sql
        AS $$ SELECT format('%I', 'x') $$
        """
    )
    op.create_table("b", sa.Column("id", sa.Integer(), nullable=True))
    op.execute(
        """
        SELECT
            set_config('check_function_bodies', current_setting('ashlar.check_function_bodies'), true),
            set_config('search_path', current_setting('ashlar.search_path'), true)
        """
    )


def downgrade():
    op.execute(
        """
        SELECT
            set_config('ashlar.check_function_bodies', current_setting('check_function_bodies'), true),
            set_config('check_function_bodies', 'off', true),
            set_config('ashlar.search_path', current_setting('search_path'), true),
            set_config('search_path', 'public', true)
        """
    )
    op.execute("DROP FUNCTION public.f()")
    # hazards: DELETES_DATA
    op.drop_table("b")
    op.execute(
        """
        SELECT
            set_config('check_function_bodies', current_setting('ashlar.check_function_bodies'), true),
            set_config('search_path', current_setting('ashlar.search_path'), true)
        """
    )
