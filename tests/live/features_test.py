#!/usr/bin/env python3
"""What ashlar says a server lacks, the server refuses; what it says the server has, the server takes (tests/cli/features.txt)."""

import pathlib
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

import features  # noqa: E402
import pgserver  # noqa: E402
from program import ashlar  # noqa: E402


class Features(unittest.TestCase):
    def test_servers_take_what_is_theirs(self):
        with pgserver.Server() as server:
            for number, (since, name, sql, line) in enumerate(features.rows()):
                with self.subTest(name=name, line=line):
                    server.create_roles(["alice", "bob"])
                    database = server.createdb(f"feature{number}")
                    done = server.psql(database, sql, check=False)
                    self.assertEqual(done.returncode == 0, server.major >= since, done.stderr)
                    server.dropdb(database)
                    server.psql("postgres", "DROP ROLE alice, bob")

    def test_a_database_says_itself_what_it_takes(self):
        """Where no ashlar.toml names a version: as the state that is, and as the one that ought to be."""
        with pgserver.Server() as server, tempfile.TemporaryDirectory() as folder:
            url = server.url(server.createdb("asked"))
            for since, name, sql, line in features.rows():
                if name not in ("COMPRESSION of a column", "unlogged sequences", "SYSTEM_USER", "AT LOCAL", "[NOT] ENFORCED"):
                    continue
                path = pathlib.Path(folder, "wanted.sql")
                path.write_text(sql, encoding="utf-8")
                for arguments in (["diff", "--from", url, "--to", path], ["diff", "--from", path, "--to", url],
                                  ["drift", url, "--to", path]):
                    with self.subTest(name=name, line=line, arguments=arguments):
                        done = ashlar(*arguments, cwd=folder)
                        self.assertEqual("[newer-feature]" in done.stderr, server.major < since, done.stderr)

    def test_not_null_with_more_to_it(self):
        """What NOT NULL can be since 18 is refused by name, wherever it stands."""
        with pgserver.Server() as server, tempfile.TemporaryDirectory() as folder:
            if server.major < 18:
                self.skipTest("newer than the server")
            url = server.url(server.createdb("special"))
            plain = pathlib.Path(folder, "plain.sql")
            plain.write_text("CREATE TABLE t (a integer NOT NULL);", encoding="utf-8")
            path = pathlib.Path(folder, "special.sql")
            made = "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; "
            server.psql("special", made)
            for kind, sql in (("", "CREATE TABLE t (a integer CONSTRAINT odd NOT NULL NO INHERIT);"),
                              ("", "CREATE TABLE t (a integer, CONSTRAINT odd NOT NULL a NO INHERIT);"),
                              ("", "CREATE TABLE t (a integer); ALTER TABLE t ADD CONSTRAINT odd NOT NULL a NOT VALID;"),
                              ("foreign", "CREATE FOREIGN TABLE t (a integer CONSTRAINT odd NOT NULL NO INHERIT) SERVER s;")):
                with self.subTest(sql=sql):
                    server.psql("special", sql)
                    path.write_text(made + sql, encoding="utf-8")
                    for states, code, words in (((url, plain), "unmodelled-objects", "constraint odd on public.t"),
                                                ((plain, url), "unmodelled-objects", "constraint odd on public.t"),
                                                ((path, plain), "unsupported-statement", "NOT NULL"),
                                                ((plain, path), "unsupported-statement", "NOT NULL")):
                        done = ashlar("diff", "--postgres", "18", "--from", states[0], "--to", states[1], cwd=folder)
                        self.assertEqual(done.returncode, 1, done.stderr)
                        self.assertIn(f"[{code}]", done.stderr)
                        self.assertIn(words, done.stderr)
                    server.psql("special", f"DROP {kind} TABLE t")


if __name__ == "__main__":
    unittest.main()
