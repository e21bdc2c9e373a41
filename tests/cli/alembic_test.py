"""Alembic as a user calls it, without a database: options of add, several heads, several databases, folders taken over, and
what Alembic itself prints of a project's revisions."""

import contextlib
import pathlib
import shutil
import sqlite3
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from evolutions import evolutions_of, overlay  # noqa: E402
from project import Project  # noqa: E402

SEVERAL = '''"""start

Revision ID: 1a
Revises:
Create Date: 2024-01-01 00:00:00
"""
from alembic import op
import sqlalchemy as sa

revision = "1a"
down_revision = None


def upgrade(engine_name):
    globals()["upgrade_%s" % engine_name]()


def upgrade_users():
    op.create_table("kept", sa.Column("id", sa.Text()))
    op.create_table("gone", sa.Column("id", sa.Text()))


def upgrade_logs():
    op.create_table("log", sa.Column("id", sa.Text()))
'''
LOOP = "    for name in names():\n        op.execute(name)\n"


class Alembic(Project):
    def alembic(self, *arguments):
        return self.run_program("/usr/bin/python3", "-m", "alembic", *arguments,
                                env={"DATABASE_URL": "postgresql:///todo"}).stdout

    def declare(self, *tables):
        self.put("db/src/a.sql", "".join(f"create table {table} (id text);\n" for table in tables))

    def project(self):
        self.declare("t")
        self.ashlar("init", "--backend", "alembic")
        return self.alembic("heads").split()[0]

    def revision(self, pattern):
        paths = list((self.folder / "migrations/versions").glob(pattern))
        self.assertEqual(len(paths), 1)
        return paths[0].read_text(encoding="utf-8")

    def test_ids_labels_and_dependencies(self):
        self.project()
        self.declare("t", "u")
        self.ashlar("add", "one", "--rev-id", "abc123", "--branch-label", "mainline")
        text = self.revision("abc123_one.py")
        self.assertIn('revision = "abc123"\n', text)
        self.assertIn('branch_labels = ("mainline",)\n', text)
        self.declare("t", "u", "v")
        self.refused("add", "two", "--rev-id", "abc123", code="duplicate-object")
        self.refused("add", "two", "--rev-id", "a-b", code="refused-name")
        self.refused("add", "two", "--rev-id", "a" * 33, code="refused-name")
        self.refused("add", "two", "--depends-on", "nothere", code="unknown-revision")
        self.ashlar("add", "two", "--depends-on", "mainline")
        self.assertIn('depends_on = ("mainline",)\n', self.revision("*_two.py"))
        self.ashlar("check")
        self.assertIn("(mainline) (head)", self.alembic("heads"))

    def test_several_heads_are_named(self):
        initial = self.project()
        self.declare("t", "u")
        self.ashlar("add", "one", "--rev-id", "one")
        self.declare("t", "u", "v")
        self.ashlar("add", "two", "--rev-id", "two", "--head", initial)
        done = self.refused("diff", "--from", "migrations", code="several-heads")
        self.assertIn("one, two", done.stderr)
        self.assertIn("--merge", done.stderr)
        self.assertIn("is a second head beside", self.ashlar("check", status=2).stdout)
        self.declare("t", "u", "v", "w")
        self.assertIn("one, two", self.refused("add", "three", code="several-heads").stderr)
        self.ashlar("add", "three", "--merge")
        self.assertEqual(len(self.alembic("heads").splitlines()), 1)
        self.ashlar("check")
        self.ashlar("diff", "--from", "migrations")

    def taken_over(self, revision):
        self.declare("kept")
        self.put("migrations/alembic.ini", "[alembic]\n")
        self.put("migrations/env.py", "\n")
        self.put("migrations/script.py.mako", "def upgrade(engine_name):\n")
        self.put("migrations/versions/1a_start.py", revision)
        self.put("ashlar.toml", '[project]\nname = "todo"\nsources = ["db/src"]\n[migrations]\nbackend = "alembic"\n'
                                'dir = "migrations"\nbind = "users"\n')

    def test_what_revisions_lead_to_is_head(self):
        """Of several databases, the one that is asked for."""
        self.taken_over(SEVERAL)
        done = self.ashlar("init")
        self.assertIn("Kept 1 revision\n", done.stdout)
        self.assertIn("`ashlar add NAME` writes the difference", done.stdout)
        head = self.read("migrations/ashlar/head.sql")
        self.assertIn("public.gone", head)
        self.assertNotIn("public.log", head)
        self.assertIn("table public.gone is gone", self.ashlar("check", status=2).stdout)
        self.ashlar("add", "less", "--allow", "DELETES_DATA")
        text = self.revision("*_less.py")
        self.assertIn('def upgrade_users():\n    # hazards: DELETES_DATA\n    op.drop_table("gone")\n', text)
        self.assertIn("def upgrade_logs():\n    pass\n", text)
        self.ashlar("check")

    def test_of_several_databases_one_must_be_meant(self):
        self.taken_over(SEVERAL)
        self.put("ashlar.toml", self.read("ashlar.toml").replace('bind = "users"\n', ""))
        self.assertIn('"logs", "users"', self.refused("init", code="config-value").stderr)

    def test_what_is_beyond_reading_is_said(self):
        self.taken_over(SEVERAL.replace('    op.create_table("gone"', LOOP + '    op.create_table("gone"'))
        done = self.ashlar("init", code="unreplayable-migration")
        line = SEVERAL[:SEVERAL.index('    op.create_table("gone"')].count("\n") + 1
        self.assertIn(f"migrations/versions/1a_start.py:{line}:5: warning: 1a cannot be replayed: `for`", done.stderr)
        self.assertNotIn("public.gone", self.read("migrations/ashlar/head.sql"))
        self.assertIn(f"1a_start.py:{line}; the head snapshot is taken", self.ashlar("check").stdout)
        self.refused("diff", "--from", "migrations", code="unreplayable-migration")

    def test_what_is_beyond_reading_may_be_given(self):
        """`init --from`: then later revisions are read, on top of what was given."""
        beyond = SEVERAL.replace('    op.create_table("gone"', LOOP + '    op.create_table("gone"')
        for revision in (beyond, SEVERAL.replace('    op.create_table("gone"', '    op.execute("ALTER TABLE no ADD x int")\n'
                                                                              '    op.create_table("gone"')):
            with self.subTest(revision):
                shutil.rmtree(self.folder / "migrations/ashlar", ignore_errors=True)
                self.taken_over(revision)
                if revision != beyond:
                    self.assertIn("init --from STATE", self.refused("init", code="unreplayable-migration").stderr)
                self.put("dump.sql", "create table kept (id text);\ncreate table unseen (id text);\n")
                self.assertIn("Created ashlar/adopted.sql\n", self.ashlar("init", "--from", "dump.sql").stdout)
                adopted = self.read("migrations/ashlar/head.sql")
                self.assertIn("public.unseen", adopted)
                self.assertIn("migrations/ashlar/adopted.sql is taken", self.ashlar("check", status=2).stdout)
                self.assertEqual(self.ashlar("diff", "--from", "migrations", "--to", "dump.sql").stdout, "no differences\n")
                self.ashlar("add", "less", "--allow", "DELETES_DATA")
                self.ashlar("check")
                log = self.ashlar("log").stdout.splitlines()
                self.assertEqual(log[1::2], ["    table public.unseen is gone", "    was there before Ashlar, and is not read"])
                self.assertRegex(log[0], r"\A[0-9a-f]{12}  less  2026-\S+\Z")
                # What is edited by hand is still found, and what was adopted stays as it is.
                path = next((self.folder / "migrations/versions").glob("*_less.py"))
                path.write_text(path.read_text(encoding="utf-8").replace('drop_table("unseen")', 'drop_table("kept")'),
                                encoding="utf-8")
                self.assertIn("table public.kept is in head, and no migration makes it", self.ashlar("check", status=2).stdout)
                path.unlink()
                self.put("migrations/ashlar/head.sql", adopted)
                self.assertIn("Nothing to do", self.ashlar("squash").stdout)

    def test_what_from_is_not_for(self):
        self.declare("t")
        self.refused("init", "--backend", "alembic", "--from", "db/src", code="bad-usage")
        self.taken_over(SEVERAL)
        self.refused("init", "--from", "nowhere.sql", code="unknown-state")
        self.put("bad.sql", "create table;\n")
        self.refused("init", "--from", "bad.sql", code="syntax-error")

    def test_folders_in_file_template(self):
        self.project()
        ini = self.read("alembic.ini").replace("[alembic]\n", "[alembic]\nfile_template = %%(year)d/%%(rev)s_%%(slug)s\n")
        self.put("alembic.ini", ini)
        self.declare("t", "u")
        self.assertIn("recursive_version_locations", self.refused("add", "one", code="malformed-runner-file").stderr)
        self.put("alembic.ini", ini.replace("[alembic]\n", "[alembic]\nrecursive_version_locations = true\n"))
        self.ashlar("add", "one")
        self.declare("t", "u", "v")
        self.ashlar("add", "two")
        self.assertEqual(len(list((self.folder / "migrations/versions/2026").glob("*.py"))), 2)
        self.ashlar("check")
        self.assertEqual(self.ashlar("diff", "--from", "migrations").stdout, "no differences\n")

    def test_nothing_to_join(self):
        self.project()
        before = self.files()
        self.assertIn("Nothing to do", self.ashlar("add", "join", "--merge").stdout)
        self.assertEqual(self.files(), before)

    def test_version_locations_elsewhere_are_replayed(self):
        initial = self.project()
        self.put("alembic.ini", self.read("alembic.ini").replace(
            "[alembic]\n", "[alembic]\nversion_locations = migrations/versions:more/versions\n"))
        self.declare("t", "u")
        self.put("more/versions/elsewhere.py",
                 'from alembic import op\nimport sqlalchemy as sa\nrevision = "elsewhere"\n'
                 f'down_revision = "{initial}"\n\n\ndef upgrade():\n'
                 '    op.create_table("u", sa.Column("id", sa.Text()))\n')
        self.assertEqual(self.alembic("heads").split()[0], "elsewhere")
        self.assertEqual(self.ashlar("diff", "--from", "migrations", "--to", "sources").stdout, "no differences\n")


