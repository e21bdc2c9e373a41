"""initial

Revision ID: d3e06d0ae1ec
Revises:
Create Date: 2026-11-21 12:00:00
"""

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = "d3e06d0ae1ec"
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
    op.execute("CREATE SCHEMA data")
    op.create_table("gone", sa.Column("id", sa.Integer(), nullable=True), schema="data")
    op.create_table(
        "person",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column(
            "name", sa.String(length=80), server_default=sa.text("'x'"), nullable=True
        ),
        sa.Column("size", sa.Text(), server_default=sa.text("'1'"), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("person_pkey")),
        schema="data",
    )
    op.create_index(
        op.f("person_name"), "person", ["name"], unique=False, schema="data"
    )
    op.create_table_comment("person", "People", schema="data")
    op.alter_column(
        "person",
        "name",
        existing_type=sa.String(length=80),
        comment="Name",
        existing_nullable=True,
        schema="data",
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
    # hazards: DELETES_DATA
    op.drop_table("person", schema="data")
    # hazards: DELETES_DATA
    op.drop_table("gone", schema="data")
    op.execute("DROP SCHEMA data")
    op.execute(
        """
        SELECT
            set_config('check_function_bodies', current_setting('ashlar.check_function_bodies'), true),
            set_config('search_path', current_setting('ashlar.search_path'), true)
        """
    )
