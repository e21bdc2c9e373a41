"""A server with databases that ashlar reads, in tests."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import pgserver

ASHLAR = os.environ.get("ASHLAR", str(pathlib.Path(__file__).resolve().parents[2] / "build" / "ashlar"))
ROLES = ["alice", "bob", "webuser", "anonymous", "authenticator"]
FORGET_ROLES = r"""
SELECT format('DROP OWNED BY %1$I', rolname) FROM pg_roles
WHERE rolname !~ '^pg_' AND NOT rolsuper AND rolname <> ALL (string_to_array(:'kept', ',')) \gexec
SELECT format('DROP ROLE %1$I', rolname) FROM pg_roles
WHERE rolname !~ '^pg_' AND NOT rolsuper AND rolname <> ALL (string_to_array(:'kept', ',')) \gexec
SELECT format('ALTER ROLE %I RESET ALL', unnest(string_to_array(:'kept', ','))) \gexec
"""


def ashlar(*arguments, check=None, **options):
    """Runs ashlar; fails with what it said unless its exit status is `check`."""
    done = subprocess.run([ASHLAR, *map(str, arguments)], capture_output=True, text=True, check=False,
                          stdin=subprocess.DEVNULL, **options)
    if check is not None and done.returncode != check:
        raise AssertionError(f"ashlar {' '.join(map(str, arguments))} exited with {done.returncode}\n"
                             f"{done.stdout}{done.stderr}")
    return done


class LiveCase(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.server = pgserver.Server()
        cls.server.__enter__()
        cls.addClassCleanup(cls.server.close)
        cls.server.create_roles(ROLES)

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="ashlar-catalog-")
        os.chmod(self.folder, 0o755)
        self.addCleanup(shutil.rmtree, self.folder)
        self.addCleanup(self.forget)

    def forget(self):
        self.server.dropdb("live", "again", "dumped")
        self.server.psql("postgres", FORGET_ROLES, variables={"kept": ",".join(ROLES)})

    def load(self, database, paths, env=None):
        self.server.createdb(database)
        for path in paths:
            self.server.psql(database, file=str(path), env=env)

    def assert_same_dump(self, one, other, what):
        difference = pgserver.dump_difference(self.server.pg_dump(one), self.server.pg_dump(other),
                                              ignore_column_order=True)
        self.assertEqual("", difference, what)

    def assert_no_difference(self, one, other, what):
        for ends in ((one, other), (other, one)):
            done = ashlar("diff", "--from", ends[0], "--to", ends[1], "--postgres", self.server.major, cwd=self.folder)
            self.assertEqual((0, ""), (done.returncode, done.stderr), f"{what}\n{done.stdout}")
