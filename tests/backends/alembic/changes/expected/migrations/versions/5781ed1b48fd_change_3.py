"""change 3

Revision ID: 5781ed1b48fd
Revises: c19eb7f00aef
Create Date: 2026-11-21 12:00:00
"""

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = "5781ed1b48fd"
down_revision = "c19eb7f00aef"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # hazards: DELETES_DATA
    op.drop_column("contact", "note", schema="data")
    # hazards: DELETES_DATA
    op.drop_table("gone", schema="data")


def downgrade() -> None:
    op.execute(
        """
        SELECT
            set_config('ashlar.check_function_bodies', current_setting('check_function_bodies'), false),
            set_config('check_function_bodies', 'off', false),
            set_config('ashlar.search_path', current_setting('search_path'), false),
            set_config('search_path', 'public', false)
        """
    )
    op.execute("ALTER TABLE data.contact RENAME CONSTRAINT contact_pkey TO person_pkey")
    op.alter_column(
        "contact",
        "full_name",
        new_column_name="name",
        existing_type=sa.String(length=120),
        existing_nullable=False,
        schema="data",
    )
    op.rename_table("contact", "person", schema="data")
    with op.get_context().autocommit_block():
        # hazards: INDEX_DROPPED
        op.drop_index(
            op.f("contact_born"),
            table_name="person",
            schema="data",
            postgresql_concurrently=True,
        )
    # hazards: INDEX_DROPPED
    op.drop_constraint(
        op.f("contact_full_name_key"), "person", type_="unique", schema="data"
    )
    op.drop_constraint(op.f("big"), "person", type_="check", schema="data")
    op.create_table("gone", sa.Column("id", sa.Integer(), nullable=True), schema="data")
    # hazards: ACQUIRES_ACCESS_EXCLUSIVE_LOCK, REWRITES_TABLE, CORRECTNESS
    op.alter_column(
        "person",
        "name",
        existing_type=sa.String(length=120),
        type_=sa.String(length=80),
        existing_nullable=False,
        schema="data",
    )
    op.alter_column(
        "person",
        "name",
        existing_type=sa.String(length=120),
        nullable=True,
        schema="data",
    )
    # hazards: ACQUIRES_ACCESS_EXCLUSIVE_LOCK, REWRITES_TABLE
    op.alter_column(
        "person",
        "size",
        existing_type=sa.Integer(),
        server_default=None,
        existing_nullable=False,
        schema="data",
    )
    op.alter_column(
        "person",
        "size",
        existing_type=sa.Integer(),
        type_=sa.Text(),
        existing_nullable=False,
        schema="data",
    )
    op.add_column("person", sa.Column("note", sa.Text(), nullable=True), schema="data")
    op.alter_column(
        "person",
        "name",
        existing_type=sa.String(length=120),
        server_default=sa.text("'x'"),
        existing_nullable=False,
        schema="data",
    )
    op.alter_column(
        "person",
        "size",
        existing_type=sa.Integer(),
        server_default=sa.text("'1'"),
        existing_nullable=False,
        schema="data",
    )
    op.execute(
        """
        SELECT
            set_config('check_function_bodies', current_setting('ashlar.check_function_bodies'), false),
            set_config('search_path', current_setting('ashlar.search_path'), false)
        """
    )
