"""The examples' evolutions through Alembic: each state that revisions lead to is the one that psql makes of the sources.

Up and down in a database, and as the SQL that `alembic upgrade head --sql` writes.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from evolutions import evolutions_of, overlay  # noqa: E402
from pgserver import Server, dump_difference  # noqa: E402

ASHLAR = os.environ.get("ASHLAR", str(ROOT / "build" / "ashlar"))
ASIDE = "ashlar_aside"


class AlembicStory:
    """Subclasses name the example, some of its evolutions, and say how its sources are loaded."""

    example = None
    evolutions = ()   # the beginnings of their names; all before the last are gone through, those named are compared
    environment = {}

    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(Server())
        cls.loaded = cls.enterClassContext(Server())

    def setUp(self):
        self.workspace = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="ashlar-alembic-")))
        shutil.copytree(self.example, self.workspace, ignore=shutil.ignore_patterns("evolutions"), dirs_exist_ok=True)
        config = self.workspace / "ashlar.toml"
        text = re.sub(r'backend = "sqitch"\ndir = "[^"]*"', 'backend = "alembic"\ndir = "migrations"', config.read_text())
        config.write_text(text + '\n[gates]\ndata_loss = "allow"\n')
        self.sources = self.workspace / "db" / "src"
        self.server.createdb("app")
        self.addCleanup(self.server.dropdb, "app")

    def run_program(self, *arguments, database="app"):
        env = {**self.server.environment(self.environment), "DATABASE_URL": self.server.url(database)}
        done = subprocess.run(arguments, cwd=self.workspace, env=env, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, f"{' '.join(arguments)}\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
        return done.stdout

    def ashlar(self, *arguments):
        return self.run_program(ASHLAR, *arguments)

    def alembic(self, *arguments, database="app"):
        return self.run_program("/usr/bin/python3", "-m", "alembic", *arguments, database=database)

    def head(self):
        return self.alembic("heads").split()[0]

    def load_sources(self, database):
        raise NotImplementedError

    def prepare_roles(self):
        raise NotImplementedError

    def sources_dump(self):
        self.loaded.createdb("sources")
        try:
            self.load_sources("sources")
            return self.loaded.pg_dump("sources")
        finally:
            self.loaded.dropdb("sources")

    def assert_same(self, expected, what, database="app"):
        """Compares all but Alembic's own table, which stands in public."""
        self.server.psql(database, f"CREATE SCHEMA {ASIDE}; ALTER TABLE public.alembic_version SET SCHEMA {ASIDE}")
        try:
            dump = self.server.pg_dump(database, exclude_schemas=[ASIDE])
        finally:
            self.server.psql(database, f"ALTER TABLE {ASIDE}.alembic_version SET SCHEMA public; DROP SCHEMA {ASIDE}")
        self.assertEqual(dump_difference(expected, dump, ignore_column_order=True), "", what)

    def test_story(self):
        self.prepare_roles()
        self.ashlar("init")
        self.alembic("upgrade", "head")
        states = [(self.head(), self.sources_dump())]
        self.assert_same(states[0][1], "initial")
        chosen = [path for path in evolutions_of(self.example) if path.name[:2] <= max(self.evolutions)]
        for evolution in chosen:
            overlay(evolution, self.sources)
            if evolution.name[:2] not in self.evolutions:
                continue
            self.prepare_roles()
            self.ashlar("add", evolution.name)
            self.alembic("upgrade", "head")
            states.append((self.head(), self.sources_dump()))
            self.assert_same(states[-1][1], evolution.name)
        with self.subTest("--sql"):
            self.server.createdb("offline")
            self.addCleanup(self.server.dropdb, "offline")
            self.server.psql("offline", self.alembic("upgrade", "head", "--sql"))
            self.assert_same(states[-1][1], "alembic upgrade head --sql", database="offline")
        for revision, expected in reversed(states[:-1]):
            with self.subTest(down=revision):
                self.alembic("downgrade", revision)
                self.assert_same(expected, f"downgrade to {revision}")
        style = subprocess.run(["/usr/bin/python3", "-m", "black", "--quiet", "--check", "migrations"], check=False,
                               cwd=self.workspace, capture_output=True, text=True)
        self.assertEqual(style.returncode, 0, style.stdout + style.stderr)


