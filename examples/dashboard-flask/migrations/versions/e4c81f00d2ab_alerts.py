"""alerts; a dashboard always has a time of creation

Revision ID: e4c81f00d2ab
Revises: c9931d7be006
Create Date: 2025-09-18 08:05:13.402961

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ENUM, INTERVAL, JSONB, TIMESTAMP

revision: str = "e4c81f00d2ab"
down_revision: str = "c9931d7be006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    bind = op.get_bind()
    severity = ENUM("info", "warning", "critical", name="alert_severity")
    severity.create(bind)

    op.create_table(
        "alert",
        sa.Column("id", sa.BigInteger(), sa.Identity(start=1000), nullable=False),
        sa.Column("widget_id", sa.BigInteger(), nullable=False),
        sa.Column("severity", ENUM(name="alert_severity", create_type=False), nullable=False),
        sa.Column("every", INTERVAL(), server_default="1 hour", nullable=False),
        sa.Column("raised_at", TIMESTAMP(timezone=True), server_default=sa.text("CURRENT_TIMESTAMP"), nullable=False),
        sa.Column("details", JSONB, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_alert"),
        sa.ForeignKeyConstraint(["widget_id"], ["widget.id"], name="fk_alert_widget"),
    )
    op.create_index("ix_alert_details", "alert", ["details"], postgresql_using="gin")
    op.alter_column("dashboard", "created_at", nullable=False, server_default=sa.func.now())
    op.alter_column("widget", "query", new_column_name="query_text", existing_type=sa.Text(), existing_nullable=False)
    op.alter_column(
        "data_source",
        "refresh_seconds",
        type_=sa.Integer(),
        existing_type=sa.SmallInteger(),
        postgresql_using="refresh_seconds::integer",
    )
    op.create_table_comment("alert", "What was seen, and when: one row each", existing_comment=None)
    op.execute(
        "CREATE FUNCTION forget_old_alerts() RETURNS void LANGUAGE sql AS $$ "
        "DELETE FROM alert WHERE raised_at < now() - interval '90 days' "
        "$$"
    )
    op.drop_constraint("uq_dashboard_slug", "dashboard", type_="unique")
    op.create_unique_constraint("uq_dashboard_owner_slug", "dashboard", ["owner_id", "slug"])
    op.rename_table("share", "dashboard_share")


def downgrade() -> None:
    op.rename_table("dashboard_share", "share")
    op.drop_constraint("uq_dashboard_owner_slug", "dashboard", type_="unique")
    op.create_unique_constraint("uq_dashboard_slug", "dashboard", ["slug"])
    op.execute("DROP FUNCTION forget_old_alerts()")
    op.alter_column("data_source", "refresh_seconds", type_=sa.SmallInteger(), existing_type=sa.Integer())
    op.alter_column("widget", "query_text", new_column_name="query")
    op.alter_column("dashboard", "created_at", nullable=True, server_default=None)
    op.drop_table("alert")
    ENUM(name="alert_severity").drop(op.get_bind())
