"""initial

Revision ID: 968bbf587858
Revises:
Create Date: 2026-11-21 12:00:00
"""

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision = "968bbf587858"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "company",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            sa.Identity(always=False),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.func.now(),
            nullable=False,
        ),
        sa.Column(
            "meta", postgresql.JSONB().with_variant(sa.JSON(), "sqlite"), nullable=False
        ),
        sa.UniqueConstraint("name", name=op.f("company_name_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("company_pkey")),
    )
    if op.get_context().dialect.name == "postgresql":
        op.alter_column(
            "company",
            "meta",
            existing_type=postgresql.JSONB().with_variant(sa.JSON(), "sqlite"),
            server_default=sa.text("'{}'::jsonb"),
            existing_nullable=False,
        )
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=True),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column(
            "active", sa.Boolean(), server_default=sa.text("TRUE"), nullable=False
        ),
        sa.Column("score", sa.Numeric(precision=6, scale=2), nullable=True),
        sa.Column(
            "tags",
            postgresql.ARRAY(sa.Text()).with_variant(sa.JSON(), "sqlite"),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(
            ["company_id"],
            ["company.id"],
            name=op.f("contact_company_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.CheckConstraint("length(email) > 3", name=op.f("contact_email_check")),
        sa.PrimaryKeyConstraint("id", name=op.f("contact_pkey")),
    )
    if op.get_context().dialect.name == "postgresql":
        op.create_check_constraint(op.f("rx"), "contact", "email ~ '@'")
    op.create_index(op.f("contact_email"), "contact", ["email"], unique=False)
    if op.get_context().dialect.name == "postgresql":
        op.create_index(
            op.f("contact_lower"), "contact", [sa.text("lower(email)")], unique=False
        )
        op.create_table_comment("contact", "c")


def downgrade() -> None:
    # hazards: DELETES_DATA
    op.drop_table("contact")
    # hazards: DELETES_DATA
    op.drop_table("company")
