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


def ashlar(*arguments, check=None, **options):
    """Runs ashlar; fails with what it said unless its exit status is `check`."""
    done = subprocess.run([ASHLAR, *map(str, arguments)], capture_output=True, text=True, check=False,
                          stdin=subprocess.DEVNULL, **options)
    if check is not None and done.returncode != check:
        raise AssertionError(f"ashlar {' '.join(map(str, arguments))} exited with {done.returncode}\n"
                             f"{done.stdout}{done.stderr}")
    return done


class LiveCase(unittest.TestCase):
    """A server for all tests of the class, with roles that stay; a folder and databases for each."""

    maxDiff = None
    databases = ("live", "again", "dumped")

    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(pgserver.Server())
        cls.server.create_roles(ROLES)

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="ashlar-live-")
        os.chmod(self.folder, 0o755)
        self.addCleanup(shutil.rmtree, self.folder)
        self.addCleanup(self.forget)

    def forget(self):
        """Ends what a test made: databases, and the roles that are not everyone's."""
        self.server.dropdb(*self.databases)
        self.server.forget_roles(ROLES)

    def load(self, database, paths, env=None):
        self.server.createdb(database)
        for path in paths:
            self.server.psql(database, file=str(path), env=env)

    def assert_same_dump(self, one, other, what):
        """Of two dumps, whatever the order of columns."""
        difference = pgserver.dump_difference(one, other, ignore_column_order=True)
        self.assertEqual("", difference, what)

    def assert_no_difference(self, one, other, what):
        for ends in ((one, other), (other, one)):
            done = ashlar("diff", "--from", ends[0], "--to", ends[1], "--postgres", self.server.major, cwd=self.folder)
            self.assertEqual((0, ""), (done.returncode, done.stderr), f"{what}\n{done.stdout}")
