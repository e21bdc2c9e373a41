"""left"""
from alembic import op

revision = "bbb000000002"
down_revision = "aaa000000001"
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
