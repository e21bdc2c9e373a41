#!/usr/bin/env python3
"""What ashlar says a server lacks, the server refuses; what it says the server has, the server takes (tests/cli/features.txt)."""

import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

import features  # noqa: E402
import pgserver  # noqa: E402


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


if __name__ == "__main__":
    unittest.main()
