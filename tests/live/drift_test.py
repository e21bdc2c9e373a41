#!/usr/bin/env python3
"""ashlar drift on a real server: what differs, who is ahead, and which known state the database is as."""

import json
import pathlib
import subprocess
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

from live_database import LiveCase, ashlar  # noqa: E402
from program import environment  # noqa: E402

CONFIG = """[project]
name = "shop"
sources = ["src"]
[migrations]
backend = "sqitch"
dir = "migrations"
"""
FIRST = "CREATE SCHEMA shop;\nCREATE TABLE shop.item (id integer PRIMARY KEY, name text NOT NULL);\n"
SECOND = FIRST + "CREATE INDEX item_name ON shop.item (name);\n"
THIRD = SECOND + "CREATE VIEW shop.items AS SELECT item.id, item.name FROM shop.item;\nGRANT SELECT ON shop.items TO webuser;\n"
WHO = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@example.org", "SQITCH_FULLNAME": "x",
       "SQITCH_EMAIL": "x@example.org"}


class Drift(LiveCase):
    def setUp(self):
        super().setUp()
        self.root = pathlib.Path(self.folder)
        (self.root / "src").mkdir()
        (self.root / "ashlar.toml").write_text(CONFIG)
        self.declare(FIRST)
        self.project("init")
        self.project("release", "1.9")
        self.declare(SECOND)
        self.project("add", "names")
        self.project("release", "1.10")
        self.declare(THIRD)
        self.project("add", "view")
        self.load("live", [])
        self.url = self.server.url("live")

    def declare(self, sql):
        (self.root / "src" / "shop.sql").write_text(sql)

    def project(self, *arguments):
        ashlar(*arguments, check=0, cwd=self.folder, env=environment(WHO))

    def drift(self, status, *words, options=()):
        done = ashlar("drift", self.url, *options, check=status, cwd=self.folder)
        self.assertEqual("", done.stderr)
        for word in words:
            self.assertIn(word, done.stdout)
        return done.stdout

    def test_at_head(self):
        self.server.psql("live", THIRD)
        self.drift(0, "no differences", "The database is as head says.")

    def test_behind(self):
        self.server.psql("live", SECOND)
        self.drift(2, "create view shop.items", "as release:1.10 says: head is ahead of it")
        self.drift(0, "The database is as release:1.10 says.", options=["--to", "release:1.10"])
        self.drift(2, "drop index shop.item_name", "it is ahead of release:1.9", options=["--to", "release:1.9"])

    def test_ahead(self):
        fourth = THIRD + "CREATE TABLE shop.sale (item integer REFERENCES shop.item, at date);\n"
        self.declare(fourth)
        self.server.psql("live", fourth)
        self.drift(2, "drop table shop.sale", "DELETES_DATA", "as sources says: it is ahead of head")
        self.drift(0, options=["--to", "sources"])

    def test_changed_by_hand(self):
        self.server.psql("live", THIRD)
        self.server.psql("live", "CREATE INDEX by_hand ON shop.item (id, name)")
        self.drift(2, "drop index shop.by_hand", "as no known state says: it has more than head")
        self.server.psql("live", "DROP VIEW shop.items")
        self.drift(2, "each have what the other lacks")
        self.server.psql("live", "DROP INDEX shop.by_hand; DROP INDEX shop.item_name")
        self.drift(2, "as release:1.9 says: head is ahead of it")
        self.server.psql("live", "ALTER TABLE shop.item ALTER COLUMN name DROP NOT NULL")
        self.drift(2, "ALTER TABLE shop.item ALTER COLUMN name SET NOT NULL")

    def test_what_sources_do_not_mention_is_left_alone(self):
        self.server.psql("live", THIRD)
        self.server.psql("live", "CREATE SCHEMA theirs; CREATE TABLE theirs.t (a int); CREATE TABLE public.t (a int);"
                                 "CREATE ROLE golden_stray; ALTER SCHEMA theirs OWNER TO alice")
        self.drift(0)
        self.server.psql("live", "GRANT DELETE ON shop.items TO webuser")
        self.drift(2, "REVOKE DELETE ON TABLE shop.items FROM webuser")

    def test_owners(self):
        self.server.psql("live", THIRD)
        self.server.psql("live", "ALTER TABLE shop.item OWNER TO alice; ALTER VIEW shop.items OWNER TO alice;"
                                 "ALTER SCHEMA shop OWNER TO alice")
        self.drift(0)
        self.server.psql("live", "ALTER VIEW shop.items OWNER TO bob")
        self.drift(2, "owner", "shop.items")

    def test_a_server_decides_what_only_it_can(self):
        """It orders the keys of a jsonb constant: whether another order is another constant is not decided offline."""
        def with_check(value):
            return FIRST + ("ALTER TABLE shop.item ADD doc jsonb;\nALTER TABLE shop.item ADD CONSTRAINT fits CHECK "
                            f"(doc @> '{value}');\n")
        self.declare(with_check('{"bb": 1, "a": 2}'))
        self.project("add", "fits")
        self.server.psql("live", with_check('{"bb": 1, "a": 2}'))
        offline = ashlar("drift", self.url, "--elaborate", "never", check=0, cwd=self.folder)
        self.assertIn("[undecided-text]", offline.stderr)
        self.drift(0, "The database is as head says.")
        self.drift(0, options=["--elaborate", "always", "--server", self.server.url("postgres")])
        self.server.psql("live", "ALTER TABLE shop.item DROP CONSTRAINT fits, "
                                 "ADD CONSTRAINT fits CHECK (doc @> '{\"bb\": 1, \"a\": 3}')")
        self.drift(2, "fits", options=["--elaborate", "always"])

    def test_after_sqitch(self):
        """The registry that sqitch keeps in the database is nobody's drift."""
        subprocess.run(["sqitch", "deploy", self.server.sqitch_target("live")], cwd=self.root / "migrations", check=True,
                       capture_output=True, env=self.server.environment(WHO))
        self.drift(0)
        imported = ashlar("import", self.url, "--dir", "imported", check=0, cwd=self.folder).stdout
        self.assertNotIn("sqitch", imported)

    def test_forms(self):
        self.server.psql("live", SECOND)
        document = json.loads(self.drift(2, options=["--format", "json"]))
        self.assertEqual((1, "release:1.10", "other"), (document["ashlar_drift"], document["matches"], document["ahead"]))
        self.assertEqual("head", document["plan"]["to"])
        self.assertIn("CREATE VIEW shop.items", self.drift(2, options=["--format", "sql"]))
        self.drift(2, options=["-o", "out.sql", "--format", "sql"])
        self.server.psql("live", (self.root / "out.sql").read_text())
        self.drift(0)

    def test_no_secret_in_any_form(self):
        self.server.psql("live", SECOND)
        self.url = self.url.replace("postgres@", "postgres:hush-hush@", 1)
        for form in ("human", "sql", "json"):
            self.assertNotIn("hush", self.drift(2, options=["--format", form]))
        done = ashlar("diff", "--from", self.url, "--to", "sources", "--format", "json", check=2, cwd=self.folder)
        self.assertNotIn("hush", done.stdout + done.stderr)

    def test_wrong_use(self):
        for arguments, status, code in ((["drift", "sources"], 1, "bad-usage"),
                                        (["drift", self.url, "--to", "release:7"], 1, "no-such-state"),
                                        (["drift", "host=/nowhere"], 3, "cannot-connect")):
            done = ashlar(*arguments, cwd=self.folder)
            self.assertEqual(status, done.returncode, done.stderr)
            self.assertIn(f"[{code}]", done.stderr)


if __name__ == "__main__":
    unittest.main()
