#!/usr/bin/env python3
"""`ashlar apply` on a real server: the story of a team with a running database, and everything that can go wrong."""

import os
import pathlib
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

from pgserver import Server  # noqa: E402
from program import PROGRAM, environment  # noqa: E402

BEFORE = """
CREATE SCHEMA data;
CREATE TABLE data.item (
  id integer PRIMARY KEY,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 40),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  owner_name name NOT NULL DEFAULT current_user
);
ALTER TABLE data.item ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON data.item TO webuser USING (owner_name = current_user) WITH CHECK (state IN ('open'));
GRANT SELECT (id, title), UPDATE (title) ON data.item TO webuser;
CREATE VIEW data.open AS SELECT id, title FROM data.item WHERE state IN ('open', 'closed') AND title LIKE '%a%';
"""
AFTER = BEFORE.replace("state IN ('open'))", "state IN ('open') AND length(title) > 1)").replace(
    "  owner_name", "  note text,\n  owner_name").replace("(id, title), UPDATE", "(id, title, note), UPDATE")
POLICY = "select pg_get_expr(polwithcheck, polrelid) from pg_policy where polname = 'own'"
GRANTED = "select string_agg(attname || '=' || attacl::text, ' ' order by attname) from pg_attribute where attacl is not null and attrelid = 'data.item'::regclass"
CONFIG = """[project]
name = "items"
sources = ["db"]
[scope]
schemas = ["data"]
[migrations]
backend = "psql"
dir = "migrations"
notify = "pgrst"
"""


