#!/usr/bin/env python3
"""The golden cases on a real server, both ways.

For every case that is not meant to fail: the from-state is loaded into one database and the to-state into
another by psql; plan.sql is run on the first, and pg_dump of both must say the same; revert.sql is run on it, and
pg_dump must say what it said at first. Rows of seed.sql must still be there, unless the case says otherwise.
The snapshot of each state is loaded by psql as well and must lead to the same dump.
"""

import os
import pathlib
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "support"), str(HERE.parent / "golden")]

import pgserver  # noqa: E402
import run as golden  # noqa: E402
from live_database import ASHLAR, LiveCase, ashlar  # noqa: E402

USUAL = 15  # the target of plan.sql and revert.sql
CLUSTER = ["""
SELECT 'role', rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, rolbypassrls,
       rolconnlimit, rolvaliduntil, shobj_description(oid, 'pg_authid')
FROM pg_roles WHERE rolname !~ '^pg_' ORDER BY rolname""", """
SELECT 'member', roleid::regrole::text, member::regrole::text, admin_option FROM pg_auth_members ORDER BY 2, 3""", """
SELECT 'setting', coalesce(r.rolname, 'all'), coalesce(datname, 'all'), setting
FROM pg_db_role_setting s LEFT JOIN pg_roles r ON r.oid = setrole LEFT JOIN pg_database d ON d.oid = setdatabase,
     unnest(setconfig) AS setting WHERE setdatabase = 0 OR datname = 'postgres' ORDER BY 2, 3, 4"""]


def files_of(case, side):
    """What the case finds (given.sql), then the SQL files of a state in the order in which Ashlar would load them."""
    spelled = golden.state(case, side)
    if spelled == "empty":
        return given_to(case)
    path = case / spelled
    return given_to(case) + ([path] if path.is_file() else sorted(path.rglob("*.sql"), key=lambda p: p.parts))


def given_to(case):
    """What belongs to someone else, and is there before the project is."""
    return [case / "given.sql"] if (case / "given.sql").exists() else []


class GoldenCases(LiveCase):
    databases = ("wanted", "moved", "printed")

    def dump(self, database):
        """What pg_dump says; where that is older than the server, what Ashlar reads as well."""
        said = self.server.pg_dump(database)
        if self.server.dump_major < self.server.major:
            said += ashlar("compile", "--quiet", self.server.url(database), check=0).stdout
        return said

    def cluster(self):
        """Roles, memberships and settings: they belong to the server, so pg_dump does not show them."""
        return [row for sql in CLUSTER for row in self.server.ask(sql)]

    def run_case(self, case):
        if self.server.major < golden.oldest_server(case):
            self.skipTest(f"its SQL needs PostgreSQL {golden.oldest_server(case)}")
        wanted = self.run_state(case, "to")
        before = self.run_state(case, "from")
        self.load("moved", files_of(case, "from"))
        if (case / "seed.sql").exists():
            self.server.psql("moved", file=str(case / "seed.sql"))
        self.run_plan(case, "plan.sql")
        self.assert_is("moved", wanted, f"{case.name}: after plan.sql")
        if (case / "kept.sql").exists():
            self.server.psql("moved", file=str(case / "kept.sql"))
        self.run_plan(case, "revert.sql")
        if "remains" in golden.settings(case):
            left = pgserver.dump_difference(self.dump("moved"), before[0], ignore_column_order=True)
            self.assertNotEqual("", left, f"{case.name}: nothing remains")
            self.assertEqual(self.cluster(), before[1], f"{case.name}: after revert.sql: roles")
            return
        self.assert_is("moved", before, f"{case.name}: after revert.sql")

    def run_plan(self, case, name):
        """What the case expects of the usual version; else what is planned for this server's."""
        if not self.target(case):
            self.server.psql("moved", file=str(case / name))
            return
        reverse = ["--reverse"] if name == "revert.sql" else []
        done = golden.ashlar(ASHLAR, case, *self.target(case), *reverse)
        self.assertIn(done.returncode, (0, 2), f"{case.name}: {name}\n{done.stderr}")
        self.server.psql("moved", done.stdout)

    def target(self, case):
        """Options for this server's version, where the case is for the usual one."""
        usual = self.server.major == USUAL or "--postgres" in golden.options(case)
        return [] if usual else ["--postgres", str(self.server.major)]

    def assert_is(self, database, expected, what):
        self.assert_same_dump(self.dump(database), expected[0], what)
        self.assertEqual(self.cluster(), expected[1], f"{what}: roles")

    def run_state(self, case, side):
        """What a state is: its dump and its roles. Its snapshot must lead to the same."""
        try:
            self.load("wanted", files_of(case, side))
            expected = self.dump("wanted"), self.cluster()
        finally:
            self.forget()
        if golden.state(case, side) != "empty":
            self.run_snapshot(case, side, expected)
        return expected

    def run_snapshot(self, case, side, expected):
        options = golden.options(case) + self.target(case)
        try:
            printed = ashlar("-C", case, "compile", "--quiet", *options, golden.state(case, side), check=0)
            with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
                os.chmod(file.name, 0o644)
                file.write(printed.stdout)
                file.flush()
                self.load("printed", given_to(case) + [file.name])
                again = ashlar("compile", "--quiet", *options, file.name, check=0)
                self.assertEqual(printed.stdout, again.stdout, f"{case.name}: the snapshot compiles to itself")
            self.assert_is("printed", expected, f"{case.name}: snapshot of {side}")
        finally:
            self.forget()


def add_tests():
    for case in golden.cases(os.environ.get("CASES", "").split()):
        if (case / "diagnostics.txt").exists() or (case / "offline_only").exists():
            continue
        name = str(case.relative_to(golden.HERE)).replace("/", "_").replace("-", "_")
        setattr(GoldenCases, f"test_{name}", lambda self, case=case: self.run_case(case))


add_tests()

if __name__ == "__main__":
    unittest.main()
