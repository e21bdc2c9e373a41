"""An example's evolutions through all runners at once: one plan, packaged for each, makes the same of a database each."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from evolutions import evolutions_of, overlay
from pgserver import Server, dump_difference
from runners import Dbmate, Flyway, GolangMigrate, Psql

ROOT = pathlib.Path(__file__).resolve().parents[2]
ASHLAR = os.environ.get("ASHLAR", str(ROOT / "build" / "ashlar"))
BY_FILES = (Psql, Flyway, GolangMigrate, Dbmate)
BACKENDS = ("sqitch", "alembic", *(runner.name for runner in BY_FILES))


class RunnersStory(unittest.TestCase):
    """Subclasses name the example and say how its sources are loaded."""

    example = None     # a folder
    environment = {}   # of ashlar and the runners

    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(Server())
        cls.loaded = cls.enterClassContext(Server())

    def setUp(self):
        self.workspace = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="ashlar-runners-")))
        self.lay_out()
        config = self.workspace / "ashlar.toml"
        text = re.sub(r"(?ms)^\[(?:migrations|gates)\]\n.*?(?=^\[|\Z)", "", config.read_text(encoding="utf-8"))
        for backend in BACKENDS:
            text += f'\n[[migrations]]\nbackend = "{backend}"\ndir = "runners/{backend}"\n'
        config.write_text(text + '\n[gates]\ndata_loss = "allow"\n', encoding="utf-8")
        self.sources = self.workspace / "db" / "src"
        self.clock = 1792000000
        self.done = {runner: [] for runner in BY_FILES}
        for backend in BACKENDS:
            self.server.createdb(backend)
            self.addCleanup(self.server.dropdb, backend)

    def lay_out(self):
        shutil.copytree(self.example, self.workspace, dirs_exist_ok=True,
                        ignore=shutil.ignore_patterns("evolutions", "migrations", "__pycache__"))

    def load_sources(self, database):
        raise NotImplementedError

    def prepare_roles(self):
        raise NotImplementedError

    def run_program(self, *arguments, folder=".", env=None):
        env = {**self.server.environment(self.environment), "SOURCE_DATE_EPOCH": str(self.clock), "HOME": str(self.workspace),
               "SQITCH_FULLNAME": "Ann Other", "SQITCH_EMAIL": "ann@example.com", **(env or {})}
        env["PATH"] = f"{ROOT / 'examples' / 'plugins'}{os.pathsep}{env['PATH']}"
        done = subprocess.run(list(map(str, arguments)), cwd=self.workspace / folder, env=env, capture_output=True, text=True,
                              check=False)
        self.assertEqual(done.returncode, 0, f"{arguments}\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
        return done.stdout

    def ashlar(self, *arguments):
        self.clock += 60
        return self.run_program(ASHLAR, *arguments)

    def alembic(self, *arguments):
        return self.run_program("/usr/bin/python3", "-m", "alembic", *arguments,
                                env={"DATABASE_URL": self.server.url("alembic")})

    def migrate(self):
        """All runners, each in its database, up to the newest migration."""
        self.run_program("sqitch", "deploy", "--target", self.server.sqitch_target("sqitch"), folder="runners/sqitch")
        self.alembic("upgrade", "head")
        for runner in BY_FILES:
            for path in runner.scripts(self.workspace / "runners" / runner.name):
                if path not in self.done[runner]:
                    self.run_program(self.server.program("psql"), "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--dbname",
                                     runner.name, *runner.arguments(path))
                    self.done[runner].append(path)

    def dump(self, database):
        """Without what runners keep for themselves."""
        text = self.server.pg_dump(database, exclude_schemas=["sqitch"])
        return re.sub(r"(?m)^[^;]*\bpublic\.alembic_version\b[^;]*;\n", "", text)

    def sources_dump(self):
        self.loaded.createdb("sources")
        try:
            self.load_sources("sources")
            return self.loaded.pg_dump("sources")
        finally:
            self.loaded.dropdb("sources")

    def assert_all_same(self, what):
        expected = self.sources_dump()
        for backend in BACKENDS:
            self.assert_same(expected, backend, f"{what} through {backend}")
        return expected

    def assert_same(self, expected, database, what):
        self.assertEqual(dump_difference(expected, self.dump(database), ignore_column_order=True), "", what)

    def tell_the_story(self):
        self.prepare_roles()
        self.ashlar("init")
        self.migrate()
        expected = self.assert_all_same("initial")
        evolutions = evolutions_of(self.example)
        self.assertGreater(len(evolutions), 0)
        for evolution in evolutions:
            overlay(evolution, self.sources)
            self.prepare_roles()
            self.ashlar("add", evolution.name)
            self.migrate()
            expected = self.assert_all_same(evolution.name)
        self.ashlar("check")
        self.server.createdb("offline")
        self.addCleanup(self.server.dropdb, "offline")
        self.server.psql("offline", self.alembic("upgrade", "head", "--sql"))
        self.assert_same(expected, "offline", "alembic upgrade head --sql")
