"""examples/todo-api through sqitch: each state that migrations lead to is the one that psql makes of the sources."""

import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from evolutions import evolutions_of, overlay  # noqa: E402
from sqitch_story import SqitchStory  # noqa: E402

SECRET = "a secret for the tests; it's long"
PASSWORD = "not a word for a script"

DATA = """-- Deploy todo-api:0000000002-data to pg
-- requires: 0000000001-initial

BEGIN;

SELECT settings.set('auth.default-role', 'webuser');
COPY data."user" (id, name, email, password) FROM stdin;
1\talice\talice@example.com\tx
2\tbob\tbob@example.com\ty\\tz
\\.
COPY data.todo (id, todo, private, owner_id) FROM stdin;
1\tbuy milk\tf\t1
2\tDROP TABLE data.todo;\tt\t2
\\.

COMMIT;
"""

UNDO = """-- Revert todo-api:0000000002-data from pg

BEGIN;

DELETE FROM data.todo;
DELETE FROM data."user";
DELETE FROM settings.entry;

COMMIT;
"""


class TodoSqitch(SqitchStory):
    example = ROOT / "examples" / "todo-api"
    environment = {"DB_ANON_ROLE": "anonymous", "DB_USER": "authenticator", "DB_PASS": PASSWORD, "JWT_SECRET": SECRET,
                   "JWT_LIFETIME": "60", "SAMPLE_DATA": "on", "STAGE": "test"}

    def load_sources(self, server, database):
        server.psql(database, file=self.sources / "init.sql", env=self.environment)

    def prepare_roles(self, server):
        server.create_roles(["anonymous", "authenticator", "webuser", "api", "moderator"])

    def tearDown(self):
        for path in self.migrations.rglob("*"):
            if path.is_file():
                text = path.read_text(encoding="utf-8")
                for secret in (SECRET, SECRET.replace("'", "''"), PASSWORD):
                    self.assertNotIn(secret, text, path)

    def privileges(self):
        """The columns that anonymous may read of the todos."""
        rows = self.deployed.psql(self.database, "select column_name, privilege_type from information_schema.column_privileges "
                                                 "where grantee = 'anonymous' and table_name = 'todos' order by 1, 2").stdout
        return rows.split()

    def test_a_team_at_work(self):
        expected = self.start()

        done = self.ashlar("add", "--no-diff", "--note", "initial dataset", "data")
        self.assertEqual(done.stdout.splitlines(), ["Created deploy/0000000002-data.sql", "Created revert/0000000002-data.sql",
                                                    "Created verify/0000000002-data.sql",
                                                    'Added "0000000002-data" to sqitch.plan'])
        self.assertIn("# initial dataset\n", (self.migrations / "sqitch.plan").read_text(encoding="utf-8"))
        self.script("deploy", "0000000002-data").write_text(DATA, encoding="utf-8")
        self.script("revert", "0000000002-data").write_text(UNDO, encoding="utf-8")
        self.ashlar("check")
        self.sqitch("deploy", "--verify")
        self.sqitch("verify")
        self.assert_same(expected, "after the data")
        rows = self.deployed.psql(self.database, "select count(*) from data.todo").stdout
        self.assertEqual(rows, "2\n")
        granted = ["id|SELECT", "todo|SELECT"]
        self.assertEqual(self.privileges(), granted)

        overlay(evolutions_of(self.example)[0], self.sources)
        done = self.ashlar("check", status=2)
        self.assertRegex(done.stdout, r"view api\.todos changed at db/src/api/views/todos\.sql:\d+; no migration has it; "
                                      r"run ashlar add\n")
        done = self.ashlar("add", "--note", "change todos view", "todos")
        self.assertIn("Created deploy/0000000003-todos.sql\n", done.stdout)
        script = self.script("deploy", "0000000003-todos").read_text(encoding="utf-8")
        self.assertEqual(script.count("CREATE VIEW api.todos") + script.count("CREATE OR REPLACE VIEW api.todos"), 1, script)
        self.assertLessEqual(script.count("DROP VIEW"), 1, script)
        self.sqitch("deploy", "--verify")
        self.sqitch("verify")
        self.assertEqual(self.privileges(), granted)
        changed = self.sources_dump()
        self.assert_same(changed, "after the view")

        # Undone by hand in several ways, each of which must be noticed.
        for undo, redo in (("revoke select (todo) on api.todos from anonymous", "grant select (todo) on api.todos to anonymous"),
                           ("alter view api.todos rename todo to text", "alter view api.todos rename text to todo"),
                           ("alter view api.todos owner to postgres", "alter view api.todos owner to api")):
            self.deployed.psql(self.database, undo)
            self.assertNotEqual(self.sqitch("verify", status=None).returncode, 0, f"not noticed: {undo}")
            self.deployed.psql(self.database, redo)
            self.sqitch("verify")

        self.ashlar("release", "v0.0.1")
        plan = (self.migrations / "sqitch.plan").read_text(encoding="utf-8").splitlines()
        self.assertTrue(plan[-1].startswith("@v0.0.1 "), plan[-1])
        self.assertEqual((self.migrations / "ashlar/releases/v0.0.1.sql").read_text(encoding="utf-8"),
                         (self.migrations / "ashlar/head.sql").read_text(encoding="utf-8"))
        self.ashlar("release", "v0.0.1", status=1)
        self.run_program(["sqitch", "plan"], self.migrations)

        self.sqitch("revert", "-y", "--to", "0000000002-data")
        self.assert_same(expected, "after reverting the view")
        self.assertEqual(self.privileges(), granted)
        self.sqitch("verify")
        self.sqitch("deploy", "--verify", "--to", "@v0.0.1")
        self.assert_same(changed, "after deploying it again")

    def test_every_evolution_and_back(self):
        self.evolve(self.start())


if __name__ == "__main__":
    unittest.main()