class Todo(AlembicStory, unittest.TestCase):
    example = ROOT / "examples" / "todo-api"
    evolutions = ("01", "02", "03", "05", "06", "08")
    environment = {"DB_ANON_ROLE": "anonymous", "DB_USER": "authenticator", "DB_PASS": "not a word for a script",
                   "JWT_SECRET": "a secret for the tests; it's long", "JWT_LIFETIME": "60", "SAMPLE_DATA": "on",
                   "STAGE": "test"}

    def prepare_roles(self):
        for server in (self.server, self.loaded):
            server.create_roles(["anonymous", "authenticator", "webuser", "api", "moderator"])

    def load_sources(self, database):
        self.loaded.psql(database, file=self.sources / "init.sql", env=self.environment)


class Directory(AlembicStory, unittest.TestCase):
    example = ROOT / "examples" / "directory"
    evolutions = ("01", "02", "04", "06", "09")

    def prepare_roles(self):
        self.server.psql("postgres", file=self.sources / "001-roles.sql")

    def load_sources(self, database):
        for path in sorted(self.sources.rglob("*.sql")):
            self.loaded.psql(database, file=path)


class Cases(unittest.TestCase):
    """The golden cases whose names are hostile, or that need revisions of their own: up, down and --sql."""

    def states(self, case):
        first = case / "from.sql"
        return (first.read_text() if first.exists() else ""), (case / "to.sql").read_text()

    def test_cases(self):
        with Server() as server:
            for name in ("changes", "hostile", "new", "split"):
                with self.subTest(name), tempfile.TemporaryDirectory(prefix="ashlar-alembic-") as workspace:
                    self.go(server, pathlib.Path(workspace), *self.states(ROOT / "tests" / "backends" / "alembic" / name))

    def go(self, server, workspace, before, after):
        def run(*arguments, database):
            env = {**server.environment(), "DATABASE_URL": server.url(database)}
            done = subprocess.run(arguments, cwd=workspace, env=env, capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 0, f"{' '.join(arguments)}\n{done.stdout}{done.stderr[-4000:]}")
            return done.stdout

        def alembic(*arguments, database="up"):
            return run("/usr/bin/python3", "-m", "alembic", *arguments, database=database)

        def dump(database):
            server.psql(database, f"CREATE SCHEMA {ASIDE}; ALTER TABLE IF EXISTS public.alembic_version SET SCHEMA {ASIDE}")
            text = server.pg_dump(database, exclude_schemas=[ASIDE])
            server.psql(database, f"ALTER TABLE IF EXISTS {ASIDE}.alembic_version SET SCHEMA public; DROP SCHEMA {ASIDE}")
            return text

        for database, sql in (("before", before), ("after", after), ("up", ""), ("offline", "")):
            server.dropdb(database)
            server.createdb(database)
            server.psql(database, sql.replace(" CONCURRENTLY", ""))
        (workspace / "ashlar.toml").write_text('[project]\nsources = ["schema.sql"]\n[gates]\ndata_loss = "allow"\n')
        sources = workspace / "schema.sql"
        sources.write_text(before)
        run(ASHLAR, "init", "--backend", "alembic", database="up")
        alembic("upgrade", "head")
        base = alembic("heads").split()[:1]
        self.assertEqual(dump_difference(dump("before"), dump("up")), "", "init")
        sources.write_text(after)
        run(ASHLAR, "add", "change", database="up")
        alembic("upgrade", "head")
        self.assertEqual(dump_difference(dump("after"), dump("up"), ignore_column_order=True), "", "upgrade")
        alembic("downgrade", *(base or ["base"]))
        self.assertEqual(dump_difference(dump("before"), dump("up"), ignore_column_order=True), "", "downgrade")
        server.psql("offline", alembic("upgrade", "head", "--sql"))
        self.assertEqual(dump_difference(dump("after"), dump("offline"), ignore_column_order=True), "", "--sql")


if __name__ == "__main__":
    unittest.main()