DOCUMENTS = """create table doc (
  id int primary key,
  body text,
  words tsvector generated always as (to_tsvector('english', body)) stored,
  twice int generated always as (id * 2) stored
);
create index on doc (words);
create unlogged table cache (id int primary key, hit int);
create index on cache (hit);
create table log (id int, at date, said text) partition by range (at);
create table child () inherits (cache);
create table link (id int primary key, cache int references cache (id));
"""
LATER = """create table doc (
  id int primary key,
  body text,
  initial text generated always as (btrim(body)) stored,
  twice int generated always as (id * 2) stored
);
-- @renamed from=cache
create unlogged table store (
  id int primary key,
  -- @renamed from=hit
  hits bigint not null,
  constraint positive check (hits > 0)
);
create index on store (hits);
create table log (id int, at date, said varchar(20) not null) partition by range (at);
create index on log (said);
comment on table log is 'by day';
create table link (id int primary key, cache int references store (id), doc int references doc (id));
"""


class OnSqlite(Project):
    def alembic(self, *arguments):
        self.run_program("/usr/bin/python3", "-m", "alembic", *arguments, env={"DATABASE_URL": f"sqlite:///{self.folder}/a.db"})

    def tables(self):
        with contextlib.closing(sqlite3.connect(self.folder / "a.db")) as database:
            found = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
            names = [name for (name,) in found if name != "alembic_version"]
            return {name: sorted(row[1] for row in database.execute(f'PRAGMA table_xinfo("{name}")')) for name in names}

    def test_what_only_postgresql_has_is_guarded_for_ever(self):
        """Tables that SQL makes, and columns of SQL that SQLite lacks: later operations on them are guarded as well."""
        self.put("ashlar.toml", '[project]\nname = "d"\nsources = ["db/src"]\n[gates]\ndata_loss = "allow"\n[migrations]\n'
                                'backend = "alembic"\ndir = "migrations"\ndialects = ["postgresql", "sqlite"]\n')
        self.put("db/src/a.sql", DOCUMENTS)
        self.ashlar("init")
        self.ashlar("check")
        self.alembic("upgrade", "head")
        first = {"doc": ["body", "id", "twice"], "link": ["cache", "id"]}
        self.assertEqual(self.tables(), first)
        self.put("db/src/a.sql", LATER)
        self.ashlar("add", "later")
        self.ashlar("check")
        self.alembic("upgrade", "head")
        self.assertEqual(self.tables(), {"doc": ["body", "id", "twice"], "link": ["cache", "doc", "id"]})
        self.put("db/src/a.sql", "create table link (id int primary key, cache int);\n")
        self.ashlar("add", "last")
        self.ashlar("check")
        self.alembic("upgrade", "head")
        self.assertEqual(self.tables(), {"link": ["cache", "id"]})
        for _ in range(2):
            self.alembic("downgrade", "-1")
        self.assertEqual(self.tables(), first)
        self.alembic("downgrade", "base")
        self.assertEqual(self.tables(), {})
        self.alembic("upgrade", "head")


