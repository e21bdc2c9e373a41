"""the first rows: an admin, and the tags that everybody uses

Revision ID: c9931d7be006
Revises: b20f64c3a95e
Create Date: 2025-05-06 11:31:20.557218

"""
from alembic import op
import sqlalchemy as sa

revision = "c9931d7be006"
down_revision = "b20f64c3a95e"
branch_labels = None
depends_on = None

tag = sa.table("tag", sa.column("id", sa.Integer), sa.column("name", sa.String))


def upgrade():
    op.bulk_insert(tag, [{"id": 1, "name": "sales"}, {"id": 2, "name": "operations"}])
    op.execute("INSERT INTO person (login, is_admin) VALUES ('admin', true)")
    op.execute(sa.text("UPDATE dashboard SET created_at = now() WHERE created_at IS NULL"))


def downgrade():
    op.execute("DELETE FROM person WHERE login = 'admin'")
    op.execute("DELETE FROM tag WHERE id IN (1, 2)")
