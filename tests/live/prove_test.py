#!/usr/bin/env python3
"""`ashlar prove`: plans and whole directories of migrations, by the runners' own commands, that hold, and some that do not."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import unittest.mock

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent / "support"))

from evolutions import evolutions_of, overlay  # noqa: E402
from pgserver import Server  # noqa: E402
from program import PROGRAM, environment, tree_of  # noqa: E402

BEFORE = """
CREATE SCHEMA data;
CREATE TYPE data.state AS ENUM ('open', 'closed');
CREATE DOMAIN data.email AS text CHECK (VALUE ~ '^[^@ ]+@[^@ ]+\\.[a-z]+$');
CREATE TABLE data.person (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 5 AND 40),
  mail data.email NOT NULL UNIQUE,
  boss bigint REFERENCES data.person (id)
);
CREATE TABLE data.todo (
  owner_id bigint NOT NULL REFERENCES data.person (id) ON DELETE CASCADE,
  number integer CHECK (number > 1000),
  title text NOT NULL DEFAULT 'untitled',
  state data.state NOT NULL DEFAULT 'open',
  due daterange,
  tags text[] NOT NULL DEFAULT '{}',
  extra jsonb,
  PRIMARY KEY (owner_id, number)
);
CREATE TABLE data.event (at timestamptz NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE data.event_24 PARTITION OF data.event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE data.never (id integer CHECK (id > 5 AND id < 4) NOT NULL);
CREATE VIEW data.open AS SELECT title FROM data.todo WHERE state = 'open';
"""
AFTER = (BEFORE.replace("  title text NOT NULL DEFAULT 'untitled'", "  -- @renamed from=title\n  label text NOT NULL DEFAULT 'untitled'")
         .replace("SELECT title", "SELECT label").replace("number integer", "number bigint")
         .replace("  extra jsonb,\n", "").replace("('open', 'closed')", "('open', 'waiting', 'closed')"))
# Scripts are for the server's version: what verify looks at has not the same columns in all.
MAJOR = Server().major
CONFIG = f'[project]\nname = "todo"\nsources = ["db"]\npostgres = {MAJOR}\n' + '[migrations]\nbackend = "{}"\ndir = "migrations"\n[gates]\ndata_loss = "allow"\n'


class Prove(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.workspace = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="ashlar-prove-")))
        self.folder = self.workspace / "todo"
        self.environment = environment({"XDG_CACHE_HOME": "/tmp/ashlar-prove-cache", "SQITCH_FULLNAME": "Ann",
                                        "SQITCH_EMAIL": "ann@example.com", "SOURCE_DATE_EPOCH": "1792000000"})

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree("/tmp/ashlar-prove-cache", ignore_errors=True)

    def project(self, backend, sources=BEFORE):
        (self.folder / "db").mkdir(parents=True)
        (self.folder / "ashlar.toml").write_text(CONFIG.format(backend))
        self.write(sources)

    def for_this_version(self):
        """The example in the folder."""
        config = self.folder / "ashlar.toml"
        config.write_text(config.read_text().replace("postgres = 15", f"postgres = {MAJOR}"))

    def write(self, text):
        (self.folder / "db" / "schema.sql").write_text(text)

    def ashlar(self, *arguments, status=0, code=None):
        done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder, env=self.environment, text=True,
                              capture_output=True, stdin=subprocess.DEVNULL, timeout=300, check=False)
        self.assertEqual(done.returncode, status, f"{arguments}\n{done.stdout}\n{done.stderr}")
        if code:
            self.assertIn(f"[{code}]", done.stderr)
        return done

    def states(self, before, after, *arguments, **options):
        self.folder.mkdir(exist_ok=True)
        (self.folder / "from.sql").write_text(before)
        (self.folder / "to.sql").write_text(after)
        return self.ashlar("prove", "--from", "from.sql", "--to", "to.sql", *arguments, **options)

    def test_rows(self):
        said = self.states(BEFORE, AFTER).stdout
        for line in ("up: leads to to.sql", "down: leads to from.sql", "up: data.person: 3 rows kept",
                     "up: data.event: 3 rows kept", "up: data.todo: 3 rows kept; dropped or converted: number, ",
                     "data.never: no row could be made for it", "Proved."):
            self.assertIn(line, said)

    def test_plan_that_rows_stand_against(self):
        after = BEFORE.replace("  due daterange,", "  due daterange,\n  broken text NOT NULL,")
        done = self.states(BEFORE, after, status=1, code="not-proved")
        self.assertIn("column data.todo.broken failed", done.stderr)
        self.assertIn("without rows: up: leads to to.sql", done.stdout)
        self.states(BEFORE, after, "--no-rows")
        # What only some rows violate is said, and no reason to fail.
        for some in (("number > 1000", "number > 2000"), ("what text)", "what text NOT NULL)")):
            done = self.states(BEFORE, BEFORE.replace(*some))
            self.assertIn("fails where rows stand against it", done.stdout)

    def test_rows_of_a_length(self):
        before = """CREATE DOMAIN digest AS bytea CHECK (octet_length(value) = 20);
CREATE TABLE t (id digest PRIMARY KEY, other bytea NOT NULL CHECK (length(other) BETWEEN 7 AND 9));"""
        self.assertIn("t: 3 rows kept", self.states(before, before + "ALTER TABLE t ADD COLUMN a integer;").stdout)

    def test_index_that_looks_for_an_extension(self):
        before = """CREATE SCHEMA geo;
CREATE EXTENSION cube WITH SCHEMA geo;
CREATE EXTENSION earthdistance WITH SCHEMA geo;
CREATE TABLE geo.place (id integer PRIMARY KEY, at point);
CREATE INDEX place_at ON geo.place USING gist (geo.ll_to_earth(at[0], at[1])) WHERE at IS NOT NULL;"""
        said = self.states(before, before + "ALTER TABLE geo.place ADD COLUMN more integer;").stdout
        self.assertIn("down: geo.place: 3 rows kept", said)

    def test_tables_that_go(self):
        after = BEFORE[:BEFORE.index("CREATE TABLE data.event (")]
        said = self.states(BEFORE, after).stdout
        self.assertIn("up: data.event: 3 rows gone with the table, as the plan says", said)
        self.assertIn("up: data.todo: 3 rows kept", said)

    def test_roles(self):
        before = "CREATE ROLE clerk;\nCREATE SCHEMA data AUTHORIZATION clerk;\n"
        after = "CREATE ROLE clerk LOGIN CONNECTION LIMIT 3;\nCREATE ROLE boss;\nGRANT clerk TO boss;\nCREATE SCHEMA data AUTHORIZATION boss;\n"
        self.assertIn("Proved.", self.states(before, after).stdout)

    def test_what_no_server_takes(self):
        self.states("", "CREATE TABLE t (id integer DEFAULT 'one');", status=1, code="not-loadable")

    def test_add_refuses_what_fails(self):
        self.project("psql")
        self.ashlar("init")
        self.write(BEFORE.replace("  due daterange,", "  due daterange,\n  broken text NOT NULL,"))
        before = tree_of(self.folder)
        self.ashlar("add", "broken", "--prove", status=1, code="not-proved")
        self.assertEqual(tree_of(self.folder), before)
        self.write(AFTER)
        self.assertIn("up/0002-fine.sql", self.ashlar("add", "fine", "--prove").stdout)

    def test_psql(self):
        self.project("psql")
        self.ashlar("init")
        self.write(AFTER + "CREATE INDEX CONCURRENTLY todo_due ON data.todo (due);\n")
        self.ashlar("add", "more")
        said = self.ashlar("prove").stdout
        for line in ("migrations in migrations, by psql", "deploy: leads to head", "revert: leads to what was there before",
                     "revert of all: leads to nothing", "Proved."):
            self.assertIn(line, said)
        # Someone "repairs" a script by hand.
        script = self.folder / "migrations" / "down" / "0002-more.sql"
        script.write_text(script.read_text().replace("DROP INDEX CONCURRENTLY data.todo_due;", "")
                          .replace("DROP INDEX data.todo_due;", ""))
        done = self.ashlar("prove", status=1, code="not-proved")
        self.assertIn("index data.todo_due is too much", done.stderr)

    def test_variables_of_another_server(self):
        """What says where the user's own server is leads neither the throw-away server nor anyone to it elsewhere."""
        self.project("psql")
        self.ashlar("init")
        services = self.workspace / "services"
        services.write_text("[production]\nhostaddr=127.0.0.1\nport=5544\nuser=nobody\n")
        for variables in ({"PGHOSTADDR": "127.0.0.1", "PGPORT": "5544"}, {"PGHOST": "127.0.0.1", "PGUSER": "nobody"},
                          {"PGSERVICEFILE": str(services), "PGSERVICE": "production"}, {"PGOPTIONS": "-c no_such_parameter=1"},
                          {"PGREQUIREPEER": "nobody"}, {"PGTARGETSESSIONATTRS": "read-only"}, {"PGGSSENCMODE": "require"}):
            with self.subTest(variables), unittest.mock.patch.dict(self.environment, variables):
                self.assertIn("Proved.", self.ashlar("prove").stdout)

    def test_psql_guard(self):
        """A script that meets another state than it was planned from fails before it changes anything."""
        self.project("psql")
        self.ashlar("init")
        self.write(AFTER)
        self.ashlar("add", "more")
        up = self.folder / "migrations" / "up" / "0001-initial.sql"
        up.write_text(up.read_text().replace("COMMIT;", "ALTER TYPE data.state RENAME VALUE 'closed' TO 'shut';\n\nCOMMIT;"))
        done = self.ashlar("prove", status=1, code="not-proved")
        self.assertIn("0001-initial", done.stderr)  # its own verify script fails already
        (self.folder / "migrations" / "verify" / "0001-initial.sql").write_text("")
        done = self.ashlar("prove", status=1, code="not-proved")
        self.assertIn("0002-more starts from another state of the database: ", done.stderr)

    @unittest.skipUnless(shutil.which("sqitch"), "sqitch is not installed")
    def test_sqitch(self):
        self.folder.mkdir()
        example = ROOT / "examples" / "todo-api"
        shutil.copytree(example, self.folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("evolutions"))
        self.for_this_version()
        self.ashlar("init")
        overlay(evolutions_of(example)[0], self.folder / "db" / "src")
        said = self.ashlar("prove").stdout
        self.assertIn("migrations in db/migrations, by sqitch", said)
        self.assertIn("plan from head to sources", said)
        self.ashlar("add", "first")
        said = self.ashlar("prove").stdout
        self.assertIn("revert of all: leads to nothing", said)
        self.assertNotIn("plan from", said)

    def python_programs(self, *names):
        """Debian's, whatever else is on PATH."""
        programs = self.workspace / "bin"
        programs.mkdir()
        for name in names:
            (programs / name).write_text(f'#!/bin/sh\nexec /usr/bin/python3 -m {name} "$@"\n')
            (programs / name).chmod(0o755)
        self.environment["PATH"] = f"{programs}:{os.environ['PATH']}"
        self.environment["PYTHONDONTWRITEBYTECODE"] = "1"

    def newest_revision(self):
        """What no other revision goes on from."""
        texts = {path: path.read_text() for path in (self.folder / "migrations" / "versions").glob("*.py")}
        before = "".join(re.findall(r"^down_revision.*", "\n".join(texts.values()), re.M))
        newest, = (path for path in texts if path.name.split("_")[0] not in before)
        return newest

    def edit(self, path, pattern, replacement):
        text = path.read_text()
        edited = re.sub(pattern, replacement, text, count=1)
        self.assertNotEqual(edited, text, f"{pattern} in\n{text}")
        path.write_text(edited)

    def test_alembic(self):
        self.project("alembic", BEFORE)
        self.python_programs("alembic")
        self.ashlar("init")
        self.write(AFTER)
        self.ashlar("add", "more")
        said = self.ashlar("prove").stdout
        self.assertIn("migrations in migrations, by alembic", said)
        self.assertIn("revert of all: leads to nothing", said)
        # Someone forgets a column on the way back.
        newest = self.newest_revision()
        kept = newest.read_text()
        self.edit(newest, r"    op\.add_column\([^\n]*\n(?:        [^\n]*\n|    \)\n)*", "")
        done = self.ashlar("prove", status=1, code="not-proved")
        self.assertIn("column data.todo.extra is missing", done.stderr)
        # And writes what fails.
        newest.write_text(kept)
        self.edit(newest, r"(def upgrade\(\)[^\n]*\n)", r"\1    op.execute('ALTER TABLE data.nowhere ADD COLUMN a integer')\n")
        done = self.ashlar("prove", status=1, code="not-proved")
        self.assertIn("`alembic upgrade ", done.stderr)
        self.assertIn('relation "data.nowhere" does not exist', done.stderr)

    def test_alembic_that_goes_elsewhere(self):
        """A database that a file names is no place to try things, and no longer what `prove` is about."""
        self.project("alembic", BEFORE)
        self.python_programs("alembic")
        self.ashlar("init")
        with Server() as server:
            untouched = server.pg_dump(server.createdb("production"))
            env = self.folder / "migrations" / "env.py"
            self.edit(env, r'os\.environ\.get\("DATABASE_URL"\)', repr(server.url("production")))
            done = self.ashlar("prove", status=1, code="not-proved")
            self.assertIn("takes its database from elsewhere than DATABASE_URL", done.stderr)
            self.assertIn("database_variable", done.stderr)
            self.assertEqual(server.pg_dump("production"), untouched)

    def test_revisions_for_several_databases(self):
        self.project("alembic", BEFORE)
        self.python_programs("alembic")
        self.ashlar("init")
        env = self.folder / "migrations" / "env.py"
        env.write_text(env.read_text() + "\n# context.run_migrations(engine_name=name)\n")
        self.assertIn("not run, its revisions are run on several databases", self.ashlar("prove").stdout)

    def test_flask_migrate(self):
        example = ROOT / "examples" / "crm-flask"
        shutil.copytree(example, self.folder, ignore=shutil.ignore_patterns("evolutions", "__pycache__"))
        self.for_this_version()
        self.python_programs("flask")
        self.ashlar("init")
        overlay(evolutions_of(example)[0], self.folder / "db" / "src")
        self.ashlar("add", "first")
        with Server() as server:
            # What the variable says outside of a proof is left alone.
            untouched = server.pg_dump(server.createdb("production"))
            self.environment["CRM_DATABASE"] = server.url("production")
            said = self.ashlar("prove").stdout
            for line in ("migrations in migrations, by flask db", "deploy: leads to head", "revert: leads to what was there",
                         "revert of all: leads to nothing", "rows kept", "Proved."):
                self.assertIn(line, said)
            config = self.folder / "ashlar.toml"
            text = config.read_text()
            config.write_text(re.sub(r"database_variable.*\n", "", text))
            self.assertNotEqual(config.read_text(), text)
            done = self.ashlar("prove", status=1, code="not-proved")
            self.assertIn("takes its database from elsewhere than DATABASE_URL", done.stderr)
            config.write_text(text)
            self.assertEqual(server.pg_dump("production"), untouched)
        newest = self.newest_revision()
        kept = newest.read_text()
        self.edit(newest, r"(def downgrade\(\)[^\n]*\n)(?s:.*)", r"\1    pass\n")
        done = self.ashlar("prove", status=1, code="not-proved")
        self.assertRegex(done.stderr, "error: .*`flask db downgrade .* failed: .*cannot drop type forecast because other objects")
        newest.write_text(kept)
        self.edit(newest, r"(def upgrade\(\)[^\n]*\n)", r"\1    op.drop_column('deals', 'no_such_column')\n")
        done = self.ashlar("prove", status=1, code="not-proved")
        self.assertIn("`flask db upgrade ", done.stderr)
        self.assertIn('column "no_such_column" of relation "deals" does not exist', done.stderr)
        self.assertNotIn("File ", done.stderr)

    def test_runner_that_is_not_there(self):
        self.project("sqitch")
        programs = self.workspace / "bin"
        programs.mkdir()
        for name in ("git", "env", "pg_config"):
            if shutil.which(name):
                (programs / name).symlink_to(shutil.which(name))
        self.environment["PATH"] = str(programs)
        self.ashlar("init")
        self.assertIn("not run, sqitch is not installed", self.ashlar("prove").stdout)


if __name__ == "__main__":
    unittest.main()
