"""The support for live tests: servers leave nothing behind, and dumps are compared by what they say."""

import pathlib
import signal
import subprocess
import sys
import unittest

SUPPORT = pathlib.Path(__file__).resolve().parents[1] / "support"
sys.path.insert(0, str(SUPPORT))

from pgserver import PgError, Server, dump_difference, dump_equal, normalise  # noqa: E402

KILLED = """
import sys, time
from pgserver import Server
with Server() as server:
    print(server.directory, server.psql("postgres", "select pg_backend_pid() > 0").stdout.strip(), flush=True)
    time.sleep(60)
"""


class PgServer(unittest.TestCase):
    def test_roles_variables_and_errors(self):
        with Server() as server:
            directory = pathlib.Path(server.directory)
            server.createdb("one")
            for _ in range(2):
                server.create_roles(["plain", "It's \"quoted\""])
            roles = server.psql("one", "select rolname from pg_roles where oid >= 16384 order by 1").stdout
            self.assertEqual(roles, "It's \"quoted\"\nplain\n")
            self.assertEqual(server.psql("one", "select :'x'", variables={"x": "a'b"}).stdout, "a'b\n")
            with self.assertRaisesRegex(PgError, "division by zero"):
                server.psql("one", "select 1 / 0; create table t ()")
            self.assertEqual(server.psql("one", "select 1 / 0;", check=False).returncode, 3)
            self.assertEqual(server.pg_dump("one"), "")
            server.dropdb("one")
            with self.assertRaisesRegex(PgError, "does not exist"):
                server.pg_dump("one")
        self.assertFalse(directory.exists())

    def test_two_servers_share_nothing(self):
        with Server() as one, Server() as two:
            one.create_roles(["here"])
            self.assertEqual(two.psql("postgres", "select count(*) from pg_roles where rolname = 'here'").stdout, "0\n")

    def test_a_signal_leaves_nothing_behind(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with subprocess.Popen([sys.executable, "-c", KILLED], cwd=SUPPORT, text=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
                directory, answer = child.stdout.readline().split()
                self.assertEqual(answer, "t")
                server_pid = int(pathlib.Path(directory, "data", "postmaster.pid").read_text().splitlines()[0])
                child.send_signal(number)
                child.wait(timeout=20)
            self.assertFalse(pathlib.Path(directory).exists(), number)
            self.assertFalse(pathlib.Path("/proc", str(server_pid)).exists(), number)


class Dumps(unittest.TestCase):
    def test_normalise_keeps_what_is_not_decoration(self):
        body = "$x$ begin -- a; comment\n\n  'b;' end $x$"
        function = f"CREATE FUNCTION f() RETURNS text\n    AS {body}"
        dump = f"--\n-- dump\n--\n\\restrict k3y\nSET row_security = off;\n\n-- Name: f;\n\n{function};\n\n\\unrestrict k3y\n"
        self.assertEqual(normalise(dump), function + ";\n")

    def test_semicolons_that_end_no_statement(self):
        for statement in ("COMMENT ON TABLE t IS 'a;\n--b'", "ALTER TABLE t OWNER TO \"a;b\"", "SELECT E'\\';', $$;$$",
                          "CREATE RULE r AS ON INSERT TO t DO ( NOTIFY a; NOTIFY b; )",
                          "CREATE FUNCTION f() RETURNS int\n    BEGIN ATOMIC\n SELECT 1;\n SELECT 2;\nEND"):
            self.assertEqual(normalise(f"{statement};\nA;\n"), f"{statement};\nA;\n")
            self.assertTrue(dump_equal(f"{statement};\nA;\n", f"A;\n{statement};\n"))

    def test_difference(self):
        self.assertEqual(dump_difference("A;\nB;\n", "B;\nA;\n"), "")
        self.assertIn("+C;", dump_difference("A;\nB;\n", "C;\nB;\nA;\n"))
        self.assertFalse(dump_equal("A;\nA;\n", "A;\n"))
        self.assertFalse(dump_equal("COMMENT ON x IS 'a  b';", "COMMENT ON x IS 'a b';"))

    def test_column_order(self):
        left = "CREATE TABLE t (\n    a integer,\n    b numeric(4,2),\n    CONSTRAINT c CHECK ((a > 1))\n)\nWITH (f='1');\n"
        right = "CREATE TABLE t (\n    b numeric(4,2),\n    a integer,\n    CONSTRAINT c CHECK ((a > 1))\n)\nWITH (f='1');\n"
        self.assertFalse(dump_equal(left, right))
        self.assertTrue(dump_equal(left, right, ignore_column_order=True))
        self.assertFalse(dump_equal(left, right.replace("4,2", "2,4"), ignore_column_order=True))
        self.assertFalse(dump_equal(left, right.replace("'1'", "'2'"), ignore_column_order=True))


if __name__ == "__main__":
    unittest.main()
