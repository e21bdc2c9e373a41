"""The sources of examples/directory load on a real server in every state, and do what they say."""

import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from evolutions import evolutions_of, states_of  # noqa: E402
from pgserver import PgError, Server, dump_difference, dump_equal  # noqa: E402

EXAMPLE = ROOT / "examples" / "directory"
CALLS = ROOT / "tests" / "live" / "directory_calls.sql"
SAME_SCHEMA = {"21-files-moved"}
QUIET = {"PGOPTIONS": "-c client_min_messages=warning"}
MIRA = "a0000000-0000-4000-8000-000000000001"
CURATOR = "a0000000-0000-4000-8000-000000000003"
TIDAL_KIT = "c0000000-0000-4000-8000-000000000001"


class DirectorySources(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(Server())
        cls.server.createdb("base")
        for path in cls.files(EXAMPLE / "db" / "src"):
            cls.server.psql("base", file=path)
        cls.server.psql("base", file=EXAMPLE / "seed.sql")

    @staticmethod
    def files(sources):
        return sorted(sources.rglob("*.sql"))

    def request(self, role, sql, account=""):
        """Runs SQL as the web server does for a request, and takes it back; returns the lines of the answer."""
        claims = f'{{"account": "{account}"}}'
        return self.server.psql("base", f"begin; set local role {role}; set local request.jwt.claims = '{claims}';\n"
                                        f"{sql};\nrollback;").stdout.splitlines()

    def assert_denied(self, role, sql, account="", why="permission denied"):
        with self.assertRaisesRegex(PgError, why):
            self.request(role, sql, account)

    def test_every_state_loads(self):
        before = None
        with tempfile.TemporaryDirectory(prefix="ashlar-directory-") as workspace:
            for name, sources in states_of(EXAMPLE, workspace):
                with self.subTest(state=name):
                    self.server.createdb("state")
                    try:
                        # One session is quicker than one a file, and no file leaves settings behind.
                        script = "".join(f"\\i '{path}'\n" for path in self.files(sources))
                        self.assertEqual(self.server.psql("state", script, env=QUIET).stderr, "")
                        dump = self.server.pg_dump("state")
                    finally:
                        self.server.dropdb("state")
                    if name in SAME_SCHEMA:
                        self.assertEqual(dump_difference(before, dump), "")
                    elif before is not None:
                        self.assertFalse(dump_equal(before, dump), "the evolution changes nothing")
                    before = dump

    def test_every_evolution_says_what_it_is(self):
        self.assertGreaterEqual(len(evolutions_of(EXAMPLE)), 14)
        for evolution in evolutions_of(EXAMPLE):
            with self.subTest(evolution=evolution.name):
                self.assertEqual(len((evolution / "about.txt").read_text(encoding="utf-8").splitlines()), 1)

    def test_every_table_has_a_trigger(self):
        bare = ("select c.oid::regclass from pg_class c where c.relkind in ('r', 'p') "
                "and c.relnamespace in ('public'::regnamespace, 'audit'::regnamespace) "
                "and not exists (select from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal)")
        self.assertEqual(self.server.psql("base", bare).stdout, "")

    def test_functions_run(self):
        self.server.psql("base", file=CALLS)

    def test_visitors_see_what_is_published(self):
        self.assertEqual(self.request("dir_anon", "select slug from software order by slug"), ["glyph-scan", "tidal-kit"])
        self.assertEqual(self.request("dir_anon", "select count(*) from published_software"), ["2"])
        self.assertEqual(self.request("dir_anon", "select display_name from person order by 1"),
                         ["Jonas Weber", "Mira Okafor"])
        self.assert_denied("dir_anon", "select email from person")
        self.assert_denied("dir_anon", "select * from account")
        self.assert_denied("dir_anon", "select * from audit.change")

    def test_users_change_their_own_pages(self):
        change = "update software set short_statement = 'new' returning slug"
        self.assertEqual(self.request("dir_user", change, MIRA), ["tidal-kit"])
        self.assertEqual(self.request("dir_user", "select slug from my_software", MIRA), ["tidal-kit"])
        self.assertEqual(self.request("dir_user", "update my_profile set biography = 'b' returning account", MIRA), [MIRA])
        self.assert_denied("dir_user", "insert into software (slug, brand_name, is_published) values ('x', 'X', true)",
                           MIRA, why="row-level security")
        self.assert_denied("dir_user", "select submit_review(gen_random_uuid(), 'accept', 1, '')", MIRA, why="no review")
        self.assert_denied("dir_user", f"select leave_software('{TIDAL_KIT}')", MIRA, why="a page needs a maintainer")

    def test_the_curator_reviews(self):
        self.assertEqual(self.request("dir_curator", "select verdict, score from review", CURATOR), ["accept|92.50"])
        self.assert_denied("dir_curator", "update review set score = 1", CURATOR, why="handed in")

    def test_changes_are_audited(self):
        self.assertEqual(
            self.request("dir_admin", f"update software set short_statement = 'new' where id = '{TIDAL_KIT}'; "
                                      f"select operation, changed -> 'short_statement' "
                                      f"from audit.history_of('software', '{TIDAL_KIT}', 1)"),
            ['U|["Analyse tides", "new"]'])


if __name__ == "__main__":
    unittest.main()
