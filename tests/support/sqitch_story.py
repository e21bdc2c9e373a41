"""An example's way through sqitch: what its migrations make of a database is what its sources make of one.

The migrations are deployed on one server, the sources are loaded by psql on another: roles belong to a
cluster, and sources may make theirs anew.
"""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from evolutions import evolutions_of, overlay
from pgserver import Server, dump_difference

ROOT = pathlib.Path(__file__).resolve().parents[2]
ASHLAR = os.environ.get("ASHLAR", str(ROOT / "build" / "ashlar"))
REGISTRY = "sqitch"


class SqitchStory(unittest.TestCase):
    """Subclasses name the example and say how its sources are loaded."""

    example = None       # a folder
    environment = {}     # of ashlar, sqitch and psql
    timestamp = 1792000000

    @classmethod
    def setUpClass(cls):
        cls.deployed = cls.enterClassContext(Server())
        cls.loaded = cls.enterClassContext(Server())

    def setUp(self):
        self.workspace = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="ashlar-story-")))
        shutil.copytree(self.example, self.workspace, ignore=shutil.ignore_patterns("evolutions"), dirs_exist_ok=True)
        self.migrations = self.workspace / "db" / "migrations"
        self.sources = self.workspace / "db" / "src"
        self.database = "app"
        self.deployed.createdb(self.database)
        self.addCleanup(self.deployed.dropdb, self.database)
        self.clock = self.timestamp

    def load_sources(self, server, database):
        raise NotImplementedError

    def prepare_roles(self, server):
        raise NotImplementedError

    def run_program(self, arguments, cwd, status=0):
        env = {**self.deployed.environment(self.environment), "SOURCE_DATE_EPOCH": str(self.clock),
               "SQITCH_FULLNAME": "Ann Other", "SQITCH_EMAIL": "ann@example.com", "HOME": str(self.workspace)}
        done = subprocess.run([str(a) for a in arguments], cwd=cwd, env=env, capture_output=True, text=True, check=False)
        shown = f"{' '.join(map(str, arguments))} exited with {done.returncode}\n{done.stdout}{done.stderr}"
        if status is not None:
            self.assertEqual(done.returncode, status, shown)
        return done

    def ashlar(self, *arguments, status=0):
        self.clock += 60
        return self.run_program([ASHLAR, *arguments], self.workspace, status)

    def sqitch(self, *arguments, status=0):
        target = self.deployed.sqitch_target(self.database)
        return self.run_program(["sqitch", *arguments, "--target", target], self.migrations, status)

    def add(self, name, *options):
        """Adds a migration, with --allow where it deletes data and only then; returns the changes made."""
        before = self.changes()
        done = self.ashlar("add", name, *options, status=None)
        if done.returncode == 1 and "[data-loss]" in done.stderr:
            self.assertEqual(self.changes(), before)
            done = self.ashlar("add", name, "--allow", "DELETES_DATA", *options, status=None)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        made = self.changes()[len(before):]
        for change in made:
            self.assertIn(f'Added "{change}" to sqitch.plan\n', done.stdout)
            self.assertIn(f"Created deploy/{change}.sql\n", done.stdout)
        return made

    def changes(self):
        """The names of the plan's changes, in order."""
        lines = (self.migrations / "sqitch.plan").read_text(encoding="utf-8").splitlines()
        return [line.split()[0] for line in lines if line and line[0] not in "%@#"]

    def script(self, folder, change):
        return self.migrations / folder / f"{change}.sql"

    def dump(self):
        return self.deployed.pg_dump(self.database, exclude_schemas=[REGISTRY])

    def sources_dump(self):
        """What the sources, loaded into an empty database, make."""
        self.loaded.createdb("sources")
        try:
            self.load_sources(self.loaded, "sources")
            return self.loaded.pg_dump("sources")
        finally:
            self.loaded.dropdb("sources")

    def assert_same(self, expected, what, ignore_column_order=True):
        difference = dump_difference(expected, self.dump(), ignore_column_order=ignore_column_order)
        self.assertEqual(difference, "", f"{what}: expected (left) against deployed (right)")

    def assert_undoing_is_noticed(self, changes):
        """Undoes the newest changes by hand, which the verify scripts must notice, and makes them again."""
        for change in reversed(changes):
            self.deployed.psql(self.database, file=self.script("revert", change))
        done = self.sqitch("verify", status=None)
        self.assertNotEqual(done.returncode, 0, f"undoing {changes} by hand is not noticed")
        for change in changes:
            self.deployed.psql(self.database, file=self.script("deploy", change))
        self.sqitch("verify")

    def start(self):
        """init, deploy, verify, revert, deploy; returns the dump of the sources."""
        self.prepare_roles(self.deployed)
        empty = self.dump()
        done = self.ashlar("init")
        self.assertIn("Created deploy/0000000001-initial.sql\n", done.stdout)
        self.assertEqual(self.changes(), ["0000000001-initial"])
        expected = self.sources_dump()
        for step in ("deploy", "verify"):
            self.sqitch(step)
            self.assert_same(expected, step, ignore_column_order=False)
        self.assert_undoing_is_noticed(self.changes())
        self.sqitch("revert", "-y")
        self.assert_same(empty, "revert")
        self.sqitch("deploy", "--verify")
        self.assert_same(expected, "deploy again", ignore_column_order=False)
        done = self.ashlar("add", "nothing")
        self.assertIn("Nothing to do", done.stdout)
        self.assertEqual(self.changes(), ["0000000001-initial"])
        self.ashlar("check")
        return expected

    def evolve(self, expected):
        """Every evolution up, then every one down again."""
        dumps = [expected]
        made = []
        for evolution in evolutions_of(self.example):
            with self.subTest(up=evolution.name):
                overlay(evolution, self.sources)
                self.prepare_roles(self.deployed)
                pending = self.ashlar("check", status=None)
                made.append(self.add(evolution.name))
                self.assertEqual(pending.returncode, 2 if made[-1] else 0, pending.stdout)
                self.ashlar("check")
                self.sqitch("deploy", "--verify")
                self.sqitch("verify")
                dumps.append(self.sources_dump())
                self.assert_same(dumps[-1], f"after {evolution.name}")
                if made[-1]:
                    self.assert_undoing_is_noticed(made[-1])
                    self.assert_same(dumps[-1], f"after {evolution.name}, undone and made again")
        self.assertEqual(len(dumps), len(made) + 1)
        while made:
            changes = made.pop()
            dumps.pop()
            for _ in changes:
                self.sqitch("revert", "-y", "--to", "@HEAD^")
            with self.subTest(down=changes):
                self.assert_same(dumps[-1], f"after revert of {changes}")
                self.sqitch("verify")
        self.sqitch("deploy", "--verify")
