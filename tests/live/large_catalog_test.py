#!/usr/bin/env python3
"""A large catalog, which two sessions read at once: as it is, and where there can be only one session."""

import contextlib
import pathlib
import re
import select
import socket
import sys
import threading
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

import pgserver  # noqa: E402
from live_database import LiveCase, ashlar  # noqa: E402

# Each has a row in pg_class, and costs little.
MANY = """CREATE SCHEMA many;
DO $$ BEGIN FOR i IN 1 .. 7000 LOOP EXECUTE format('CREATE TYPE many.pair_%s AS (a integer)', i); END LOOP; END $$;
"""
FEW = """CREATE SCHEMA data;
CREATE TABLE data.item (id integer PRIMARY KEY, title text DEFAULT 'none' CHECK (length(title) > 1));
CREATE INDEX item_title ON data.item (title) WHERE title <> 'none';
CREATE VIEW data.titles AS SELECT title FROM data.item;
COMMENT ON VIEW data.titles IS 'those of items';
CREATE FUNCTION data.one() RETURNS integer LANGUAGE sql AS 'SELECT 1';
GRANT SELECT ON data.titles TO webuser;
"""


class OneSession:
    """Stands before a server as a pool does that has one session: who comes second is let in, and waits until the first
    has gone."""

    def __init__(self, folder, server):
        self.path = pathlib.Path(folder, ".s.PGSQL.5432")
        self.server = str(pathlib.Path(server.directory, ".s.PGSQL.5432"))
        self.free = threading.Semaphore(1)
        self.came = 0
        self.listening = socket.socket(socket.AF_UNIX)

    def __enter__(self):
        self.listening.bind(str(self.path))
        self.listening.listen()
        threading.Thread(target=self.accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.listening.close()

    def accept(self):
        with contextlib.suppress(OSError):
            while True:
                client, _ = self.listening.accept()
                self.came += 1
                threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        server = socket.socket(socket.AF_UNIX)
        server.connect(self.server)
        with client, server:
            server.sendall(client.recv(65536))  # the startup message, and all that is said to it
            answer = b""
            while not answer.endswith(b"Z\x00\x00\x00\x05I"):
                answer += server.recv(65536)
            client.sendall(answer)
            with self.free, contextlib.suppress(OSError):
                while True:
                    for one in select.select([client, server], [], [])[0]:
                        said = one.recv(65536)
                        if not said:
                            return
                        (server if one is client else client).sendall(said)


class Large(LiveCase):
    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(pgserver.Server(settings={"log_connections": "on", "max_locks_per_transaction": "256"}))
        cls.server.create_roles(["webuser"])
        cls.server.psql("postgres", "CREATE ROLE lonely LOGIN CONNECTION LIMIT 1")

    def setUp(self):
        super().setUp()
        self.server.createdb("live")
        self.server.psql("live", FEW)
        pathlib.Path(self.folder, "few.sql").write_text(FEW, encoding="utf-8")
        pathlib.Path(self.folder, "ashlar.toml").write_text(
            '[project]\nname = "few"\nsources = ["few.sql"]\n[scope]\nschemas = ["data"]\n', encoding="utf-8")

    def forget(self):
        self.server.dropdb("live")

    def log(self):
        return pathlib.Path(self.server.directory, "log").read_text(encoding="utf-8", errors="replace")

    def sessions(self):
        return len(re.findall(r"connection authorized: .*database=live application_name=ashlar", self.log()))

    def read(self, url):
        before = self.sessions()
        text = ashlar("compile", url, cwd="/", check=0).stdout
        self.assertEqual(text.count("\nCREATE TYPE many."), 7000)
        for words in ("CREATE VIEW data.titles", "CREATE INDEX item_title", "GRANT SELECT ON TABLE data.titles TO webuser"):
            self.assertIn(words, text)
        return text, self.sessions() - before

    def test_two_sessions(self):
        self.server.psql("live", MANY)
        url = self.server.url("live")
        text, sessions = self.read(url)
        self.assertEqual(sessions, 2)
        for how in ("never", "auto"):
            done = ashlar("diff", "--from", url, "--to", "sources", "--elaborate", how, cwd=self.folder)
            self.assertEqual((done.returncode, done.stdout), (0, "no differences\n"), done.stderr)
        # One for each user is all that some get.
        lonely, _ = self.read(url.replace("postgres@", "lonely@"))
        self.assertTrue(text == lonely)
        self.assertIn('too many connections for role "lonely"', self.log())
        # A pool makes the second one wait for the first, which waits for no one.
        with OneSession(self.folder, self.server) as pool:
            pooled, _ = self.read(f"postgresql://postgres@/live?host={self.folder}")
            self.assertTrue(text == pooled)
            self.assertEqual(pool.came, 2)

    def test_a_small_one(self):
        before = self.sessions()
        ashlar("diff", "--from", self.server.url("live"), "--to", "sources", cwd=self.folder, check=0)
        self.assertEqual(self.sessions() - before, 1)


if __name__ == "__main__":
    unittest.main()
