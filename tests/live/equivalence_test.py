#!/usr/bin/env python3
"""A database loaded from the sources is the sources: what pg_dump says of it compares as empty, both ways.

For every state of the golden cases and of the examples: psql loads it into a database, `pg_dump --schema-only` writes a
file, and `ashlar diff` between that file and the sources plans nothing and leaves nothing undecided. The pairs of
tests/support/equivalence_pairs.txt are what a server says.
"""

import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE.parent / "support"), str(HERE.parent / "golden")]

import run as golden  # noqa: E402
from equivalence_pairs import TABLES, declared, pairs  # noqa: E402
from evolutions import states_of  # noqa: E402
from golden_test import files_of  # noqa: E402
from live_database import ROLES  # noqa: E402
from pgserver import Server  # noqa: E402
from todo_sources_test import ENVIRONMENT  # noqa: E402

ASHLAR = os.environ.get("ASHLAR", str(ROOT / "build" / "ashlar"))
QUIET = {"PGOPTIONS": "-c client_min_messages=warning"}
# Roles are no part of what pg_dump writes.
SETTINGS = '[project]\nname = "equivalence"\nsources = ["."]\n[scope]\nroles = false\n'


def differences(ends, options=(), cwd=None, env=None):
    """What `ashlar diff` says between the two, there and back; empty where they are equal and nothing is open."""
    said = ""
    for one, other in (ends, ends[::-1]):
        done = subprocess.run([ASHLAR, *options, "diff", "--from", one, "--to", other, "--format", "sql"], cwd=cwd,
                              env={**os.environ, **(env or {})}, capture_output=True, text=True, check=False)
        open_ = "\n".join(line for line in done.stderr.splitlines() if "[undecided-text]" in line or "error" in line)
        if done.returncode != 0 or open_:
            said += f"--- from {one} to {other}: {done.returncode}\n{open_}\n{done.stdout}"
    return said


class Pool:
    """Two servers: roles belong to a server, and two states at a time may want the same ones."""

    def __init__(self):
        self.local = threading.local()
        self.servers = []

    def server(self):
        if not hasattr(self.local, "server"):
            self.local.server = Server()
            self.local.server.__enter__()
            self.local.server.create_roles(ROLES)
            self.servers.append(self.local.server)
        return self.local.server

    def close(self):
        for server in self.servers:
            server.close()


class Equivalence(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.pool = Pool()
        cls.addClassCleanup(cls.pool.close)

    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="ashlar-equivalence-")))
        (self.folder / "ashlar.toml").write_text(SETTINGS)

    def run_golden(self, job):
        case, side = job
        server = self.pool.server()
        database = "state"
        server.createdb(database)
        try:
            for path in files_of(case, side):
                server.psql(database, file=path)
            dump = self.folder / f"{case.parent.name}-{case.name}-{side}.sql"
            dump.write_text(server.raw_dump(database))
        finally:
            server.dropdb(database)
            server.forget_roles(ROLES)
        return differences((str(dump), str(case / golden.state(case, side))), cwd=self.folder)

    def test_golden_cases(self):
        major = self.pool.server().major
        jobs = [(case, side) for case in golden.cases(os.environ.get("CASES", "").split()) for side in ("from", "to")
                if not (case / "diagnostics.txt").exists() and not (case / "offline_only").exists()
                and golden.oldest_server(case) <= major and golden.state(case, side) != "empty"]
        self.assertGreater(len(jobs), 200 if "CASES" not in os.environ else 0)
        with concurrent.futures.ThreadPoolExecutor(2) as threads:
            for (case, side), said in zip(jobs, threads.map(self.run_golden, jobs)):
                with self.subTest(case=str(case.relative_to(golden.HERE)), side=side):
                    self.assertEqual("", said)

    def run_example(self, example, load, env):
        server = self.pool.server()
        workspace = self.folder / example
        for name, sources in states_of(ROOT / "examples" / example, workspace):
            server.createdb("example")
            try:
                load(server, sources)
                (workspace / "dump.sql").write_text(server.raw_dump("example"))
            finally:
                server.dropdb("example")
            with self.subTest(example=example, state=name):
                self.assertEqual("", differences(("dump.sql", "sources"), cwd=workspace, env=env))

    def test_todo_api(self):
        def load(server, sources):
            server.psql("example", file=sources / "init.sql", env={**ENVIRONMENT, **QUIET})
        self.run_example("todo-api", load, ENVIRONMENT)

    def test_directory(self):
        def load(server, sources):
            script = "".join(f"\\i '{path}'\n" for path in sorted(sources.rglob("*.sql")))
            server.psql("example", script, env=QUIET)
        self.run_example("directory", load, {})

    def test_pairs_are_what_a_server_says(self):
        server = self.pool.server()
        server.createdb("pairs")
        known = pairs()
        server.psql("pairs", TABLES + "".join(declared(f"p{i}", pair.author) for i, pair in enumerate(known)))
        rows = server.psql("pairs", """
            SELECT conname, regexp_replace(pg_get_expr(conbin, conrelid), '\\s+', ' ', 'g') FROM pg_constraint
            WHERE conname ~ '^p[0-9]+$';
            SELECT relname, regexp_replace(regexp_replace(pg_get_viewdef(oid), '\\s+', ' ', 'g'), '^ |;$', '', 'g')
            FROM pg_class WHERE relname ~ '^p[0-9]+$';""").stdout
        shown = dict(line.split("|", 1) for line in rows.splitlines())
        for i, pair in enumerate(known):
            with self.subTest(author=pair.author):
                self.assertIn(shown[f"p{i}"], [*pair.servers, *pair.undecided])


if __name__ == "__main__":
    unittest.main()
