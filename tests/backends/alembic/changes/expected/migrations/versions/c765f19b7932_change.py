"""change

Revision ID: c765f19b7932
Revises: d3e06d0ae1ec
Create Date: 2026-11-21 12:00:00
"""

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = "c765f19b7932"
down_revision = "d3e06d0ae1ec"
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
    op.rename_table("person", "contact", schema="data")
    op.alter_column(
        "contact",
        "name",
        new_column_name="full_name",
        existing_type=sa.String(length=80),
        existing_nullable=True,
        schema="data",
    )
    op.execute("ALTER TABLE data.contact RENAME CONSTRAINT person_pkey TO contact_pkey")
    op.alter_column(
        "contact",
        "full_name",
        existing_type=sa.String(length=80),
        comment=None,
        existing_nullable=True,
        schema="data",
    )
    op.drop_table_comment("contact", schema="data")
    # hazards: INDEX_DROPPED
    op.drop_index(op.f("person_name"), table_name="contact", schema="data")
    op.alter_column(
        "contact",
        "full_name",
        existing_type=sa.String(length=80),
        server_default=None,
        existing_nullable=True,
        schema="data",
    )
    # hazards: ACQUIRES_ACCESS_EXCLUSIVE_LOCK, SCANS_TABLE, CORRECTNESS
    op.alter_column(
        "contact",
        "full_name",
        existing_type=sa.String(length=80),
        type_=sa.String(length=120),
        existing_nullable=True,
        schema="data",
    )
    op.alter_column(
        "contact",
        "full_name",
        existing_type=sa.String(length=80),
        nullable=False,
        schema="data",
    )
    # hazards: ACQUIRES_ACCESS_EXCLUSIVE_LOCK, REWRITES_TABLE, CORRECTNESS
    op.alter_column(
        "contact",
        "size",
        existing_type=sa.Text(),
        server_default=None,
        existing_nullable=False,
        schema="data",
    )
    op.alter_column(
        "contact",
        "size",
        existing_type=sa.Text(),
        type_=sa.Integer(),
        existing_nullable=False,
        postgresql_using="size::integer",
        schema="data",
    )
    op.add_column(
        "contact",
        sa.Column(
            "born", sa.Date(), server_default=sa.text("'2000-01-01'"), nullable=True
        ),
        schema="data",
    )
    op.alter_column(
        "contact",
        "size",
        existing_type=sa.Text(),
        server_default=sa.text("1"),
        existing_nullable=False,
        schema="data",
    )
    # hazards: ACQUIRES_ACCESS_EXCLUSIVE_LOCK, SCANS_TABLE
    op.create_check_constraint(op.f("big"), "contact", "size > 0", schema="data")
    # hazards: ACQUIRES_ACCESS_EXCLUSIVE_LOCK, INDEX_BUILD
    op.create_unique_constraint(
        op.f("contact_full_name_key"), "contact", ["full_name"], schema="data"
    )
    op.execute(
        """
        SELECT
            set_config('check_function_bodies', current_setting('ashlar.check_function_bodies'), true),
            set_config('search_path', current_setting('ashlar.search_path'), true)
        """
    )


def downgrade() -> None:
    # hazards: ACQUIRES_SHARE_LOCK, INDEX_BUILD
    op.create_index(
        op.f("person_name"), "person", ["name"], unique=False, schema="data"
    )
    op.create_table_comment("person", "People", schema="data")
    op.alter_column(
        "person",
        "name",
        existing_type=sa.String(length=120),
        comment="Name",
        existing_nullable=False,
        schema="data",
    )
    # hazards: DELETES_DATA
    op.drop_column("person", "born", schema="data")
