"""widgets and where their numbers come from

Revision ID: 8a77e2d90c14
Revises: 3f1c0a52b7d1
Create Date: 2025-03-20 16:40:02.881104

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = '8a77e2d90c14'
down_revision = '3f1c0a52b7d1'
branch_labels = None
depends_on = None

widget_kind = postgresql.ENUM('chart', 'table', 'number', name='widget_kind', create_type=False)


def upgrade():
    widget_kind.create(op.get_bind(), checkfirst=False)

    op.create_table(
        'data_source',
        sa.Column('id', sa.Integer, sa.Identity(always=True), primary_key=True),
        sa.Column('name', sa.String(100), nullable=False, unique=True),
        sa.Column('url', sa.Text, nullable=False, comment='Where to ask: "https://…"'),
        sa.Column('refresh_seconds', sa.SmallInteger, nullable=False, server_default='300'),
        sa.CheckConstraint('refresh_seconds >= 10', name='ck_data_source_refresh'),
        comment='What the widgets read',
    )
    op.create_table(
        'widget',
        sa.Column('id', sa.BigInteger, primary_key=True),
        sa.Column(
            'dashboard_id', sa.Integer, sa.ForeignKey('dashboard.id', name='fk_widget_dashboard', ondelete='CASCADE'),
            nullable=False, index=True,
        ),
        sa.Column('source_id', sa.Integer, sa.ForeignKey('data_source.id')),
        sa.Column('kind', widget_kind, nullable=False, server_default='chart'),
        sa.Column('title', sa.String(200)),
        sa.Column('query', sa.Text, nullable=False),
        sa.Column('position', postgresql.ARRAY(sa.Integer), nullable=False, server_default=sa.text("'{0,0,1,1}'")),
        sa.Column('threshold', sa.Numeric(12, 3)),
    )


def downgrade():
    op.drop_table('widget')
    op.drop_table('data_source')
    widget_kind.drop(op.get_bind(), checkfirst=False)
