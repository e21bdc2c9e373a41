"""`ashlar emit models`: Alembic's autogenerate finds no difference between the models and the database, in every style that
Debian's SQLAlchemy can run; the other style is what black and Python take for a module."""

import ast
import importlib.util
import pathlib
import subprocess
import sys
import tempfile
import unittest
import warnings

import alembic.autogenerate
import alembic.migration
import sqlalchemy

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from evolutions import evolutions_of, states_of  # noqa: E402
from pgserver import Server  # noqa: E402
from program import PROGRAM  # noqa: E402

EXAMPLES = {
    "crm-flask": ["crm_app", "crm_reader"],
    "todo-api": ["anonymous", "authenticator", "webuser", "api", "moderator"],
    "directory": ["dir_anon", "dir_user", "dir_curator", "dir_admin", "dir_owner", "dir_authenticator"],
}

# What is hard to say in Python or for SQLAlchemy: names, quotes, keys of several kinds, types that it does not know.
ODD = r'''
CREATE SCHEMA "odd one";
CREATE TYPE "odd one"."Kind" AS ENUM ('it''s', 'say "no"', E'back\\slash', 'colon:name', '100%');
CREATE TYPE pair AS (a integer, b text);
CREATE DOMAIN short AS varchar(5) NOT NULL CHECK (VALUE <> '');
CREATE TABLE "odd one"."class" (
    "metadata" text, "uuid" uuid, "def" integer PRIMARY KEY, "a b" "odd one"."Kind" DEFAULT 'it''s', __private short,
    sa text DEFAULT 'a:b' COLLATE "C", "1st" interval DAY TO SECOND (3), ranges int4range[], pair pair, bits bit varying(5)
);
COMMENT ON TABLE "odd one"."class" IS E'two\nlines, "quoted" and ''single'' too';
CREATE TABLE "class" (id bigserial PRIMARY KEY, other integer REFERENCES "odd one"."class" ON DELETE SET NULL,
    n smallint NOT NULL, at timestamp(3) with time zone, price numeric(8, 3) CHECK (price >= 0::numeric),
    during tstzrange, EXCLUDE USING gist (during WITH &&) WHERE (n > 1));
CREATE TABLE no_key (a integer NOT NULL, b text, UNIQUE (a, b));
CREATE INDEX no_key_idx ON no_key (b DESC NULLS LAST, a) INCLUDE (b) WHERE a > 1;
CREATE INDEX no_key_expression ON no_key (lower(b));
CREATE TABLE two_keys (a integer REFERENCES "class", b serial, PRIMARY KEY (a, b));
CREATE TABLE part (a integer NOT NULL, b text) PARTITION BY LIST (a);
CREATE INDEX part_idx ON part (b);
CREATE TABLE part_one PARTITION OF part FOR VALUES IN (1);
'''


def run(*arguments):
    done = subprocess.run([str(one) for one in arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
    return done.stdout


class Models(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(Server())
        for roles in EXAMPLES.values():
            cls.server.create_roles(roles)

    def setUp(self):
        self.workspace = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="ashlar-models-")))

    def imported(self, path):
        spec = importlib.util.spec_from_file_location("emitted_models", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def differences(self, module, database):
        engine = sqlalchemy.create_engine(self.server.url(database))
        options = {"compare_type": True, "include_schemas": True,
                   "include_object": getattr(module, "include_object", None)}
        try:
            with engine.connect() as connection, warnings.catch_warnings():
                warnings.simplefilter("ignore")
                context = alembic.migration.MigrationContext.configure(connection, opts=options)
                return alembic.autogenerate.compare_metadata(context, module.Base.metadata)
        finally:
            engine.dispose()

    def check(self, state, *where):
        """The models of `state` against a database that is made of it."""
        snapshot = self.workspace / "snapshot.sql"
        run(PROGRAM, *where, "compile", state, "-o", snapshot)
        self.server.createdb("state")
        try:
            self.server.psql("state", file=snapshot)
            for style in ("1.4", "2.0"):
                path = self.workspace / f"models_{style[0]}.py"
                text = run(PROGRAM, *where, "emit", "models", "--style", style, state)
                path.write_text(text, encoding="utf-8")
                self.assertEqual(text, run(PROGRAM, *where, "emit", "models", "--style", style, state))
                run("/usr/bin/black", "--quiet", "--check", path)
                self.assertGreater(len(ast.parse(text).body), 3)
            module = self.imported(self.workspace / "models_1.py")
            sqlalchemy.orm.configure_mappers()
            self.assertEqual(self.differences(module, "state"), [])
            return module
        finally:
            self.server.dropdb("state")

    def test_the_examples_at_first_and_at_last(self):
        for example in EXAMPLES:
            project = self.workspace / example
            newest = evolutions_of(ROOT / "examples" / example)[-1].name
            for name, _ in states_of(ROOT / "examples" / example, project):
                if name in ("base", newest):
                    with self.subTest(example=example, state=name):
                        self.check("sources", "-C", project)

    def test_what_is_odd(self):
        sources = self.workspace / "odd.sql"
        sources.write_text(ODD, encoding="utf-8")
        module = self.check(sources)
        self.assertEqual(sorted(module.Base.metadata.tables),
                         ["class", "no_key", "odd one.class", "part", "two_keys"])

    def test_a_missing_column_is_a_difference(self):
        sources = self.workspace / "one.sql"
        sources.write_text("CREATE TABLE t (id integer PRIMARY KEY, a text);", encoding="utf-8")
        module = self.check(sources)
        self.server.createdb("other")
        self.addCleanup(self.server.dropdb, "other")
        self.server.psql("other", "CREATE TABLE t (id integer PRIMARY KEY, a text, b text);")
        self.assertEqual([one[0] for one in self.differences(module, "other")], ["remove_column"])

    def test_the_models_of_the_crm_are_its_sources(self):
        example = ROOT / "examples" / "crm-flask"
        self.assertEqual((example / "crm" / "models.py").read_text(encoding="utf-8"),
                         run(PROGRAM, "-C", example, "emit", "models", "--style", "1.4"))


if __name__ == "__main__":
    unittest.main()
