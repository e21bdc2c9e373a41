#!/usr/bin/env python3
"""Throw-away servers: found, started, several at once, and gone however the program that wanted them ends."""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

from pgserver import Server, find_bindir  # noqa: E402
from program import PROGRAM, environment  # noqa: E402

QUICK = "CREATE SCHEMA data;\nCREATE TABLE data.item (id integer PRIMARY KEY);\n"
SLOW = QUICK + "CREATE MATERIALIZED VIEW data.slow AS SELECT 1 AS one FROM pg_sleep(120);\n"


class Shadow(unittest.TestCase):
    def setUp(self):
        # /tmp and not elsewhere: a socket's path must be short.
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="ashlar-s", dir="/tmp")))
        self.folder.chmod(0o755)
        self.temporary = self.folder / "t"
        self.temporary.mkdir(mode=0o1777)
        self.temporary.chmod(0o1777)
        for name, text in (("quick.sql", QUICK), ("slow.sql", SLOW)):
            (self.folder / name).write_text(text)
        self.environment = environment({"TMPDIR": str(self.temporary), "XDG_CACHE_HOME": "/tmp/ashlar-test-cache"})

    def prove(self, *arguments, status=0, code=None, env=None, before="empty", state="quick.sql"):
        done = subprocess.run([PROGRAM, "prove", "--from", before, "--to", state, *arguments], cwd=self.folder,
                              env={**self.environment, **(env or {})}, capture_output=True, text=True, timeout=120,
                              stdin=subprocess.DEVNULL, check=False)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        if code:
            self.assertIn(f"[{code}]", done.stderr)
        return done

    def start(self, state="slow.sql", *arguments):
        process = subprocess.Popen([PROGRAM, "prove", "--from", "empty", "--to", state, *arguments], cwd=self.folder,
                                   env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True)
        self.addCleanup(lambda: process.poll() is None and process.kill())
        return process

    def folders(self):
        return sorted(self.temporary.glob("ashlar-server-*"))

    def wait_for_server(self, count=1):
        """The folders of servers that run and have a session that works."""
        for _ in range(400):
            found = [one for one in self.folders() if (one / "data" / "postmaster.pid").exists()]
            ready = []
            for one in found:
                try:
                    lines = (one / "data" / "postmaster.pid").read_text().splitlines()
                except OSError:
                    continue
                if len(lines) > 7 and lines[7].strip() == "ready":
                    ready.append(one)
            if len(ready) == count:
                return ready
            time.sleep(0.05)
        self.fail("no server came up")

    def assert_gone(self, processes=()):
        for _ in range(1200):  # a minute: the machine may be busy
            if not self.folders() and not any(os.path.exists(f"/proc/{one}") for one in processes):
                return
            time.sleep(0.05)
        self.fail(f"left behind: {self.folders()} {processes}")

    @staticmethod
    def postmaster(folder):
        return int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])

    @staticmethod
    def parent(process):
        return int(pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])

    def test_normal_end(self):
        done = self.prove()
        self.assertIn("Proved.", done.stdout)
        self.assert_gone()

    def test_a_cluster_is_kept_and_copied(self):
        cache = self.folder / "cache"
        kept = lambda: sorted((cache / "ashlar").glob("cluster-*"))  # noqa: E731
        env = {"XDG_CACHE_HOME": str(cache)}
        self.prove(env=env)
        self.assertEqual(len(kept()), 1)
        inode = kept()[0].stat().st_ino
        self.prove(env=env)
        self.assertEqual(kept()[0].stat().st_ino, inode)
        # What does not start is made anew.
        (kept()[0] / "global" / "pg_control").write_bytes(b"")
        self.prove(env=env)
        self.assertEqual(len(kept()), 1)
        self.assertGreater((kept()[0] / "global" / "pg_control").stat().st_size, 0)
        # Without a place to keep it, all works the same.
        self.prove(env={"XDG_CACHE_HOME": "/proc/nowhere"})
        self.assert_gone()

    def test_private_and_without_network(self):
        process = self.start()
        folder, = self.wait_for_server()
        self.assertEqual(folder.stat().st_mode & 0o777, 0o700)
        lines = (folder / "data" / "postmaster.pid").read_text().splitlines()
        self.assertEqual(lines[4], str(folder))
        self.assertEqual(lines[5].strip(), "")
        process.kill()
        process.communicate()
        self.assert_gone()

    def test_signals(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL, signal.SIGHUP):
            with self.subTest(signal=number):
                process = self.start()
                folder, = self.wait_for_server()
                server = self.postmaster(folder)
                time.sleep(0.2)
                process.send_signal(number)
                process.communicate(timeout=30)
                self.assertNotEqual(process.returncode, 0)
                self.assert_gone([server])

    def test_signals_at_any_moment(self):
        for wait in (0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5):
            for number in (signal.SIGINT, signal.SIGKILL):
                process = self.start()
                time.sleep(wait)
                process.send_signal(number)
                process.communicate(timeout=30)
        self.assert_gone()

    def test_killed_between_two_system_calls(self):
        """A copied folder is one that the supervisor, who runs as another user, can look into from its first moment."""
        self.prove()  # keeps a cluster to copy
        shim = self.folder / "shim.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-o", shim, HERE.parent / "support" / "die_after_mkdir.c", "-ldl"],
                       check=True)
        for made in ("/data", "/data/base", "/data/pg_wal/archive_status"):
            with self.subTest(made=made):
                process = subprocess.run([PROGRAM, "prove", "--from", "empty", "--to", "quick.sql"], cwd=self.folder,
                                         env={**self.environment, "LD_PRELOAD": shim, "DIE_AFTER_MKDIR": made},
                                         capture_output=True, timeout=60, stdin=subprocess.DEVNULL, check=False)
                self.assertEqual(process.returncode, -signal.SIGKILL)
                self.assert_gone()

    def test_everything_killed(self):
        process = self.start()
        folder, = self.wait_for_server()
        server = self.postmaster(folder)
        keeper = self.parent(server)
        os.kill(keeper, signal.SIGKILL)
        process.communicate(timeout=30)
        for _ in range(100):
            if not os.path.exists(f"/proc/{server}"):
                break
            time.sleep(0.05)
        self.assertFalse(os.path.exists(f"/proc/{server}"), "the server outlived its keeper")
        self.assertEqual(self.folders(), [folder])
        self.prove()
        self.assert_gone()

    def test_others_are_left_alone(self):
        process = self.start()
        folder, = self.wait_for_server()
        strangers = self.temporary / "ashlar-server-mine"
        strangers.mkdir()
        self.prove()
        self.assertTrue((folder / "data" / "postmaster.pid").exists())
        self.assertTrue(strangers.exists())
        strangers.rmdir()
        process.kill()
        process.communicate()
        self.assert_gone()

    def test_several_at_once(self):
        together = [self.start("quick.sql") for _ in range(4)]
        for process in together:
            out, err = process.communicate(timeout=120)
            self.assertEqual(process.returncode, 0, out + err)
        self.assert_gone()

    def test_no_programs(self):
        self.prove(status=3, code="no-server", env={"ASHLAR_POSTGRES_BIN": "/nonexistent"})
        self.prove(env={"ASHLAR_POSTGRES_BIN": find_bindir()})
        self.assert_gone()

    @unittest.skipUnless(os.geteuid() == 0, "only root can mount a small file system")
    def test_disk_full(self):
        small = self.folder / "s"
        small.mkdir()
        # Room for the cluster, not for what is loaded; then not even for the cluster.
        for size in ("56m", "10m"):
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=1777", "tmpfs", small], check=True)
            try:
                rows = "SELECT i, repeat('x', 2000) AS filler FROM generate_series(1, 50000) AS i"
                (self.folder / "large.sql").write_text(QUICK + f"CREATE MATERIALIZED VIEW data.large AS {rows};\n")
                done = self.prove(status=3, code="server-failed", env={"TMPDIR": str(small)}, state="large.sql")
                self.assertRegex(done.stderr, "(?i)no space left on device|could not extend file|could not write")
                self.assertEqual(list(small.glob("ashlar-server-*")), [])
            finally:
                subprocess.run(["umount", small], check=True)

    def test_a_server_that_exists(self):
        with Server() as server:
            url = server.url("postgres")
            databases = "select count(*) from pg_database where datname like 'ashlar%'"
            self.assertIn("Proved.", self.prove("--server", url).stdout)
            self.assertEqual(server.psql("postgres", databases).stdout, "0\n")
            self.assertEqual(self.folders(), [])
            process = self.start("slow.sql", "--server", url)
            for _ in range(400):
                if server.psql("postgres", databases).stdout != "0\n":
                    break
                time.sleep(0.05)
            process.kill()
            process.communicate()
            for _ in range(200):
                if server.psql("postgres", databases).stdout == "0\n":
                    break
                time.sleep(0.05)
            self.assertEqual(server.psql("postgres", databases).stdout, "0\n")
        self.prove("--server", url, status=3, code="server-failed")

    def test_roles_of_a_server_that_exists(self):
        """They are the server's: what is declared of them is not compared with them, and none stays that was missing."""
        roles = "select string_agg(rolname, ' ' order by rolname) from pg_roles where rolname !~ '^pg_'"
        (self.folder / "roles.sql").write_text(
            "CREATE ROLE boss LOGIN;\nCREATE ROLE clerk IN ROLE boss;\nCREATE TABLE t (a integer CHECK (a IN (1, 2)));\n"
            "GRANT SELECT ON t TO clerk;\nGRANT INSERT ON t TO stranger;\n")
        with Server() as live, Server() as server:
            live.psql("postgres", "create role stranger")
            live.createdb("live")
            live.psql("live", file=self.folder / "roles.sql")
            server.psql("postgres", "create role clerk")
            compare = ["diff", "--from", live.url("live"), "--to", "roles.sql", "--elaborate", "always", "--server"]
            for url in (server.url("postgres"), live.url("postgres")):
                done = subprocess.run([PROGRAM, *compare, url], cwd=self.folder, capture_output=True, text=True, check=False)
                self.assertEqual((0, ""), (done.returncode, done.stderr), done.stdout)
            self.assertEqual("clerk postgres\n", server.psql("postgres", roles).stdout)
            self.assertEqual("boss clerk postgres stranger\n", live.psql("postgres", roles).stdout)
            live.psql("live", "ALTER ROLE boss NOLOGIN")
            done = subprocess.run([PROGRAM, *compare, live.url("postgres")], cwd=self.folder, capture_output=True, text=True,
                                  check=False)
            self.assertEqual(2, done.returncode, done.stderr)
            self.assertIn("role boss", done.stdout)

    ROLES = ("CREATE ROLE boss LOGIN;\nCREATE ROLE clerk CONNECTION LIMIT 3 IN ROLE boss;\nALTER ROLE clerk SET work_mem = '8MB';\n"
             "CREATE SCHEMA data AUTHORIZATION boss;\nCREATE TABLE data.t (a integer CHECK (a IN (1, 2)));\n"
             "ALTER TABLE data.t OWNER TO clerk;\nALTER TABLE data.t ENABLE ROW LEVEL SECURITY;\n"
             "CREATE POLICY own ON data.t TO boss USING (a = 1);\nGRANT SELECT ON data.t TO stranger;\n"
             "ALTER DEFAULT PRIVILEGES FOR ROLE clerk IN SCHEMA data GRANT SELECT ON TABLES TO boss;\n")
    THERE = ("select string_agg(format('%s %s', rolname, rolcanlogin), ', ' order by rolname) from pg_roles "
             "where rolname !~ '^pg_' and rolname <> 'postgres'")
    MEMBERS = "select count(*) from pg_auth_members where roleid::regrole::text !~ '^pg_'"
    DATABASES = "select count(*) from pg_database where datname like 'ashlar%'"

    def test_plan_with_roles_on_a_server_that_exists(self):
        """Roles that are missing are there for as long as the proof takes; the others stay as they are."""
        (self.folder / "roles.sql").write_text(self.ROLES)
        (self.folder / "more.sql").write_text(
            self.ROLES.replace("CREATE ROLE clerk CONNECTION LIMIT 3", "CREATE ROLE auditor;\nCREATE ROLE clerk LOGIN")
            .replace("TO stranger", "TO stranger, auditor").replace("AUTHORIZATION boss", "AUTHORIZATION auditor"))
        with Server() as server:
            def state():
                return "".join(server.psql("postgres", sql).stdout for sql in (self.THERE, self.MEMBERS, self.DATABASES))
            url = server.url("postgres")
            for there in ("select", "create role clerk login", "create role boss; create role stranger superuser"):
                server.psql("postgres", there)
                before = state()
                for first, second in (("empty", "roles.sql"), ("roles.sql", "more.sql"), ("more.sql", "roles.sql")):
                    with self.subTest(there=there, to=second):
                        done = self.prove("--server", url, before=first, state=second)
                        self.assertIn("Proved.", done.stdout)
                        self.assertIn("those of the server stay as they are", done.stdout)
                        self.assertEqual(before, state())

    def test_roles_after_a_proof_that_ends_early(self):
        (self.folder / "roles.sql").write_text(self.ROLES + "CREATE TABLE data.u (a integer DEFAULT 'one');\n")
        (self.folder / "waiting.sql").write_text(self.ROLES + SLOW.replace("CREATE SCHEMA data;\n", ""))
        with Server() as server:
            server.psql("postgres", "create role clerk; comment on role clerk is 'made by hand'")
            url = server.url("postgres")
            self.prove("--server", url, state="roles.sql", status=1, code="not-loadable")
            self.assertEqual("clerk f\n", server.psql("postgres", self.THERE).stdout)
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
                with self.subTest(signal=number):
                    process = self.start("waiting.sql", "--server", url)
                    self.wait_for(server, "select count(*) from pg_stat_activity where query like '%pg_sleep(120)%' and pid <> pg_backend_pid()", "1")
                    self.assertIn("stranger", server.psql("postgres", self.THERE).stdout)
                    process.send_signal(number)
                    process.communicate(timeout=30)
                    self.wait_for(server, self.THERE, "clerk f")
                    self.assertEqual("0\n", server.psql("postgres", self.DATABASES).stdout)

    def wait_for(self, server, sql, expected):
        for _ in range(600):
            if server.psql("postgres", sql).stdout.strip() == expected:
                return
            time.sleep(0.05)
        self.fail(f"{sql} was never {expected}")

    def test_users_of_a_server_that_exists(self):
        (self.folder / "roles.sql").write_text(self.ROLES)
        with Server() as server:
            server.psql("postgres", "create role reader login; create role maker login createdb; "
                                    "create role keeper login createdb createrole")
            there = server.psql("postgres", self.THERE).stdout
            def as_user(name, **options):
                return self.prove("--server", server.url("postgres").replace("postgres@", f"{name}@"), state="roles.sql", **options)
            self.assertIn("permission denied to create database", as_user("reader", status=3, code="server-failed").stderr)
            said = as_user("maker", status=3, code="server-failed").stderr
            self.assertIn("roles are missing there (boss, clerk, stranger), and maker may not make them", said)
            self.assertIn("CREATEROLE", said)
            self.assertIn("Proved.", as_user("keeper").stdout)
            self.assertEqual(there, server.psql("postgres", self.THERE).stdout)
            self.assertEqual("0\n", server.psql("postgres", self.DATABASES).stdout)


def tearDownModule():
    shutil.rmtree("/tmp/ashlar-test-cache", ignore_errors=True)


if __name__ == "__main__":
    unittest.main()
