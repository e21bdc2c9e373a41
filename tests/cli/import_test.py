"""`ashlar import`: what it writes compiles to the state that it was given."""

import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from evolutions import states_of  # noqa: E402
from program import ashlar, diagnostics, tree_of  # noqa: E402

UPGRADE = """BEGIN;
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE person (id SERIAL NOT NULL, login VARCHAR(64) NOT NULL, PRIMARY KEY (id));
CREATE INDEX ix_person_login ON person (login);
INSERT INTO alembic_version (version_num) VALUES ('3f1c0a52b7d1') RETURNING alembic_version.version_num;
COMMIT;
"""

HOSTILE = r"""
CREATE SCHEMA "../up";
CREATE SCHEMA "a/b";
CREATE TABLE "../up"."../../passwd" (a integer);
CREATE TABLE "a/b"."x y" (a integer);
CREATE TABLE "a/b"."x?y" (a integer);
CREATE FUNCTION "a/b".f(integer) RETURNS integer LANGUAGE sql RETURN 1;
CREATE FUNCTION "a/b".f(text) RETURNS integer LANGUAGE sql RETURN 1;
COMMENT ON SCHEMA "a/b" IS 'slash';
ALTER DEFAULT PRIVILEGES IN SCHEMA "a/b" GRANT SELECT ON TABLES TO PUBLIC;
"""


class Import(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="ashlar-import-")))

    def run_ashlar(self, *arguments, status=0):
        done = ashlar(*arguments, cwd=self.folder)
        self.assertEqual(done.returncode, status, f"{arguments}: {done.stdout}{done.stderr}")
        return done

    def files(self, below):
        return sorted(str(path.relative_to(self.folder / below)) for path in (self.folder / below).rglob("*.sql"))

    def assert_same(self, state, sources):
        self.assertEqual(self.run_ashlar("compile", state).stdout, self.run_ashlar("compile", sources).stdout)

    def test_the_examples(self):
        for example in ("crm-flask", "todo-api", "directory"):
            with self.subTest(example=example):
                project = self.folder / example
                for _ in states_of(ROOT / "examples" / example, project):
                    pass
                self.run_ashlar("-C", project, "compile", "-o", self.folder / "state.sql")
                self.run_ashlar("import", "state.sql", "--dir", f"{example}-imported")
                self.assert_same("state.sql", f"{example}-imported")

    def test_what_alembic_prints(self):
        (self.folder / "upgrade.sql").write_text(UPGRADE, encoding="utf-8")
        done = self.run_ashlar("import", "upgrade.sql")
        self.assertEqual(done.stdout, "Created db/src/public/person.sql\n")
        self.assertIn("not schema: 1 INSERT at upgrade.sql:8\n", done.stderr)
        self.assertEqual(self.files("db/src"), ["public/person.sql"])
        text = (self.folder / "db/src/public/person.sql").read_text(encoding="utf-8")
        for part in ("CREATE SEQUENCE public.person_id_seq", "CREATE TABLE public.person (", "OWNED BY public.person.id",
                     "CREATE INDEX ix_person_login"):
            self.assertIn(part, text)

    def test_hostile_names(self):
        (self.folder / "state.sql").write_text(HOSTILE, encoding="utf-8")
        self.run_ashlar("import", "state.sql", "--dir", "out")
        self.assertEqual(self.files("."), ["out/___up/______passwd.sql", "out/___up/schema.sql", "out/a_b/f.sql",
                                           "out/a_b/schema.sql", "out/a_b/x_y.sql", "out/zz_default_privileges.sql",
                                           "state.sql"])
        self.assert_same("state.sql", "out")

    def test_what_stands_in_the_way_stays(self):
        (self.folder / "upgrade.sql").write_text(UPGRADE, encoding="utf-8")
        (self.folder / "db/src/public").mkdir(parents=True)
        (self.folder / "db/src/public/person.sql").write_text("-- mine\n", encoding="utf-8")
        before = tree_of(self.folder)
        done = self.run_ashlar("import", "upgrade.sql", status=1)
        self.assertEqual([one["code"] for one in diagnostics(done.stderr)], ["file-in-the-way"])
        self.assertEqual(tree_of(self.folder), before)


if __name__ == "__main__":
    unittest.main()
