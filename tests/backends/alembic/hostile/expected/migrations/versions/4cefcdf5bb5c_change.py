"""change

Revision ID: 4cefcdf5bb5c
Revises:
Create Date: 2026-11-21 12:00:00
"""

from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = "4cefcdf5bb5c"
down_revision = None
branch_labels = None
depends_on = None


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
    op.execute(
        """
CREATE FUNCTION public.fmt(name text)
  RETURNS text
  LANGUAGE plpgsql
AS E'
BEGIN
\\t-- a tab, a "quote", a backslash \\\\ and a \\x3aname
  RETURN format(''%I says \"""'', name) || '' \\x3ax'';
END
'
        """
    )
    op.execute(
        """
        CREATE TABLE public."a.b" (
          "x:y %s" integer NOT NULL,
          U&"tab\\0009in" text,
          \"""quoted\""" text DEFAULT E'it''s \\:a "b" \\\\ 100%',
          CONSTRAINT "a.b_pkey" PRIMARY KEY ("x:y %s")
        )
        """
    )
    op.execute(
        """
        CREATE TABLE public."per%cent" (
          id integer,
          j jsonb DEFAULT '{"a"\\:1, "b" \\:2}'::jsonb,
          CONSTRAINT "per%cent_id_fkey" FOREIGN KEY (id) REFERENCES public."a.b" ("x:y %s"),
          CONSTRAINT "per%cent_j_check" CHECK (j <> '{"x" \\:true}'::jsonb)
        )
        """
    )
    op.execute(
        """
        CREATE VIEW public."v""'w" AS
        SELECT
          id,
          '\\:not_a_parameter' AS "a:b",
          '12:30'::time without time zone AS at,
          E'tab\\there' AS t
        FROM public."per%cent"
        """
    )
    op.execute(
        'COMMENT ON TABLE public."a.b" IS E\'back\\\\slash, \\:colon, 50%, """\''
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
    op.execute('DROP VIEW public."v""\'w"')
    op.execute("DROP FUNCTION public.fmt(text)")
    # hazards: DELETES_DATA
    op.drop_table("per%cent")
    # hazards: DELETES_DATA
    op.drop_table("a.b")
    op.execute(
        """
        SELECT
            set_config('check_function_bodies', current_setting('ashlar.check_function_bodies'), true),
            set_config('search_path', current_setting('ashlar.search_path'), true)
        """
    )