class Apply(unittest.TestCase):
    maxDiff = 4000

    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(Server())
        cls.server.create_roles(["webuser", "stranger"])

    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="ashlar-apply-")))
        (self.folder / "db").mkdir()
        (self.folder / "ashlar.toml").write_text(CONFIG)
        self.write(BEFORE)
        self.server.createdb("live")
        self.addCleanup(self.server.dropdb, "live")
        self.url = self.server.url("live")

    def write(self, text):
        (self.folder / "db" / "schema.sql").write_text(text)

    def psql(self, sql, **options):
        return self.server.psql("live", sql, **options).stdout.strip()

    def ashlar(self, *arguments, status=0, code=None, env=None, url=None):
        done = subprocess.run([PROGRAM, *[str(one).replace("URL", url or self.url) for one in arguments]], cwd=self.folder,
                              env=environment(env), capture_output=True, text=True, stdin=subprocess.DEVNULL,
                              timeout=120, check=False)
        self.assertEqual(done.returncode, status, f"{arguments}\n{done.stdout}\n{done.stderr}")
        if code:
            self.assertIn(f"[{code}]", done.stderr)
        return done

    def apply(self, *arguments, **options):
        return self.ashlar("apply", "--to", "URL", "--yes", *arguments, **options)

    def start(self, *arguments, env=None):
        process = subprocess.Popen([PROGRAM, "apply", "--to", self.url, "--yes", *map(str, arguments)], cwd=self.folder,
                                   env=environment(env), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   stdin=subprocess.DEVNULL, text=True)
        self.addCleanup(lambda: process.poll() is None and process.kill())
        return process

    def session(self, sql):
        """A psql that has run `sql` and holds what it has; ended by closing its input."""
        process = subprocess.Popen([self.server.program("psql"), "-X", "-q", "-A", "-t", "-d", "live"], text=True,
                                   env=self.server.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(process.wait)
        self.addCleanup(process.stdin.close)
        process.stdin.write(sql + "\nselect 'ready';\n")
        process.stdin.flush()
        while process.stdout.readline().strip() != "ready":
            pass
        return process

    def wait_until(self, sql, expected="t"):
        for _ in range(400):
            if self.psql(sql) == expected:
                return
            time.sleep(0.05)
        self.fail(f"{sql} was never {expected}")

    def running(self, text):
        return ("select count(*) > 0 from pg_stat_activity where application_name = 'ashlar' and state = 'active' "
                f"and query like '%{text}%' and pid <> pg_backend_pid()")

    # --- the story ---------------------------------------------------------------------------------------------

    def test_story(self):
        first = self.apply()
        self.assertIn("+ create table data.item", first.stdout)
        self.assertIn("Applied ", first.stdout)
        self.assertIn("Nothing to do", self.apply().stdout)
        self.ashlar("diff", "--from", "URL", "--to", "sources")
        self.psql("insert into data.item values (1, 'apple'), (2, 'pear')")

        self.write(AFTER)
        plan = self.ashlar("diff", "--from", "URL", "--to", "sources", status=2).stdout
        self.assertIn("ALTER TABLE data.item ADD COLUMN note text", plan)
        self.assertNotIn("VIEW data.open", plan)
        listener = self.session("listen pgrst;")
        self.apply()
        self.ashlar("diff", "--from", "URL", "--to", "sources")
        self.assertEqual(self.psql("select count(*) from data.item"), "2")
        self.assertIn("length(title) > 1", self.psql(POLICY))
        self.assertEqual(self.psql(GRANTED), "id={webuser=r/postgres} note={webuser=r/postgres} title={webuser=rw/postgres}")
        listener.stdin.write("select 1;\n")
        listener.stdin.flush()
        told = [listener.stdout.readline(), listener.stdout.readline()]
        self.assertIn('"pgrst" with payload "reload schema"', "".join(told))

        self.psql("alter table data.item alter column note set default 'by hand'")
        self.assertIn("DROP DEFAULT", self.ashlar("diff", "--from", "URL", "--to", "sources", status=2).stdout)

    def test_nobody_could_be_told(self):
        config = CONFIG.replace('"pgrst"', '"' + "x" * 70 + '"')
        (self.folder / "ashlar.toml").write_text(config)
        self.assertIn("[not-announced]", self.apply().stderr)

    def test_elaboration(self):
        self.apply()
        for how in ("auto", "always"):
            self.ashlar("diff", "--from", "URL", "--to", "sources", "--elaborate", how)
        # The way a server shows this is for a server to say.
        self.psql("create or replace view data.open as select item.id, item.title from data.item "
                  "where (state = 'open' or state = 'closed') and title like '%a%'")
        self.ashlar("diff", "--from", "URL", "--to", "sources", "--elaborate", "always", status=2)

    # --- asking ------------------------------------------------------------------------------------------------

    def test_nobody_to_ask(self):
        done = self.ashlar("apply", "--to", "URL", status=1, code="not-applied")
        self.assertIn("+ create table data.item", done.stdout)
        self.assertIn("--yes", done.stderr)
        self.assertEqual(self.psql("select to_regclass('data.item') is null"), "t")

    def ask(self, answer):
        """Runs apply on a terminal and answers its question; the exit status and all that was shown."""
        process, terminal = pty.fork()
        if process == 0:
            os.chdir(self.folder)
            os.execve(PROGRAM, [PROGRAM, "apply", "--to", self.url], environment())
        shown = b""
        while b"[y/N]" not in shown:
            self.assertTrue(select.select([terminal], [], [], 60)[0], shown)
            shown += os.read(terminal, 4096)
        os.write(terminal, answer)
        try:
            while True:
                shown += os.read(terminal, 4096)
        except OSError:  # the terminal is closed at the end
            pass
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), shown.decode()

    def test_answers(self):
        status, shown = self.ask(b"no\n")
        self.assertEqual(status, 1, shown)
        status, shown = self.ask(b"\x03")
        self.assertEqual(status, -signal.SIGINT, shown)
        self.assertEqual(self.psql("select to_regclass('data.item') is null"), "t")
        status, shown = self.ask(b"y\n")
        self.assertEqual(status, 0, shown)
        self.assertEqual(self.psql("select to_regclass('data.item') is null"), "f")

    # A row takes a moment, four rows fill a block.
    SLOW_INDEX = """CREATE SCHEMA data;
CREATE FUNCTION data.slowly(value integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN PERFORM pg_catalog.pg_sleep(0.05); RETURN value; END $$;
CREATE TABLE data.item (id integer, filler text);
ALTER TABLE data.item ALTER COLUMN filler SET STORAGE PLAIN;
"""

    def test_progress_of_a_long_index_build(self):
        """Shown on a terminal, as a line that changes; nowhere else."""
        self.write(self.SLOW_INDEX)
        self.apply()
        self.psql("insert into data.item select i, repeat('x', 1900) from generate_series(1, 80) i")
        self.write(self.SLOW_INDEX + "CREATE INDEX item_slowly ON data.item (data.slowly(id));\n")
        status, shown = self.ask(b"y\n")
        self.assertEqual(status, 0, shown)
        told = [int(percent) for percent in re.findall(r"\r\x1b\[Kindex data\.item_slowly: \d+ s, building index[^,]*, (\d+) %", shown)]
        self.assertGreaterEqual(len(set(told)), 2, shown)
        self.assertEqual(told, sorted(told))
        # The line is gone when the build is.
        self.assertRegex(shown, r"\r\x1b\[K(?:\r\n)?Applied ")
        self.psql("drop index data.item_slowly")
        done = self.apply()
        self.assertEqual(done.stderr, "")
        self.assertNotIn("building", done.stdout)

    def test_gates(self):
        self.apply()
        self.write(BEFORE.replace("  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),\n", "")
                   .replace("state IN ('open', 'closed') AND ", "").replace(" WITH CHECK (state IN ('open'))", ""))
        self.apply(status=1, code="data-loss")
        self.assertEqual(self.psql("select count(state) from data.item"), "0")
        self.apply("--allow", "DELETES_DATA")
        self.ashlar("diff", "--from", "URL", "--to", "sources")

    # --- faults ------------------------------------------------------------------------------------------------

    def test_wrong_password_is_not_shown(self):
        hba = pathlib.Path(self.server.directory, "data", "pg_hba.conf")
        self.psql("create role keyed login password 'right'")
        self.addCleanup(self.psql, "drop role keyed")
        kept = hba.read_text()
        self.addCleanup(self.psql, "select pg_reload_conf()")
        self.addCleanup(hba.write_text, kept)
        hba.write_text("local all keyed scram-sha-256\n" + kept)
        self.psql("select pg_reload_conf()")
        time.sleep(0.3)
        url = self.url.replace("postgres@", "keyed:wr0ng-s3cret@")
        done = self.apply(status=3, code="cannot-connect", url=url)
        self.assertIn("password authentication failed", done.stderr)
        self.assertNotIn("wr0ng", done.stderr + done.stdout)

    def test_lock_held_by_another(self):
        self.apply()
        holder = self.session("begin; lock table data.item in access share mode;")
        self.write(AFTER)
        done = self.apply("--lock-timeout", "300ms", "--retries", "1", status=3, code="step-failed")
        self.assertIn("lock timeout", done.stderr)
        self.assertIn("trying again in", done.stderr)
        self.assertIn("the database is as it was", done.stderr)
        # The one that waits learns who is in the way.
        done = self.apply("--lock-timeout", "1500ms", "--retries", "0", status=3, code="step-failed")
        self.assertIn("the lock was held by process", done.stderr)
        waiting = self.start("--lock-timeout", "300ms", "--retries", "20")
        self.assertIn("trying again", waiting.stderr.readline())
        holder.stdin.write("commit;\n")
        holder.stdin.flush()
        out, err = waiting.communicate(timeout=60)
        self.assertEqual(waiting.returncode, 0, out + err)
        self.ashlar("diff", "--from", "URL", "--to", "sources")

    def test_statement_that_takes_too_long(self):
        self.apply()
        before = self.server.pg_dump("live")
        self.session("begin; lock table data.item in access share mode;")
        self.write(AFTER)
        done = self.apply("--lock-timeout", "30s", "--statement-timeout", "300ms", "--retries", "0", status=3, code="step-failed")
        self.assertIn("statement timeout", done.stderr)
        self.assertIn("the database is as it was", done.stderr)
        self.assertEqual(before, self.server.pg_dump("live"))

    def test_step_failing_halfway(self):
        self.apply()
        self.psql("insert into data.item values (1, 'apple')")
        self.write(AFTER.replace("note text,", "note text,\n  broken integer NOT NULL,"))
        done = self.apply(status=3, code="step-failed")
        self.assertIn("column data.item.broken failed", done.stderr)
        self.assertIn("ADD COLUMN broken integer NOT NULL", done.stderr)
        self.assertIn("the database is as it was", done.stderr)
        self.write(BEFORE)
        self.ashlar("diff", "--from", "URL", "--to", "sources")
        self.assertEqual(self.psql("select count(*) from data.item"), "1")

    INDEXED = BEFORE + "CREATE UNIQUE INDEX CONCURRENTLY item_title ON data.item (title);\n"

    def test_goes_on_after_what_no_transaction_holds(self):
        self.apply()
        self.psql("insert into data.item values (1, 'apple'), (2, 'apple')")
        self.write(self.INDEXED.replace("  owner_name", "  note text,\n  owner_name"))
        done = self.apply(status=3, code="step-failed")
        self.assertIn("index data.item_title failed", done.stderr)
        self.assertIn("1 statement in place, 1 statement not", done.stderr)
        invalid = "select count(*) from pg_index where not indisvalid"
        self.assertEqual(self.psql(invalid), "1")
        self.psql("update data.item set title = 'pear' where id = 2")
        done = self.apply()
        self.assertIn("DROP INDEX CONCURRENTLY data.item_title", done.stdout)
        self.assertNotIn("ADD COLUMN", done.stdout)
        self.assertEqual(self.psql(invalid), "0")
        self.ashlar("diff", "--from", "URL", "--to", "sources")

    def test_two_at_once(self):
        self.apply()
        self.write(AFTER)
        holder = self.session("begin; lock table data.item in access share mode;")
        first = self.start("--lock-timeout", "60s")
        self.wait_until(self.running("ALTER TABLE data.item"))
        self.apply(status=3, code="apply-under-way")
        holder.stdin.write("commit;\n")
        holder.stdin.flush()
        out, err = first.communicate(timeout=60)
        self.assertEqual(first.returncode, 0, out + err)
        self.assertIn("Nothing to do", self.apply().stdout)

    def test_changed_between_plan_and_apply(self):
        self.apply()
        self.write(AFTER)
        # Between the plan and its run there is the question; another session alters the table meanwhile.
        process, terminal = pty.fork()
        if process == 0:
            os.chdir(self.folder)
            os.execve(PROGRAM, [PROGRAM, "apply", "--to", self.url], environment())
        shown = b""
        while b"[y/N]" not in shown:
            shown += os.read(terminal, 4096)
        self.psql("alter table data.item add column by_hand text")
        os.write(terminal, b"y\n")
        try:
            while True:
                shown += os.read(terminal, 4096)
        except OSError:
            pass
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), 1, shown)
        self.assertIn(b"[database-changed]", shown)
        self.assertIn(b"data.item.by_hand", shown)
        self.assertEqual(self.psql("select count(*) from pg_attribute where attrelid = 'data.item'::regclass and attname = 'note'"), "0")

    def test_interrupted_in_a_statement(self):
        self.apply()
        self.write(AFTER)
        self.session("begin; lock table data.item in access share mode;")
        for number in (signal.SIGINT, signal.SIGTERM):
            process = self.start("--lock-timeout", "60s")
            self.wait_until(self.running("ALTER TABLE data.item"))
            process.send_signal(number)
            out, err = process.communicate(timeout=30)
            self.assertEqual(process.returncode, 3, out + err)
            self.assertIn("[apply-interrupted]", err)
            self.assertIn("the database is as it was", err)
            self.wait_until("select count(*) = 0 from pg_stat_activity where application_name = 'ashlar'")

    def test_interrupted_while_it_waits_to_try_again(self):
        self.apply()
        self.write(AFTER)
        self.session("begin; lock table data.item in access share mode;")
        process = self.start("--lock-timeout", "100ms", "--retries", "50")
        for _ in range(3):
            self.assertIn("trying again", process.stderr.readline())
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        self.assertEqual(process.returncode, 3, out + err)
        self.assertIn("[apply-interrupted]", err)

    def test_killed_in_a_statement(self):
        self.apply()
        self.write(AFTER)
        holder = self.session("begin; lock table data.item in access share mode;")
        process = self.start("--lock-timeout", "60s")
        self.wait_until(self.running("ALTER TABLE data.item"))
        process.kill()
        process.communicate()
        # The server notices that nobody is there any more, also while the statement still waits; before 14, once it is done.
        gone = "select count(*) = 0 from pg_stat_activity where application_name = 'ashlar'"
        if self.server.major >= 14:
            self.wait_until(gone)
        holder.stdin.write("commit;\n")
        holder.stdin.flush()
        self.wait_until(gone)
        self.write(BEFORE)
        self.ashlar("diff", "--from", "URL", "--to", "sources")

    def test_server_killed(self):
        with Server() as server:
            server.create_roles(["webuser"])
            server.createdb("live")
            url = server.url("live")
            self.ashlar("apply", "--to", "URL", "--yes", url=url)
            self.write(AFTER)
            blocker = subprocess.Popen([server.program("psql"), "-X", "-q", "-d", "live", "-c",
                                        "begin; lock table data.item in access share mode; select pg_sleep(60)"],
                                       env=server.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            process = subprocess.Popen([PROGRAM, "apply", "--to", url, "--yes", "--lock-timeout", "60s"],
                                       cwd=self.folder, env=environment(), stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE, text=True)
            for _ in range(400):
                if server.psql("live", self.running("ALTER TABLE data.item")).stdout.strip() == "t":
                    break
                time.sleep(0.05)
            server._process.send_signal(signal.SIGQUIT)
            out, err = process.communicate(timeout=60)
            blocker.wait()
            self.assertEqual(process.returncode, 3, out + err)
            self.assertIn("[step-failed]", err)
            self.assertIn("the database is as it was", err)

    def test_no_permission(self):
        self.apply()
        self.write(AFTER)
        self.psql("alter role stranger login; grant usage on schema data to stranger")
        url = self.url.replace("postgres@", "stranger@")
        done = self.apply(status=3, code="step-failed", url=url)
        self.assertIn("must be owner of table item", done.stderr)
        self.assertIn("the database is as it was", done.stderr)

    def test_usage(self):
        self.apply("--to", "nowhere", status=1, code="bad-usage")
        self.ashlar("apply", status=1, code="bad-usage")
        self.apply("--lock-timeout", "3", status=1, code="bad-usage")
        self.apply("--allow", "EVERYTHING", status=1, code="unknown-hazard")


if __name__ == "__main__":
    unittest.main()
