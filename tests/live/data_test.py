#!/usr/bin/env python3
"""Reference data on a real server: what plans do to rows, there and back; values from the environment; --data."""

import os
import pathlib
import subprocess
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "support"), str(HERE.parent / "golden")]

import run as golden  # noqa: E402
from live_database import LiveCase, ashlar  # noqa: E402

ENVIRONMENT = {"APP_SECRET": "o'ne\\ two", "JWT_SECRET": "$$ 'x' :y", "HOW_MANY": "7"}
ALL_ROWS = r"""
SELECT format('SELECT %L, to_jsonb(t)::text FROM %s AS t ORDER BY 2', c.oid::regclass, c.oid::regclass)
FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace::regnamespace::text !~ '^(pg_|information_schema|sqitch)'
ORDER BY c.oid::regclass::text COLLATE "C" \gexec
"""
SETTINGS = """
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE kind (code text PRIMARY KEY, label text NOT NULL);
CREATE TABLE settings (key text PRIMARY KEY, value text, doc jsonb, at timestamptz, n numeric(8,2), m mood,
  kind text REFERENCES kind, tags text[], blob bytea, computed integer);
-- @data key=(code)
INSERT INTO kind VALUES ('a', 'A'), ('b', 'B');
-- @data key=(key)
INSERT INTO settings (key, value, doc, at, n, m, kind, tags, blob, computed) VALUES
  ('one', 'x', '{"b": 1, "a":   [true, null]}', '2020-01-02 03:04+02', 1.5, 'sad', 'a', '{a, b}', '\\xAB', 60 * 60),
  ('two', NULL, '[]', NULL, 0, 'happy', 'b', ARRAY['x''y'], '', 1);
"""


def psql_options(environment):
    """PGOPTIONS that sets env.NAME for each."""
    escaped = {name: value.replace("\\", "\\\\").replace(" ", "\\ ") for name, value in environment.items()}
    return {"PGOPTIONS": " ".join(f"-c env.{name}={value}" for name, value in escaped.items())}


class Plans(LiveCase):
    """plan.sql and revert.sql of every golden case do to the rows what the two states say."""

    def rows(self, database):
        return self.server.psql(database, ALL_ROWS).stdout

    def snapshot(self, case, side):
        path = pathlib.Path(self.folder) / (side + ".sql")
        path.write_text(ashlar("compile", "--quiet", golden.state(case, side), cwd=case, check=0).stdout)
        path.chmod(0o644)
        return path

    def run_case(self, case):
        options = psql_options(ENVIRONMENT)
        self.load("live", [self.snapshot(case, "from")], env=options)
        before = self.rows("live")
        self.load("again", [self.snapshot(case, "to")], env=options)
        self.server.psql("live", file=str(case / "plan.sql"), env=options)
        self.assertEqual(self.rows("again"), self.rows("live"), f"{case.name}: after plan.sql")
        self.server.psql("live", file=str(case / "revert.sql"), env=options)
        self.assertEqual(before, self.rows("live"), f"{case.name}: after revert.sql")


def add_cases():
    for case in golden.cases(["data/"]):
        if not (case / "diagnostics.txt").exists() and (case / "plan.sql").exists():
            name = "test_" + case.name.replace("-", "_")
            setattr(Plans, name, lambda self, case=case: self.run_case(case))


add_cases()


