#!/usr/bin/env python3
"""Privileges on what no schema holds: databases, tablespaces, parameters. They are the cluster's, so that the golden
lanes, whose databases share one, cannot tell who granted them."""

import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

from live_database import LiveCase, ashlar  # noqa: E402

SQL = """CREATE SCHEMA app;
REVOKE ALL ON DATABASE live FROM PUBLIC;
GRANT CONNECT ON DATABASE live TO webuser;
GRANT CREATE, TEMP ON DATABASE live TO alice WITH GRANT OPTION;
GRANT CREATE ON TABLESPACE pg_default TO alice;
"""
PARAMETERS = "GRANT SET ON PARAMETER work_mem TO alice;\nGRANT SET, ALTER SYSTEM ON PARAMETER app.\"tenant\" TO bob;\n"


class ClusterPrivileges(LiveCase):
    def setUp(self):
        super().setUp()
        self.path = pathlib.Path(self.folder, "app.sql")
        self.path.write_text(SQL + (PARAMETERS if self.server.major >= 15 else ""))
        self.server.createdb("live")
        self.url = self.server.url("live")

    def diff(self, *ends):
        done = ashlar("diff", "--from", ends[0], "--to", ends[1], "--format", "sql", "--postgres", self.server.major,
                      "--color", "never", cwd=self.folder)
        self.assertIn(done.returncode, (0, 2), done.stderr)
        return "\n".join(line for line in done.stdout.splitlines() if line and not line.startswith("SET "))

    def test_there_and_back(self):
        self.server.psql("live", self.diff("empty", "app.sql"))
        self.assertEqual("", self.diff(self.url, "app.sql"))
        self.assertEqual("", self.diff("app.sql", self.url))
        self.server.psql("live", "REVOKE CONNECT ON DATABASE live FROM webuser; GRANT CONNECT ON DATABASE live TO bob")
        found = self.diff(self.url, "app.sql")
        self.assertIn("GRANT CONNECT ON DATABASE live TO webuser;", found)
        self.assertIn("REVOKE CONNECT ON DATABASE live FROM bob;", found)
        self.server.psql("live", found)
        self.assertEqual("", self.diff(self.url, "app.sql"))
        self.server.psql("live", self.diff("app.sql", "empty"))
        pathlib.Path(self.folder, "bare.sql").write_text("GRANT TEMP, CONNECT ON DATABASE live TO PUBLIC;\n")
        self.assertEqual("", self.diff(self.url, "bare.sql"))

    def test_those_of_other_databases_are_nobodys_here(self):
        self.server.createdb("again")
        self.server.psql("again", "GRANT CREATE ON DATABASE again TO bob; GRANT CREATE ON DATABASE live TO bob")
        self.path.write_text("CREATE ROLE app;\nCREATE SCHEMA app;\n")
        self.server.psql("live", self.diff("empty", "app.sql"))
        self.assertEqual("", self.diff(self.url, "app.sql"))


if __name__ == "__main__":
    unittest.main()
