"""change

Revision ID: d7b26654eaca
Revises:
Create Date: 2026-11-21 12:00:00
"""

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision = "d7b26654eaca"
down_revision = None
branch_labels = None
depends_on = None


class PGType(sa.types.UserDefinedType):
    """A type of PostgreSQL that SQLAlchemy has no name for."""

    cache_ok = True

    def __init__(self, name):
        self.name = name

    def get_col_spec(self, **kwargs):
        return self.name


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
    op.execute("CREATE SCHEMA data")
    op.execute("CREATE EXTENSION btree_gist WITH SCHEMA public")
    op.execute("CREATE TYPE data.status AS ENUM ('open', 'done')")
    op.execute(
        """
        CREATE DOMAIN data.email AS text
          CONSTRAINT email_check CHECK (VALUE LIKE '%@%')
        """
    )
    op.create_table(
        "person",
        sa.Column(
            "id",
            sa.BigInteger(),
            sa.Identity(always=True, increment=10, start=100),
            nullable=False,
        ),
        sa.Column("email", PGType("data.email"), nullable=False),
        sa.Column(
            "name",
            sa.String(length=80),
            server_default=sa.text("'a:b %'"),
            nullable=False,
        ),
        sa.UniqueConstraint("email", name=op.f("person_email_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("person_pkey")),
        schema="data",
    )
    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "status",
            postgresql.ENUM(
                "open", "done", name="status", schema="data", create_type=False
            ),
            server_default=sa.text("'open'"),
            nullable=False,
        ),
        sa.Column(
            "tags",
            postgresql.ARRAY(
                postgresql.ENUM(
                    "open", "done", name="status", schema="data", create_type=False
                )
            ),
            nullable=True,
        ),
        sa.Column("title", sa.Text(collation="C"), nullable=True),
        sa.Column(
            "words",
            sa.Integer(),
            sa.Computed("length(title)", persisted=True),
            nullable=True,
        ),
        sa.Column("during", postgresql.TSTZRANGE(), nullable=True),
        sa.Column(
            "due",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=True,
        ),
        sa.CheckConstraint("title <> ''", name=op.f("has_title")),
        postgresql.ExcludeConstraint(
            ("person_id", "="),
            ("during", "&&"),
            name=op.f("one_at_a_time"),
            where=sa.text("status = 'open'"),
            using="gist",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["data.person.id"],
            name=op.f("task_person_id_fkey"),
            ondelete="CASCADE",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("task_pkey")),
        schema="data",
    )
    op.create_index(
        op.f("task_distinct"), "task", ["status"], unique=False, schema="data"
    )
    op.create_index(
        op.f("task_during"),
        "task",
        ["during"],
        unique=False,
        schema="data",
        postgresql_using="gist",
    )
    op.create_index(
        op.f("task_pattern"),
        "task",
        ["title"],
        unique=True,
        schema="data",
        postgresql_ops={"title": "text_pattern_ops"},
        postgresql_include=["due"],
    )
    op.create_index(
        op.f("task_title"),
        "task",
        [sa.text("lower(title)"), sa.text("due DESC")],
        unique=False,
        schema="data",
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_table_comment("person", "People", schema="data")
    op.alter_column(
        "task",
        "due",
        existing_type=sa.DateTime(timezone=True),
        comment="When",
        existing_nullable=True,
        schema="data",
    )
    op.execute(
        """
        SELECT
            set_config('check_function_bodies', current_setting('ashlar.check_function_bodies'), true),
            set_config('search_path', current_setting('ashlar.search_path'), true)
        """
    )


def downgrade() -> None:
    op.execute(
        """
        SELECT
            set_config('ashlar.check_function_bodies', current_setting('check_function_bodies'), true),
            set_config('check_function_bodies', 'off', true),
            set_config('ashlar.search_path', current_setting('search_path'), true),
            set_config('search_path', 'public', true)
        """
    )
    # hazards: DELETES_DATA
    op.drop_table("task", schema="data")
    op.execute("DROP TYPE data.status")
    # hazards: DELETES_DATA
    op.drop_table("person", schema="data")
    op.execute("DROP DOMAIN data.email")
    op.execute("DROP EXTENSION btree_gist")
    op.execute("DROP SCHEMA data")
    op.execute(
        """
        SELECT
            set_config('check_function_bodies', current_setting('ashlar.check_function_bodies'), true),
            set_config('search_path', current_setting('ashlar.search_path'), true)
        """
    )
