"""right"""
from alembic import op

revision = "ccc000000003"
down_revision = "aaa000000001"
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