class Databases(LiveCase):
    """--data compares the declared rows of a database, and nothing else."""

    def setUp(self):
        super().setUp()
        self.source = pathlib.Path(self.folder) / "schema.sql"
        self.source.write_text(SETTINGS)
        self.source.chmod(0o644)
        self.load("live", [self.source])
        self.url = self.server.url("live")

    def diff(self, *arguments, **options):
        return ashlar("diff", "--from", self.url, "--to", self.source, "--format", "sql", "--postgres",
                      self.server.major, *arguments, **options)

    def test_equal_rows_are_no_difference_however_they_are_spelled(self):
        for ends in ((self.url, self.source), (self.source, self.url)):
            done = ashlar("diff", "--data", "--from", ends[0], "--to", ends[1], "--postgres", self.server.major)
            self.assertEqual((0, ""), (done.returncode, done.stderr), done.stdout)
        done = ashlar("drift", "--data", "--to", self.source, self.url)
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)

    def test_without_data_no_row_is_looked_at(self):
        self.server.psql("live", "DELETE FROM settings; UPDATE kind SET label = 'changed'")
        for ends in ((self.url, self.source), (self.source, self.url)):
            done = ashlar("diff", "--from", ends[0], "--to", ends[1], "--postgres", self.server.major)
            self.assertEqual((0, ""), (done.returncode, done.stderr), done.stdout)

    def test_changed_missing_and_foreign_rows(self):
        self.server.psql("live", """
            INSERT INTO kind VALUES ('theirs', 'not declared');
            INSERT INTO settings (key, value) VALUES ('of a user', 'theirs');
            UPDATE settings SET doc = '{"a": 2}', n = 2 WHERE key = 'one';
            DELETE FROM settings WHERE key = 'two'""")
        plan = self.diff("--data", check=2).stdout
        self.assertNotIn("DELETE", plan)
        self.assertNotIn("theirs", plan)
        self.assertIn("'one'", plan)
        self.assertIn("'two'", plan)
        ashlar("drift", "--data", "--to", self.source, self.url, check=2)
        ashlar("apply", "--data", "--yes", "--to", self.url, self.source, check=0)
        self.diff("--data", check=0)
        kept = self.server.psql("live", "SELECT value FROM settings WHERE key = 'of a user'").stdout
        self.assertIn("theirs", kept)

    def test_the_next_row_has_a_number_of_its_own(self):
        self.source.write_text(SETTINGS + "CREATE TABLE plan (id serial PRIMARY KEY, name text NOT NULL);\n"
                               'CREATE TABLE "Odd\'s" ("the id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n text);\n'
                               "-- @data key=(id)\nINSERT INTO plan VALUES (1, 'free'), (7, 'team'), (3, 'pro');\n"
                               '-- @data key=("the id")\nINSERT INTO "Odd\'s" OVERRIDING SYSTEM VALUE VALUES (2, \'a\');\n')
        ashlar("apply", "--data", "--yes", "--to", self.url, self.source, check=0)
        insert = "INSERT INTO plan (name) VALUES ('next') RETURNING id; INSERT INTO \"Odd's\" (n) VALUES ('b') RETURNING 1"
        self.assertEqual("8\n1\n", self.server.psql("live", insert).stdout)
        # It never goes back.
        self.server.psql("live", "SELECT setval('plan_id_seq', 100)")
        self.source.write_text(self.source.read_text().replace("(3, 'pro')", "(3, 'pro'), (20, 'more')"))
        ashlar("apply", "--data", "--yes", "--to", self.url, self.source, check=0)
        self.assertEqual("101\n1\n", self.server.psql("live", insert).stdout)

    def test_renamed_tables_and_columns_keep_their_rows(self):
        self.source.write_text(SETTINGS.replace("CREATE TABLE kind (code text", "-- @renamed from=kind\n"
                                                "CREATE TABLE sort (\n-- @renamed from=code\nid text")
                               .replace("REFERENCES kind", "REFERENCES sort").replace("(code)", "(id)")
                               .replace("INTO kind", "INTO sort").replace("'B')", "'changed')"))
        plan = self.diff("--data", check=2).stdout
        self.assertIn("UPDATE public.sort SET label = 'changed' WHERE id = 'b'", plan)
        self.assertNotIn("INSERT", plan)

    def test_values_from_the_environment(self):
        self.source.write_text(SETTINGS + "-- @data key=(key)\nINSERT INTO settings (key, value, computed) VALUES "
                               "('secret', current_setting('env.APP_SECRET'), current_setting('env.HOW_MANY')::int);")
        environment = {name: value for name, value in os.environ.items() if name not in ENVIRONMENT}
        refused = ashlar("apply", "--data", "--yes", "--to", self.url, self.source, env=environment)
        self.assertEqual(3, refused.returncode)
        self.assertIn("APP_SECRET is not set, and the plan takes a value from it [environment-unset]", refused.stderr)
        done = ashlar("apply", "--data", "--yes", "--to", self.url, self.source, env={**environment, **ENVIRONMENT},
                      check=0)
        self.assertNotIn(ENVIRONMENT["APP_SECRET"], done.stdout + done.stderr)
        row = self.server.psql("live", "SELECT value, computed FROM settings WHERE key = 'secret'").stdout
        self.assertEqual(ENVIRONMENT["APP_SECRET"] + "|7", row.strip())
        self.diff("--data", check=0)
        proved = ashlar("prove", "--from", "empty", "--to", self.source, "--postgres", self.server.major)
        self.assertEqual(0, proved.returncode, proved.stdout + proved.stderr)


