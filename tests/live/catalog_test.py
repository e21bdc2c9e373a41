#!/usr/bin/env python3
"""Live databases as states, on a real server.

Every golden state that loads, and both examples: loaded by psql, read, written as split sources by `ashlar import`,
compiled, and loaded again, pg_dump says the same; the difference of the two databases, and of a database and what was
imported from it, is empty; so is that of a database and the sources loaded into it, offline and by the word of a server.
What pg_dump itself writes imports to the same.
"""

import os
import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "support"), str(HERE.parent / "golden")]

import run as golden  # noqa: E402
from golden_test import files_of  # noqa: E402
from live_database import LiveCase, ashlar  # noqa: E402
from pgserver import Server, normalise  # noqa: E402

EXAMPLES = HERE.parents[1] / "examples"


class RoundTrip(LiveCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.scratch = cls.enterClassContext(Server())

    def forget(self):
        super().forget()
        self.scratch.forget_roles()

    def import_into(self, state, name):
        """Imports and compiles; the SQL file to which the imported sources compile."""
        sources, printed = os.path.join(self.folder, name), os.path.join(self.folder, name + ".sql")
        ashlar("import", state, "--dir", sources, check=0, cwd=self.folder)
        if not os.path.isdir(sources):
            return None
        ashlar("compile", sources, "-o", printed, "--postgres", self.server.major, check=0, cwd=self.folder)
        return printed

    def assert_is_declared(self, declared, cwd, env=None):
        """The database `live` is what was loaded into it: offline, and by the word of a server."""
        for how in (["--elaborate", "never"], ["--elaborate", "always", "--server", self.scratch.url("postgres")]):
            done = ashlar("diff", "--from", self.server.url("live"), "--to", declared, *how,
                          "--postgres", self.server.major, cwd=cwd, env=env)
            self.assertEqual(0, done.returncode, f"{how}\n{done.stderr}{done.stdout}")
            self.assertNotIn("[undecided-text]", done.stderr, how)

    def round_trip(self, dumped=True):
        """From the database `live` to sources and back; from what pg_dump writes, unless that knows too little of it."""
        live, dump = self.server.url("live"), self.server.raw_dump("live")
        printed = self.import_into(live, "imported")
        self.load("again", [printed] if printed else [])
        self.assert_same_dump(self.server.pg_dump("again"), normalise(dump), "what was imported, loaded again")
        self.assert_no_difference(live, self.server.url("again"), "two databases that are the same")
        if printed:
            self.assert_no_difference(live, os.path.join(self.folder, "imported"), "a database and its import")
        if dumped:
            self.dump_round_trip(dump)

    def dump_round_trip(self, dump):
        """The same from what pg_dump writes."""
        file = pathlib.Path(self.folder) / "dump.sql"
        file.write_text(dump)
        printed = self.import_into(str(file), "of_dump")
        self.load("dumped", [printed] if printed else [])
        self.assert_same_dump(self.server.pg_dump("dumped"), normalise(dump),
                              "what was imported from pg_dump, loaded again")


class GoldenStates(RoundTrip):
    def run_state(self, case, side):
        if self.server.major < golden.oldest_server(case):
            self.skipTest(f"its SQL needs PostgreSQL {golden.oldest_server(case)}")
        paths = files_of(case, side)
        self.load("live", paths)
        # What is not the project's is not in a throw-away server; settings of other databases are not read.
        if not any(path.name == "given.sql" or " DATABASE postgres " in path.read_text() for path in paths):
            self.assert_is_declared(golden.state(case, side), case)
        self.round_trip(dumped=golden.oldest_server(case) <= self.server.dump_major)


class Examples(RoundTrip):
    """The examples as they are, and as their sqitch left them: whole projects with roles of their own."""

    TODO = {"DB_ANON_ROLE": "anonymous", "DB_USER": "authenticator", "DB_PASS": "x", "JWT_SECRET": "y" * 40,
            "JWT_LIFETIME": "60", "SAMPLE_DATA": "on", "STAGE": "test"}

    def test_todo_api(self):
        self.load("live", [EXAMPLES / "todo-api" / "db" / "src" / "init.sql"], env=self.TODO)
        self.assert_is_declared("sources", EXAMPLES / "todo-api", {**os.environ, **self.TODO})
        self.round_trip()

    def test_directory(self):
        """What pg_dump wrote of it, for the server itself shows some texts otherwise when it reads its own again."""
        if self.server.major < 15:
            self.skipTest("its SQL needs PostgreSQL 15")
        files = sorted((EXAMPLES / "directory" / "db" / "src").rglob("*.sql"))
        if self.server.dump_major < self.server.major:  # the server does not take what an older pg_dump writes of it
            self.load("live", files)
            self.assert_is_declared("sources", EXAMPLES / "directory")
            return
        self.load("again", files)
        dump = pathlib.Path(self.folder) / "first.sql"
        dump.write_text(self.server.raw_dump("again"))
        self.server.dropdb("again")
        self.load("live", [dump])
        self.assert_is_declared("sources", EXAMPLES / "directory")
        self.round_trip()


class Versions(LiveCase):
    """What golden cases do not have, since no declaration asks for it."""

    def test_kinds_that_the_sources_do_not_mention(self):
        """Publications stand in no schema: somebody else's are left alone until the project has its own."""
        self.load("live", [])
        self.server.psql("live", "CREATE TABLE todo (id int PRIMARY KEY); CREATE PUBLICATION theirs FOR TABLE todo;")
        sources = pathlib.Path(self.folder) / "todo.sql"
        sources.write_text("CREATE TABLE todo (id int PRIMARY KEY);\n")
        self.assert_no_difference(self.server.url("live"), str(sources), "another's publication")
        sources.write_text(sources.read_text() + "CREATE PUBLICATION ours;\n")
        plan = ashlar("diff", "--from", self.server.url("live"), "--to", str(sources), "--format", "sql", check=2)
        self.assertIn("DROP PUBLICATION theirs;", plan.stdout)

    def test_odd_catalog(self):
        self.load("live", [])
        self.server.psql("live", """
CREATE SCHEMA "We""ird.s";
CREATE TABLE "We""ird.s"."T t" ("select" int PRIMARY KEY, "b""c" text COLLATE "C" DEFAULT E'a\\b''c');
CREATE TABLE gone (a int, b int, c int); ALTER TABLE gone DROP COLUMN b; ALTER TABLE gone ADD d int;
CREATE TEMPORARY TABLE passing (a int);
CREATE TABLE was (id serial, n int GENERATED ALWAYS AS IDENTITY); ALTER TABLE was RENAME TO is_now;
CREATE VIEW "We""ird.s".v AS SELECT t.*, 'x'::text || "b""c" AS joined FROM "We""ird.s"."T t" t;
CREATE MATERIALIZED VIEW m AS SELECT 1 AS one WITH NO DATA;
ALTER TABLE "We""ird.s"."T t" ADD CONSTRAINT "not ""now" CHECK ("select" > 0) NOT VALID;
COMMENT ON COLUMN "We""ird.s"."T t"."b""c" IS E'it''s\n; here';
REVOKE ALL ON gone FROM postgres;
GRANT SELECT ON gone TO bob WITH GRANT OPTION; SET ROLE bob; GRANT SELECT ON gone TO alice;
""")
        url = self.server.url("live")
        printed = ashlar("compile", url, check=0).stdout
        self.load("again", [])
        self.server.psql("again", printed)
        self.assert_no_difference(url, self.server.url("again"), "what was printed, loaded again")


def add_tests():
    for case in golden.cases(os.environ.get("CASES", "").split()):
        if (case / "diagnostics.txt").exists() or (case / "offline_only").exists():
            continue
        for side in ("from", "to"):
            if golden.state(case, side) != "empty":
                name = str(case.relative_to(golden.HERE)).replace("/", "_").replace("-", "_")
                setattr(GoldenStates, f"test_{name}_{side}",
                        lambda self, case=case, side=side: self.run_state(case, side))


add_tests()

if __name__ == "__main__":
    unittest.main()
