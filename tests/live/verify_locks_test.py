#!/usr/bin/env python3
"""Verify scripts and guards of many checks on a server with little room for locks: what a check makes to compare with is
gone with its locks before the next one."""

import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

import pgserver  # noqa: E402
from project import Project  # noqa: E402

DEFAULTS = 150
TABLE = "CREATE TABLE notes (\n{}\n);\n".format(",\n".join(f"  note_{n} text DEFAULT 'none' CHECK (note_{n} <> '')"
                                                           for n in range(DEFAULTS)))


class Locks(Project):
    def test_many_checks(self):
        self.put("ashlar.toml", '[project]\nname = "notes"\nsources = ["db"]\n[migrations]\nbackend = "psql"\n')
        self.put("db/notes.sql", TABLE)
        self.ashlar("init")
        settings = {"max_locks_per_transaction": "10", "max_connections": "10", "max_wal_senders": "0"}
        with pgserver.Server(settings=settings) as server:
            server.createdb("notes")
            up, verify, down = (self.folder / f"migrations/{way}/0001-initial.sql" for way in ("up", "verify", "down"))
            server.psql("notes", file=str(up))
            # As many as the scripts below check do not fit at once.
            makes = "".join(f"CREATE TEMPORARY TABLE made_{n} (note text);" for n in range(2 * DEFAULTS))
            crowded = server.psql("notes", sql=f"BEGIN; {makes} ROLLBACK;", check=False)
            self.assertIn("max_locks_per_transaction", crowded.stderr)
            server.psql("notes", file=str(verify))
            server.psql("notes", sql="ALTER TABLE notes ALTER COLUMN note_7 SET DEFAULT 'some'")
            self.assertIn("note_7 has another default", server.psql("notes", file=str(verify), check=False).stderr)
            self.assertIn("note_7 has another default", server.psql("notes", file=str(down), check=False).stderr)
            server.psql("notes", sql="ALTER TABLE notes ALTER COLUMN note_7 SET DEFAULT 'none'")
            server.psql("notes", file=str(down))
            self.assertNotIn("notes", server.pg_dump("notes"))


if __name__ == "__main__":
    unittest.main()