class Runners(LiveCase):
    """Migrations of each runner bring the rows, and replay to them."""

    SECRET = "-- @data key=(key)\nINSERT INTO settings (key, value) VALUES ('jwt', current_setting('env.JWT_SECRET'));\n"

    def project(self, backend):
        root = pathlib.Path(self.folder) / backend
        (root / "db").mkdir(parents=True)
        (root / "db" / "schema.sql").write_text(SETTINGS)
        (root / "ashlar.toml").write_text('[project]\nname = "app"\nsources = ["db"]\npostgres = 15\n'
                                          f'[migrations]\nbackend = "{backend}"\ndir = "migrations"\n'
                                          '[gates]\ndata_loss = "allow"\n')
        ashlar("init", cwd=root, check=0)
        (root / "db" / "schema.sql").write_text(
            SETTINGS.replace("'x', '{", "'changed', '{").replace("('b', 'B')", "('c', 'C')")
            .replace("'happy', 'b'", "'happy', 'c'") + self.SECRET)
        ashlar("add", "rows", cwd=root, check=0)
        self.assertEqual(0, ashlar("check", cwd=root).returncode, ashlar("check", cwd=root).stdout)
        for path in root.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
        return root

    def settings(self):
        return self.server.psql("live", "SELECT key, value, kind FROM settings ORDER BY key").stdout.strip()

    def assert_rows(self):
        self.assertEqual(f"jwt|{ENVIRONMENT['JWT_SECRET']}|\none|changed|a\ntwo||c", self.settings())
        self.assertEqual("a\nc", self.server.psql("live", "SELECT code FROM kind ORDER BY code").stdout.strip())

    def test_psql(self):
        root = self.project("psql")
        self.server.createdb("live")
        scripts = sorted((root / "migrations" / "up").iterdir())
        for script in scripts[:-1]:
            self.server.psql("live", file=str(script))
        refused = self.server.psql("live", file=str(scripts[-1]), check=False)
        self.assertNotEqual(0, refused.returncode)
        self.assertIn("env.JWT_SECRET", refused.stderr)
        self.server.psql("live", file=str(scripts[-1]), variables={"JWT_SECRET": ENVIRONMENT["JWT_SECRET"]})
        self.assert_rows()
        self.server.psql("live", file=str(root / "migrations" / "verify" / scripts[-1].name))
        self.server.psql("live", file=str(root / "migrations" / "down" / scripts[-1].name))
        self.assertEqual("one|x|a\ntwo||b", self.settings())
        self.server.psql("live", file=str(scripts[-1]), env={"JWT_SECRET": ENVIRONMENT["JWT_SECRET"]})
        self.assert_rows()

    def test_sqitch(self):
        root = self.project("sqitch")
        self.server.createdb("live")
        target = self.server.sqitch_target("live")
        for arguments in (["deploy", "--verify", "--set", "JWT_SECRET=" + ENVIRONMENT["JWT_SECRET"]], ["verify"]):
            done = subprocess.run(["sqitch", *arguments, target], cwd=root / "migrations", capture_output=True,
                                  text=True, check=False, env=self.server.environment())
            self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        self.assert_rows()

    def test_alembic(self):
        root = self.project("alembic")
        self.server.createdb("live")
        environment = {**self.server.environment(), "DATABASE_URL": self.server.url("live")}

        def alembic(*arguments, **variables):
            return subprocess.run(["/usr/bin/python3", "-m", "alembic", *arguments], cwd=root, capture_output=True,
                                  text=True, check=False, env={**environment, **variables})

        refused = alembic("upgrade", "head")
        self.assertIn("KeyError: 'JWT_SECRET'", refused.stderr)
        written = alembic("upgrade", "head", "--sql", JWT_SECRET=ENVIRONMENT["JWT_SECRET"])
        self.assertIn("values from the environment do not go into a script", written.stderr)
        self.assertNotIn(ENVIRONMENT["JWT_SECRET"], written.stdout + written.stderr)
        done = alembic("upgrade", "head", JWT_SECRET=ENVIRONMENT["JWT_SECRET"])
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        self.assert_rows()
        back = alembic("downgrade", "-1")
        self.assertEqual(0, back.returncode, back.stdout + back.stderr)
        self.assertEqual("one|x|a\ntwo||b", self.settings())


if __name__ == "__main__":
    unittest.main()
