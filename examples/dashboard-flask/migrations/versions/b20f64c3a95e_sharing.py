"""sharing

The view is what the start page shows.

Revision ID: b20f64c3a95e
Revises: 8a77e2d90c14
Create Date: 2025-05-06 11:00:59.000417

"""
from alembic import op
import sqlalchemy as sa

revision = "b20f64c3a95e"
down_revision = "8a77e2d90c14"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "share",
        sa.Column("dashboard_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("right", sa.Enum("view", "edit", name="share_right"), server_default="view", nullable=False),
        sa.Column("token", sa.dialects.postgresql.UUID(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.ForeignKeyConstraint(["dashboard_id"], ["dashboard.id"], name=op.f("fk_share_dashboard"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_share_person"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("dashboard_id", "person_id", name=op.f("pk_share")),
    )
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(60), nullable=False),
    )
    op.create_table(
        "dashboard_tag",
        sa.Column("dashboard_id", sa.Integer, sa.ForeignKey("dashboard.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("tag_id", sa.Integer, sa.ForeignKey("tag.id", ondelete="CASCADE"), primary_key=True),
    )
    op.create_index("ix_tag_name_lower", "tag", [sa.text("lower(name)")], unique=True)

    with op.batch_alter_table("dashboard") as batch_op:
        batch_op.add_column(sa.Column("is_public", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.alter_column("title", existing_type=sa.String(length=200), type_=sa.Text(), existing_nullable=False)
        batch_op.create_check_constraint("ck_dashboard_slug", "slug ~ '^[a-z0-9-]+$'")
        batch_op.create_index("ix_dashboard_public", ["created_at"], postgresql_where=sa.text("is_public"))

    op.execute(
        """
        CREATE VIEW front_page AS
        SELECT d.id, d.title, p.login AS owner, count(s.person_id) AS readers
        FROM dashboard d
        JOIN person p ON p.id = d.owner_id
        LEFT JOIN share s ON s.dashboard_id = d.id
        WHERE d.is_public AND d.archived_at IS NULL
        GROUP BY d.id, d.title, p.login
        """
    )


def downgrade():
    op.execute("DROP VIEW front_page")
    with op.batch_alter_table("dashboard") as batch_op:
        batch_op.drop_index("ix_dashboard_public")
        batch_op.drop_constraint("ck_dashboard_slug", type_="check")
        batch_op.alter_column("title", existing_type=sa.Text(), type_=sa.String(length=200), existing_nullable=False)
        batch_op.drop_column("archived_at")
        batch_op.drop_column("is_public")
    op.drop_table("dashboard_tag")
    op.drop_table("tag")
    op.drop_table("share")
    op.execute("DROP TYPE share_right")
