"""change

Revision ID: 338c52eed265
Revises: 968bbf587858
Create Date: 2026-11-21 12:00:00
"""

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision = "338c52eed265"
down_revision = "968bbf587858"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            """
            SELECT
                set_config('ashlar.check_function_bodies', current_setting('check_function_bodies'), true),
                set_config('check_function_bodies', 'off', true),
                set_config('ashlar.search_path', current_setting('search_path'), true),
                set_config('search_path', 'public', true)
            """
        )
        op.drop_table_comment("contact")
        # hazards: INDEX_DROPPED
        op.drop_index(op.f("contact_lower"), table_name="contact")
    # hazards: INDEX_DROPPED
    op.drop_index(op.f("contact_email"), table_name="contact")
    if op.get_context().dialect.name == "postgresql":
        op.drop_constraint(op.f("rx"), "contact", type_="check")
    with op.batch_alter_table("contact") as batch_op:
        batch_op.drop_constraint(op.f("contact_email_check"), type_="check")
        batch_op.drop_constraint(op.f("contact_company_id_fkey"), type_="foreignkey")
    with op.batch_alter_table("company") as batch_op:
        # hazards: INDEX_DROPPED
        batch_op.drop_constraint(op.f("company_name_key"), type_="unique")
    if op.get_context().dialect.name == "postgresql":
        op.execute("CREATE TYPE public.stage AS ENUM ('lead', 'won')")
    with op.batch_alter_table("company") as batch_op:
        batch_op.alter_column(
            "name",
            existing_type=sa.String(length=80),
            type_=sa.String(length=120),
            existing_nullable=False,
        )
        batch_op.add_column(
            sa.Column(
                "stage",
                postgresql.ENUM(
                    "lead", "won", name="stage", create_type=False
                ).with_variant(sa.Text(), "sqlite"),
                server_default=sa.text("'lead'"),
                nullable=False,
            )
        )
    with op.batch_alter_table("contact") as batch_op:
        # hazards: ACQUIRES_ACCESS_EXCLUSIVE_LOCK, REWRITES_TABLE, CORRECTNESS
        batch_op.alter_column(
            "score",
            existing_type=sa.Numeric(precision=6, scale=2),
            type_=sa.Integer(),
            existing_nullable=True,
        )
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            """
            CREATE VIEW public.v AS
            SELECT
              id
            FROM public.contact
            """
        )
    with op.batch_alter_table("contact") as batch_op:
        batch_op.alter_column(
            "active",
            existing_type=sa.Boolean(),
            server_default=sa.text("FALSE"),
            existing_nullable=False,
        )
        # hazards: ACQUIRES_SHARE_ROW_EXCLUSIVE_LOCK, SCANS_TABLE
        batch_op.create_foreign_key(
            op.f("contact_company_id_fkey"), "company", ["company_id"], ["id"]
        )
        # hazards: ACQUIRES_ACCESS_EXCLUSIVE_LOCK, SCANS_TABLE
        batch_op.create_check_constraint(op.f("positive"), "score > 0")
    # hazards: ACQUIRES_SHARE_LOCK, INDEX_BUILD
    op.create_index(op.f("contact_email"), "contact", ["email"], unique=True)
    with op.batch_alter_table("contact") as batch_op:
        # hazards: DELETES_DATA
        batch_op.drop_column("tags")
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            """
            SELECT
                set_config('check_function_bodies', current_setting('ashlar.check_function_bodies'), true),
                set_config('search_path', current_setting('ashlar.search_path'), true)
            """
        )


def downgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            """
            SELECT
                set_config('ashlar.check_function_bodies', current_setting('check_function_bodies'), true),
                set_config('check_function_bodies', 'off', true),
                set_config('ashlar.search_path', current_setting('search_path'), true),
                set_config('search_path', 'public', true)
            """
        )
    # hazards: INDEX_DROPPED
    op.drop_index(op.f("contact_email"), table_name="contact")
    with op.batch_alter_table("contact") as batch_op:
        batch_op.drop_constraint(op.f("positive"), type_="check")
        batch_op.drop_constraint(op.f("contact_company_id_fkey"), type_="foreignkey")
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP VIEW public.v")
    with op.batch_alter_table("company") as batch_op:
        # hazards: ACQUIRES_ACCESS_EXCLUSIVE_LOCK, REWRITES_TABLE, CORRECTNESS
        batch_op.alter_column(
            "name",
            existing_type=sa.String(length=120),
            type_=sa.String(length=80),
            existing_nullable=False,
        )
    with op.batch_alter_table("contact") as batch_op:
        # hazards: ACQUIRES_ACCESS_EXCLUSIVE_LOCK, REWRITES_TABLE, CORRECTNESS
        batch_op.alter_column(
            "score",
            existing_type=sa.Integer(),
            type_=sa.Numeric(precision=6, scale=2),
            existing_nullable=True,
        )
        batch_op.add_column(
            sa.Column(
                "tags",
                postgresql.ARRAY(sa.Text()).with_variant(sa.JSON(), "sqlite"),
                nullable=True,
            )
        )
        batch_op.alter_column(
            "active",
            existing_type=sa.Boolean(),
            server_default=sa.text("TRUE"),
            existing_nullable=False,
        )
    with op.batch_alter_table("company") as batch_op:
        # hazards: ACQUIRES_ACCESS_EXCLUSIVE_LOCK, INDEX_BUILD
        batch_op.create_unique_constraint(op.f("company_name_key"), ["name"])
    with op.batch_alter_table("contact") as batch_op:
        # hazards: ACQUIRES_SHARE_ROW_EXCLUSIVE_LOCK, SCANS_TABLE
        batch_op.create_foreign_key(
            op.f("contact_company_id_fkey"),
            "company",
            ["company_id"],
            ["id"],
            ondelete="CASCADE",
        )
        # hazards: ACQUIRES_ACCESS_EXCLUSIVE_LOCK, SCANS_TABLE
        batch_op.create_check_constraint(
            op.f("contact_email_check"), "length(email) > 3"
        )
    if op.get_context().dialect.name == "postgresql":
        # hazards: ACQUIRES_ACCESS_EXCLUSIVE_LOCK, SCANS_TABLE
        op.create_check_constraint(op.f("rx"), "contact", "email ~ '@'")
    # hazards: ACQUIRES_SHARE_LOCK, INDEX_BUILD
    op.create_index(op.f("contact_email"), "contact", ["email"], unique=False)
    if op.get_context().dialect.name == "postgresql":
        # hazards: ACQUIRES_SHARE_LOCK, INDEX_BUILD
        op.create_index(
            op.f("contact_lower"), "contact", [sa.text("lower(email)")], unique=False
        )
        op.create_table_comment("contact", "c")
    with op.batch_alter_table("company") as batch_op:
        # hazards: DELETES_DATA
        batch_op.drop_column("stage")
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP TYPE public.stage")
        op.execute(
            """
            SELECT
                set_config('check_function_bodies', current_setting('ashlar.check_function_bodies'), true),
                set_config('search_path', current_setting('ashlar.search_path'), true)
            """
        )
