#!/usr/bin/env python3
"""The golden cases on a real server, both ways.

For every case that is not meant to fail: the from-state is loaded into one database and the to-state into
another by psql; plan.sql is run on the first, and pg_dump of both must say the same; revert.sql is run on it, and
pg_dump must say what it said at first. Rows of seed.sql must still be there, unless the case says otherwise.
The snapshot of each state is loaded by psql as well and must lead to the same dump.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "support"), str(HERE.parent / "golden")]

import pgserver  # noqa: E402
import run as golden  # noqa: E402

ASHLAR = os.environ.get("ASHLAR", str(HERE.parents[1] / "build" / "ashlar"))
ROLES = ["alice", "bob", "webuser", "anonymous", "authenticator"]


def files_of(case, side):
    """The SQL files of a state, in the order in which Ashlar and a person would load them."""
    spelled = golden.state(case, side)
    if spelled == "empty":
        return []
    path = case / spelled
    return [path] if path.is_file() else sorted(path.rglob("*.sql"), key=lambda p: p.parts)


class GoldenCases(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.server = pgserver.Server()
        cls.server.__enter__()
        cls.server.create_roles(ROLES)

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__(None, None, None)

    def load(self, database, paths):
        self.server.createdb(database)
        for path in paths:
            self.server.psql(database, file=str(path))

    def dump(self, database):
        return self.server.pg_dump(database)

    def assert_same(self, one, other, what):
        difference = pgserver.dump_difference(one, other, ignore_column_order=True)
        self.assertEqual("", difference, what)

    def drop(self, *databases):
        for database in databases:
            self.server.dropdb(database)

    def run_case(self, case):
        cluster_wide = (case / "cluster_wide").exists()
        try:
            self.load("wanted", files_of(case, "to"))
            wanted = self.dump("wanted")
            if cluster_wide:
                self.drop("wanted")
            self.load("moved", files_of(case, "from"))
            before = self.dump("moved")
            if (case / "seed.sql").exists():
                self.server.psql("moved", file=str(case / "seed.sql"))
            self.server.psql("moved", file=str(case / "plan.sql"))
            self.assert_same(self.dump("moved"), wanted, f"{case.name}: after plan.sql")
            if (case / "kept.sql").exists():
                self.server.psql("moved", file=str(case / "kept.sql"))
            self.server.psql("moved", file=str(case / "revert.sql"))
            self.assert_same(self.dump("moved"), before, f"{case.name}: after revert.sql")
        finally:
            self.drop("wanted", "moved")

    def run_snapshots(self, case):
        for side in ("from", "to"):
            if golden.state(case, side) == "empty":
                continue
            try:
                self.load("wanted", files_of(case, side))
                printed = subprocess.run([ASHLAR, "-C", str(case), "compile", "--quiet", golden.state(case, side)],
                                         capture_output=True, text=True, check=True)
                with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
                    os.chmod(file.name, 0o644)
                    file.write(printed.stdout)
                    file.flush()
                    self.load("printed", [file.name])
                    again = subprocess.run([ASHLAR, "compile", "--quiet", file.name], capture_output=True, text=True,
                                           check=True)
                    self.assertEqual(printed.stdout, again.stdout, f"{case.name}: the snapshot compiles to itself")
                self.assert_same(self.dump("printed"), self.dump("wanted"), f"{case.name}: snapshot of {side}")
            finally:
                self.drop("wanted", "printed")


def add_tests():
    for case in golden.cases(os.environ.get("CASES", "").split()):
        if (case / "diagnostics.txt").exists() or (case / "offline_only").exists():
            continue
        name = str(case.relative_to(golden.HERE)).replace("/", "_").replace("-", "_")
        setattr(GoldenCases, f"test_{name}", lambda self, case=case: self.run_case(case))
        if not (case / "cluster_wide").exists():
            setattr(GoldenCases, f"test_{name}_snapshots", lambda self, case=case: self.run_snapshots(case))


add_tests()

if __name__ == "__main__":
    unittest.main()