class Printed(Project):
    """What `upgrade --sql` prints of examples/crm-flask and dashboard-flask, all their evolutions through."""

    def printed(self, *command, env):
        return self.run_program("/usr/bin/python3", "-m", *command, "upgrade", *(["head"] if command == ("alembic",) else []),
                                "--sql", env=env).stdout

    def project(self, *ignored):
        shutil.copytree(ROOT / "examples/crm-flask", self.folder, dirs_exist_ok=True,
                        ignore=shutil.ignore_patterns("evolutions", "__pycache__", *ignored))
        self.ashlar("init")
        for evolution in evolutions_of(ROOT / "examples/crm-flask"):
            overlay(evolution, self.folder / "db/src")
            self.ashlar("add", evolution.name, "--allow", "DELETES_DATA")

    def assert_leads_to_the_sources(self, printed, folder="imported"):
        """Imported, without Alembic's own table: what Alembic runs is what the files say, and what the sources declare."""
        other = self.folder.parent / folder
        other.mkdir()
        (other / "up.sql").write_text(printed, encoding="utf-8")
        self.ashlar("import", "up.sql", cwd=other)
        for state in ("sources", "migrations"):
            self.assertEqual(self.ashlar("diff", "--from", other / "db/src", "--to", state).stdout, "no differences\n", state)

    def test_by_flask(self):
        self.project()
        self.assert_leads_to_the_sources(self.printed_by_flask())

    def printed_by_flask(self):
        return self.printed("flask", "db", env={"CRM_DATABASE": "postgresql:///crm", "FLASK_APP": "app.py",
                                                "DASHBOARD_DATABASE": "postgresql:///dashboard"})

    def test_of_revisions_written_by_hand(self):
        """Those of examples/dashboard-flask, read from their files, are what Flask-Migrate prints; then those of ours."""
        example = ROOT / "examples/dashboard-flask"
        shutil.copytree(example, self.folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("evolutions", "__pycache__"))
        self.put("upgrade.sql", self.printed_by_flask())
        self.ashlar("import", "upgrade.sql")
        self.ashlar("init", "--backend", "alembic")
        self.assert_leads_to_the_sources(self.read("upgrade.sql"))
        for number, evolution in enumerate(evolutions_of(example)):
            overlay(evolution, self.folder / "db/src")
            self.ashlar("add", evolution.name)
            self.assert_leads_to_the_sources(self.printed_by_flask(), f"imported-{number}")

    def test_by_alembic(self):
        self.project("migrations")
        self.assert_leads_to_the_sources(self.printed("alembic", env={"DATABASE_URL": "postgresql:///crm"}))


if __name__ == "__main__":
    unittest.main()
