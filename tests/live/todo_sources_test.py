"""The sources of examples/todo-api, and each evolution of them, do on a real server what they say."""

import base64
import hashlib
import hmac
import json
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from evolutions import evolutions_of, states_of  # noqa: E402
from pgserver import PgError, Server, dump_difference, dump_equal  # noqa: E402

EXAMPLE = ROOT / "examples" / "todo-api"
SECRET = "a secret for the tests; it's long"
ENVIRONMENT = {
    "DB_ANON_ROLE": "anonymous",
    "DB_USER": "authenticator",
    "DB_PASS": "not a secret",
    "JWT_SECRET": SECRET,
    "JWT_LIFETIME": "60",
    "SAMPLE_DATA": "on",
    "STAGE": "test",
}
ALICE = {"role": "webuser", "user_id": 1}
BOB = {"role": "webuser", "user_id": 2}


def literal(value):
    return "'" + value.replace("'", "''") + "'"


class TodoSources(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(Server())

    def setUp(self):
        self.workspace = self.enterContext(tempfile.TemporaryDirectory(prefix="ashlar-todo-"))

    def load(self, database, sources, **options):
        return self.server.psql(database, file=sources / "init.sql", **{"env": ENVIRONMENT, **options})

    def database(self, name):
        """An empty database for this test. The sources drop the roles, so there is only one at a time."""
        self.server.createdb(name)
        self.addCleanup(self.server.dropdb, name)
        return name

    def load_state(self, wanted):
        """A database with the state of that name."""
        for name, sources in states_of(EXAMPLE, self.workspace):
            if name == wanted:
                self.load(self.database("todo"), sources)
                return
        self.fail(f"no state {wanted}")

    def request(self, role, sql, claims=None):
        """Runs SQL as the HTTP server does for a request; returns the lines of the answer."""
        text = (f"begin; set local role {role}; select set_config('request.jwt.claims', "
                f"{literal(json.dumps(claims or {}))}, true) \\g /dev/null\n{sql};\ncommit;")
        return self.server.psql("todo", text).stdout.splitlines()

    def assert_denied(self, role, sql, claims=None, why="permission denied"):
        with self.assertRaisesRegex(PgError, why):
            self.request(role, sql, claims)

    def test_every_state_loads_and_loads_again(self):
        before = None
        for name, sources in states_of(EXAMPLE, self.workspace):
            with self.subTest(state=name):
                self.server.createdb("todo")
                try:
                    self.load("todo", sources)
                    dump = self.server.pg_dump("todo")
                    if before is not None:
                        self.assertFalse(dump_equal(before, dump), "the evolution changes nothing")
                    self.load("todo", sources)
                    self.assertEqual(dump_difference(dump, self.server.pg_dump("todo")), "")
                    before = dump
                finally:
                    self.server.dropdb("todo")

    def test_every_file_belongs_to_a_state(self):
        """Each source file is included, so that none is kept that nothing tests."""
        for name, sources in states_of(EXAMPLE, self.workspace):
            included, queue = set(), [sources / "init.sql"]
            while queue:
                path = queue.pop()
                included.add(path)
                lines = path.read_text(encoding="utf-8").splitlines()
                queue += [path.parent / line.split()[1] for line in lines if line.startswith("\\ir ")]
            self.assertEqual(included, set(sources.rglob("*.sql")), name)

    def test_environment_and_variables(self):
        name, sources = next(states_of(EXAMPLE, self.workspace))
        env = {**ENVIRONMENT, "DB_ANON_ROLE": "Any Body", "DB_USER": "gate", "SAMPLE_DATA": "off"}
        done = self.load(self.database("todo"), sources, env=env, variables={"stage": "trial"})
        self.assertIn("# todo API, trial\n", done.stdout)
        self.assertNotIn("# sample data", done.stdout)
        self.assertEqual(done.stderr, "", name)
        rows = self.server.psql("todo", "select count(*) from data.todo; "
                                        "select pg_has_role('gate', 'Any Body', 'member');").stdout.split()
        self.assertEqual(rows, ["0", "t"])
        grants = [s for s in self.server.pg_dump("todo").splitlines() if '"Any Body"' in s]
        self.assertIn('GRANT SELECT(todo) ON TABLE api.todos TO "Any Body";', grants)

    def test_base_anonymous_sees_two_columns_of_public_rows(self):
        self.load_state("base")
        self.assertEqual(self.request("anonymous", "select id, todo from api.todos order by id"),
                         ["1|buy milk", "4|\\ir is not a command here"])
        for column in ("private", "mine", "*"):
            self.assert_denied("anonymous", f"select {column} from api.todos")
        self.assert_denied("anonymous", "insert into api.todos (todo) values ('x')")
        self.assert_denied("anonymous", "select api.me()")
        for secret in ("data.todo", 'data."user"', "settings.entry", "settings.get('jwt_secret')"):
            self.assert_denied("webuser", f"select * from {secret}", ALICE)

    def test_base_users_write_their_own_rows_only(self):
        self.load_state("base")
        mine = "select id from api.todos where mine order by id"
        self.assertEqual(self.request("webuser", mine, ALICE), ["1", "2"])
        self.assertEqual(self.request("webuser", "insert into api.todos (todo) values ('x') returning id, private, mine",
                                      BOB), ["103|t|t"])
        self.assertEqual(self.request("webuser", "delete from api.todos where id = 3 returning id", ALICE), [])
        self.assert_denied("webuser", "update api.todos set todo = 'x' where id = 4", ALICE,
                           why="violates row-level security policy")
        self.assert_denied("webuser", "update api.todos set todo = E' \\t' where id = 1", ALICE, why="todo_todo_check")

    def test_base_signup_login_and_tokens(self):
        self.load_state("base")
        self.assertEqual(self.request("anonymous", "select * from api.signup('Carol', 'Carol@Example.com', 'swordfish')"),
                         ["101|Carol|carol@example.com|webuser"])
        self.assert_denied("anonymous", "select api.signup('Carol', 'carol@example.com', 'swordfish')",
                           why="signed up .* already")
        self.assert_denied("anonymous", "select api.signup('Dave', 'dave at example', 'swordfish')", why="user_email_check")
        for password, email in (("wrong", "carol@example.com"), ("let; me; in;", "mallory@example.org")):
            self.assert_denied("anonymous", f"select api.login('{email}', '{password}')", why="wrong email or password")

        answer, headers = self.request("anonymous", "select api.login('carol@example.com', 'swordfish'); "
                                                    "select current_setting('response.headers')")
        token = json.loads(answer)["token"]
        self.assertIn(f"session={token};", json.loads(headers)[0]["Set-Cookie"])

        message, _, signature = token.rpartition(".")
        expected = hmac.new(SECRET.encode(), message.encode(), hashlib.sha256).digest()
        self.assertEqual(signature, base64.urlsafe_b64encode(expected).decode().rstrip("="))
        payload = message.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        self.assertEqual((claims["role"], claims["user_id"]), ("webuser", 101))

        self.assertEqual(self.request("webuser", "select name from api.me()", claims), ["Carol"])
        again = self.request("webuser", "select api.refresh_token()", claims)[0]
        for given, secret, valid in ((again, SECRET, "t"), (again, "another", "f"), (again[:-1] + "!", SECRET, "f")):
            verify = f"select valid from jwt.verify({literal(given)}, {literal(secret)})"
            self.assertEqual(self.server.psql("todo", verify).stdout, valid + "\n")

    def test_base_changes_are_notified(self):
        self.load_state("base")
        told = self.server.psql("todo", "listen todo_events; update data.todo set private = false where id = 2;").stdout
        self.assertIn('"row": {"id": 2, "owner_id": 1}', told)

    def test_last_state_behaves(self):
        self.load_state(evolutions_of(EXAMPLE)[-1].name)
        self.assertEqual(self.request("anonymous", "select count(id) from api.todos"), ["2"])
        self.assert_denied("anonymous", "select todo from api.todos")
        self.assertEqual(self.request("webuser", "select todo, done, due_on from api.finish(1)", ALICE), ["buy milk|t|"])
        self.assertEqual(self.request("webuser", "select name, todos from api.lists", BOB), ["home|4"])
        self.assertEqual(self.request("webuser", "select api.add_list('garden')", BOB), ["3"])
        self.assert_denied("webuser", "update api.todos set id = 7", ALICE)
        deleted = self.request("moderator", "delete from api.todos returning id", {"role": "moderator", "user_id": 3})
        self.assertEqual(sorted(deleted), ["1", "4"])
        audited = ("select by_user, table_name, operation, row_before ? 'password', row_before ->> 'title' "
                   "from audit.change where by_user is not null order by by_user, 5")
        self.assertEqual(self.server.psql("todo", audited).stdout.splitlines(), [
            "1|data.todo|update|f|buy milk",
            "3|data.todo|delete|f|\\ir is not a command here",
            "3|data.todo|delete|f|buy milk",
        ])


if __name__ == "__main__":
    unittest.main()
