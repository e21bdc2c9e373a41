#!/usr/bin/env python3
"""What goes wrong with a live database: each with its exit status, its message and without the password."""

import os
import pathlib
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

import pgserver  # noqa: E402
from live_database import ASHLAR, LiveCase, ashlar  # noqa: E402
from program import diagnostics, environment  # noqa: E402


class Faults(LiveCase):
    SECRET = "hush-hush"

    def compile(self, target, status, code, *words, env=None):
        done = ashlar("compile", target, cwd=self.folder, env=environment(env))
        found = [one["code"] for one in diagnostics(done.stderr)]
        self.assertEqual((status, "", [code]), (done.returncode, done.stdout, found), done.stderr)
        for word in words:
            self.assertIn(word, done.stderr)
        self.assertNotIn(self.SECRET, done.stderr)
        return done

    def slow_server(self):
        """Makes every read of the database `live` wait: a table that is locked under an expression index's nose."""
        self.server.createdb("live")
        self.server.psql("live", "CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t;")
        holder = subprocess.Popen([self.server.program("psql"), "-q", "live", "-c",
                                   "BEGIN; LOCK TABLE v IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(60)"],
                                  env=self.server.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(holder.wait)
        self.addCleanup(holder.terminate)
        self.wait_for("SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND relation = 'v'::regclass")
        return self.server.url("live")

    def wait_for(self, query, wanted="1"):
        deadline = time.monotonic() + 30
        while self.server.psql("live", query).stdout.strip() != wanted:
            self.assertLess(time.monotonic(), deadline, query)
            time.sleep(0.02)

    def reading(self, target):
        """ashlar in the middle of a read."""
        started = subprocess.Popen([ASHLAR, "compile", target], cwd=self.folder, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True)
        self.wait_for("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'ashlar' AND wait_event_type = 'Lock'")
        return started

    def test_no_server(self):
        self.compile(f"postgresql://me:{self.SECRET}@localhost:1/x", 3, "cannot-connect", "postgresql://me@localhost:1/x")
        self.compile(f"host=/nowhere dbname=x password={self.SECRET}", 3, "cannot-connect", "/nowhere")

    def test_no_database(self):
        self.compile(self.server.url("nowhere_to_be_found"), 3, "cannot-connect", "nowhere_to_be_found")

    def test_malformed(self):
        for target in (f"postgres://me:{self.SECRET}%zz@h/d", f"postgres://me:a@{self.SECRET}@h/d",
                       f"dbname=x {self.SECRET}", f"postgres://h/d?password={self.SECRET}&nonsense=1"):
            self.compile(target, 3, "cannot-connect")

    def test_no_such_service(self):
        self.compile("service=nobody_has_this", 3, "cannot-connect", "nobody_has_this")

    def test_service_and_variables(self):
        self.load("live", [])
        service = os.path.join(self.folder, "services")
        pathlib.Path(service).write_text(f"[mine]\nhost={self.server.directory}\nuser=postgres\n")
        done = ashlar("compile", "service=mine dbname=live", cwd=self.folder, env=environment({"PGSERVICEFILE": service}))
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        done = ashlar("compile", "dbname=live", cwd=self.folder,
                      env=environment({"PGHOST": self.server.directory, "PGUSER": "postgres"}))
        self.assertEqual((0, ""), (done.returncode, done.stderr))

    def test_wrong_password(self):
        with pgserver.Server() as server:
            server.psql("postgres", f"CREATE ROLE guest LOGIN PASSWORD '{self.SECRET}'")
            access = os.path.join(server.directory, "data", "pg_hba.conf")
            pathlib.Path(access).write_text("local all postgres trust\nlocal all all scram-sha-256\n")
            server.psql("postgres", "SELECT pg_reload_conf()")
            target = server.url("postgres").replace("postgres@", "guest@", 1)
            deadline = time.monotonic() + 30
            while ashlar("compile", target).returncode == 0 and time.monotonic() < deadline:
                time.sleep(0.05)
            self.compile(target, 3, "cannot-connect", "PGPASSWORD")
            self.compile(target.replace("guest@", f"guest:no-{self.SECRET}@"), 3, "cannot-connect",
                         'password authentication failed for user "guest"')
            self.assertEqual(0, ashlar("compile", target.replace("guest@", f"guest:{self.SECRET}@")).returncode)
            passfile = os.path.join(self.folder, "passfile")
            pathlib.Path(passfile).write_text(f"*:*:*:guest:{self.SECRET}\n")
            os.chmod(passfile, 0o600)
            self.assertEqual(0, ashlar("compile", target, env=environment({"PGPASSFILE": passfile})).returncode)

    def test_no_permission_on_a_schema(self):
        self.server.createdb("live")
        self.server.psql("live", "CREATE SCHEMA closed; CREATE TABLE closed.t (id int PRIMARY KEY, a int DEFAULT 1);"
                                 "CREATE VIEW closed.v AS SELECT a FROM closed.t;"
                                 "CREATE FUNCTION closed.f(closed.t) RETURNS int LANGUAGE sql AS 'SELECT 1';"
                                 "REVOKE ALL ON SCHEMA closed FROM PUBLIC; ALTER ROLE bob LOGIN")
        seen_by_all = ashlar("compile", self.server.url("live"), check=0).stdout
        as_bob = self.server.url("live").replace("postgres@", "bob@", 1)
        self.assertEqual(seen_by_all, ashlar("compile", as_bob, check=0).stdout)
        self.assertIn("CREATE VIEW closed.v", seen_by_all)

    def test_no_permission_on_a_catalog(self):
        self.server.createdb("live")
        self.server.psql("live", "REVOKE SELECT ON pg_catalog.pg_policy FROM PUBLIC; ALTER ROLE bob LOGIN")
        self.compile(self.server.url("live").replace("postgres@", "bob@", 1), 3, "database-failed",
                     "permission denied for table pg_policy")

    def test_what_the_server_does_not_show(self):
        """A role that may not see connections and options is told so, and what is there is no difference."""
        declared = """CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER far FOREIGN DATA WRAPPER w;
CREATE USER MAPPING FOR alice SERVER far OPTIONS (password 'hush-hush');
CREATE USER MAPPING FOR PUBLIC SERVER far OPTIONS (password 'hush-hush');
CREATE SUBSCRIPTION feed CONNECTION 'host=far' PUBLICATION p WITH (connect = false, slot_name = NONE);
COMMENT ON SUBSCRIPTION feed IS 'from far away';
"""
        self.server.createdb("live")
        self.addCleanup(self.server.psql, "live", "DROP SUBSCRIPTION feed")
        self.server.psql("live", declared + "ALTER ROLE bob LOGIN")
        sources = pathlib.Path(self.folder, "declared.sql")
        sources.write_text(declared)
        pathlib.Path(self.folder, "ashlar.toml").write_text(
            '[project]\nname = "x"\nsources = ["db"]\n[scope]\nunmodelled = "warn"\n')
        as_bob = self.server.url("live").replace("postgres@", "bob@", 1)
        for ends in ((as_bob, sources), (sources, as_bob)):
            done = ashlar("diff", "--from", ends[0], "--to", ends[1], check=0, cwd=self.folder)
            for word in ("subscription feed", "user mapping for alice on server far", "user mapping for public on server"):
                self.assertIn(word, done.stderr)
            self.assertNotIn(self.SECRET, done.stderr)

    def test_large_objects(self):
        """They are rows: said, and in nobody's way."""
        self.server.createdb("live")
        self.server.psql("live", "SELECT lo_create(0), lo_create(0)")
        done = ashlar("compile", self.server.url("live"), check=0, cwd=self.folder)
        self.assertIn("warning: ", done.stderr)
        self.assertIn("2 large objects, their owners and privileges", done.stderr)

    def test_connection_lost_in_mid_read(self):
        target = self.slow_server()
        started = self.reading(target)
        self.server.psql("live", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ashlar'")
        out, err = started.communicate(timeout=30)
        self.assertEqual((3, "", ["database-failed"]), (started.returncode, out, [d["code"] for d in diagnostics(err)]), err)

    def test_server_killed_in_mid_read(self):
        self.server = self.enterContext(pgserver.Server())
        self.addCleanup(delattr, self, "server")
        started = self.reading(self.slow_server())
        self.server._process.kill()
        out, err = started.communicate(timeout=30)
        self.assertEqual((3, "", ["database-failed"]), (started.returncode, out, [d["code"] for d in diagnostics(err)]), err)

    def test_signals_in_mid_read(self):
        target = self.slow_server()
        for number in (signal.SIGINT, signal.SIGTERM):
            started = self.reading(target)
            started.send_signal(number)
            out, err = started.communicate(timeout=30)
            self.assertEqual((3, ""), (started.returncode, out), err)
            self.assertIn("error: interrupted [interrupted]", err)
            self.wait_for("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'ashlar'", "0")

    def test_nothing_is_written_by_a_failed_import(self):
        target = self.slow_server()
        started = subprocess.Popen([ASHLAR, "import", target, "--dir", "out"], cwd=self.folder, stderr=subprocess.PIPE)
        self.wait_for("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'ashlar' AND wait_event_type = 'Lock'")
        started.send_signal(signal.SIGINT)
        started.communicate(timeout=30)
        self.assertEqual((3, []), (started.returncode, os.listdir(self.folder)))

    def test_a_server_too_old(self):
        path = os.path.join(self.folder, ".s.PGSQL.5432")
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(path)
            listening.listen()
            thread = threading.Thread(target=answer_as_version, args=(listening, "12.22"))
            thread.start()
            self.compile(f"postgresql://me@/old?host={self.folder}&sslmode=disable", 3, "unsupported-server", "12")
            thread.join()

    def test_what_is_not_modelled(self):
        self.server.createdb("live")
        self.server.psql("live", """CREATE SCHEMA other;
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
            CREATE TABLE whole (a int) PARTITION BY LIST (a);
            CREATE TABLE st PARTITION OF whole DEFAULT;
            CREATE TABLE other.c PARTITION OF whole FOR VALUES IN (1);
            CREATE TRIGGER t AFTER INSERT ON whole FOR EACH ROW EXECUTE FUNCTION f();
            ALTER TABLE st DISABLE TRIGGER t;
            ALTER TABLE other.c DISABLE TRIGGER t""")
        url = self.server.url("live")
        self.compile(url, 1, "unmodelled-objects",
                     "switch of trigger t on partition other.c, switch of trigger t on partition public.st")
        for scope, status, named in (('unmodelled = "warn"', 0, ["other.c", "public.st"]),
                                     ('schemas = ["public"]\nignore = ["public.st"]', 0, []),
                                     ('schemas = ["other"]', 1, ["other.c"])):
            pathlib.Path(self.folder, "ashlar.toml").write_text(f'[project]\nname = "x"\nsources = ["db"]\n[scope]\n{scope}\n')
            done = ashlar("compile", url, cwd=self.folder)
            self.assertEqual(status, done.returncode, done.stderr)
            for name in ("other.c", "public.st"):
                self.assertEqual(name in named, name in done.stderr, done.stderr)


def answer_as_version(listening, version):
    """The first words of a server of that version, as the protocol has them."""
    with listening.accept()[0] as client:
        client.recv(4096)
        parameters = {"server_version": version, "client_encoding": "UTF8", "standard_conforming_strings": "on"}
        said = b"R" + struct.pack("!ii", 8, 0)
        for name, value in parameters.items():
            text = f"{name}\0{value}\0".encode()
            said += b"S" + struct.pack("!i", 4 + len(text)) + text
        client.sendall(said + b"Z" + struct.pack("!ic", 5, b"I"))
        client.recv(4096)


if __name__ == "__main__":
    unittest.main()
