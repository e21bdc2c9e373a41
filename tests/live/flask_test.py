"""Applications with Flask-Migrate: examples/crm-flask from nothing through all its states with rows in place, and
examples/dashboard-flask, whose revisions were written by hand, taken over and continued."""

import contextlib
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from evolutions import evolutions_of, overlay  # noqa: E402
from pgserver import Server, dump_difference  # noqa: E402
from program import PROGRAM  # noqa: E402

# What `alembic check` of later versions does.
CHECK = """
import warnings
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from app import app
from {package} import db
warnings.simplefilter("ignore")
with app.app_context(), db.engine.connect() as connection:
    options = {{"compare_type": True, "target_metadata": db.metadata}}
    found = compare_metadata(MigrationContext.configure(connection, opts=options), db.metadata)
    print(*found, sep="\\n", end="")
"""

REQUESTS = """
from app import app
client = app.test_client()
client.environ_base["HTTP_X_USER"] = "2"
made = client.post("/companies", json={"name": "Wharf & Co", "domain": "wharf.example"})
assert made.status_code == 201 and made.json["created_by"] == 2, made.json
company = made.json["id"]
assert client.post(f"/company/{company}/tags/100%: new").status_code == 204
assert [one["name"] for one in client.get("/companies", query_string={"tag": "100%: new"}).json] == ["Wharf & Co"]
deal = client.post("/deals", json={"title": "Ropes", "company_id": company, "stage_id": 1}).json
assert deal["number"] >= 1003 and deal["status"] == "open", deal
assert client.post(f"/deals/{deal['id']}/close", json={"status": "won"}).json["status"] == "won"
assert client.post("/deal/999/tags/vip").status_code == 404
"""


class FlaskStory:
    """Subclasses name the example, its package and the variable that says where its database is."""

    example = None
    package = None
    variable = None

    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(Server())
        cls.server.create_roles(["crm_app", "crm_reader"])

    def setUp(self):
        self.workspace = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="ashlar-flask-")))
        shutil.copytree(ROOT / "examples" / self.example, self.workspace, dirs_exist_ok=True,
                        ignore=shutil.ignore_patterns("evolutions", "__pycache__"))
        self.versions = self.workspace / "migrations" / "versions"
        self.create("app")
        self.url = self.server.url("app")

    def create(self, database):
        self.server.createdb(database)
        self.addCleanup(self.server.dropdb, database)

    def run_program(self, *arguments, status=0):
        env = {**self.server.environment(), self.variable: self.url, "PYTHONDONTWRITEBYTECODE": "1",
               "FLASK_APP": "app.py", "SOURCE_DATE_EPOCH": "1792000000"}
        done = subprocess.run([str(one) for one in arguments], cwd=self.workspace, env=env, capture_output=True, text=True,
                              check=False)
        self.assertEqual(done.returncode, status, f"{arguments}\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
        return done

    def ashlar(self, *arguments, status=0):
        return self.run_program(PROGRAM, *arguments, status=status)

    def flask(self, *arguments):
        return self.run_program("/usr/bin/python3", "-m", "flask", "db", *arguments).stdout

    def python(self, script):
        return self.run_program("/usr/bin/python3", "-c", script).stdout

    def head(self):
        return self.flask("heads").split()[0]

    def revisions(self):
        return {path.name for path in self.versions.glob("*.py")}

    def dump(self, database="app"):
        """Without Alembic's own table."""
        text = self.server.pg_dump(database)
        return re.sub(r"(?:CREATE|ALTER) TABLE (?:ONLY )?public\.alembic_version\b[^;]*;\n", "", text)

    def dump_of(self, load):
        self.server.createdb("expected")
        try:
            load("expected")
            return self.server.pg_dump("expected")
        finally:
            self.server.dropdb("expected")

    def assert_same(self, expected, what, database="app"):
        difference = dump_difference(expected, self.dump(database), ignore_column_order=True)
        self.assertEqual(difference, "", f"{what}: expected (left) against migrated (right)")

    def offline(self, database):
        """The SQL that Flask-Migrate prints, run by psql."""
        script = self.workspace / "upgrade.sql"
        script.write_text(self.flask("upgrade", "--sql"), encoding="utf-8")
        self.create(database)
        self.server.psql(database, file=script)
        return script


class Crm(FlaskStory, unittest.TestCase):
    example = "crm-flask"
    package = "crm"
    variable = "CRM_DATABASE"

    def sources_dump(self):
        return self.dump_of(lambda database: self.server.psql(database, file=self.workspace / "db" / "src" / "crm.sql"))

    def seed(self, state):
        self.server.psql("app", file=self.workspace / "seeds" / f"{state}.sql")

    def fill_sizes(self):
        """The data revision that the README asks for, filled in by hand."""
        before = self.revisions()
        self.ashlar("add", "--no-diff", "fill-sizes")
        path = self.versions / (self.revisions() - before).pop()
        text = path.read_text(encoding="utf-8")
        filled = re.sub(r"(def upgrade\(\)[^\n]*\n)    pass\n",
                        r"""\1    op.execute("UPDATE companies SET size = 'small' WHERE size IS NULL")""" + "\n", text)
        self.assertNotEqual(filled, text, text)
        if "from alembic import op" not in filled:
            filled = filled.replace("\n# revision", "\nfrom alembic import op\n\n# revision", 1)
        path.write_text(filled, encoding="utf-8")

    def add(self, name):
        done = self.run_program(PROGRAM, "check", status=2)
        self.assertIn("run ashlar add", done.stdout)
        self.ashlar("add", name, "--allow", "DELETES_DATA")
        self.ashlar("check")

    def check_models(self):
        self.ashlar("emit", "models", "--style", "1.4", "-o", "crm/models.py")
        self.assertEqual(self.python(CHECK.format(package=self.package)), "")

    def test_from_nothing_to_the_newest_state_and_back(self):
        self.ashlar("init", "--backend", "alembic")
        self.flask("upgrade")
        states = [(self.head(), self.sources_dump())]
        self.assert_same(states[0][1], "the first revision")
        self.seed("base")
        self.python(REQUESTS)
        self.check_models()
        for evolution in evolutions_of(ROOT / "examples" / self.example):
            if evolution.name.startswith("02"):
                self.fill_sizes()
            overlay(evolution, self.workspace / "db" / "src")
            self.add(evolution.name)
            self.flask("upgrade")
            states.append((self.head(), self.sources_dump()))
            self.assert_same(states[-1][1], evolution.name)
            self.seed(evolution.name)
            self.check_models()
        self.assertEqual(self.server.psql("app", "SELECT headcount FROM companies ORDER BY id LIMIT 3").stdout,
                         "medium\nsmall\nsolo\n")
        self.assertEqual(len(self.flask("heads").splitlines()), 1)
        self.assertEqual(len(re.findall(r"^\S+ -> ", self.flask("history"), re.M)), len(self.revisions()))
        self.assertGreaterEqual(len(self.revisions()), 5)

        self.offline("offline")
        self.assert_same(states[-1][1], "upgrade --sql", database="offline")

        # The label goes, so no row may have it.
        self.server.psql("app", "UPDATE tasks SET priority = 'high' WHERE priority = 'urgent'")
        for revision, expected in reversed(states[:-1]):
            self.flask("downgrade", revision)
            self.assert_same(expected, f"downgrade to {revision}")
        self.flask("downgrade", "base")
        self.assert_same("", "downgrade to base")
        for revision, expected in states:
            self.flask("upgrade", revision)
            self.assert_same(expected, f"upgrade again to {revision}")


# What SQLite has: the tables with their columns, the indexes, the names of constraints.
CONTENTS = """
import sqlalchemy as sa
from app import app
from crm import db
with app.app_context():
    seen = sa.inspect(db.engine)
    for table in sorted(seen.get_table_names()):
        if table != "alembic_version":
            print("table", table)
            for column in sorted(seen.get_columns(table), key=lambda one: one["name"]):
                computed = column.get("computed", {}).get("sqltext", "")
                print("  column", column["name"], "null" if column["nullable"] else "not null", computed)
            for index in sorted(seen.get_indexes(table), key=lambda one: one["name"]):
                print("  index", index["name"], *index["column_names"])
            for key in sorted(seen.get_foreign_keys(table), key=lambda one: one["name"]):
                print("  key", key["name"], key["referred_table"], *key["constrained_columns"])
            for check in sorted(seen.get_check_constraints(table), key=lambda one: one["name"]):
                print("  check", check["name"])
"""

class CrmOnSqlite(FlaskStory, unittest.TestCase):
    """What of the CRM both systems have, on SQLite: each state, reached by revisions, is as a database made anew."""

    example = "crm-flask"
    package = "crm"
    variable = "CRM_DATABASE"

    def setUp(self):
        super().setUp()
        config = self.workspace / "ashlar.toml"
        text = config.read_text(encoding="utf-8")
        config.write_text(text.replace('dir = "migrations"', 'dir = "migrations"\ndialects = ["postgresql", "sqlite"]'),
                          encoding="utf-8")
        self.use("app")

    def use(self, name):
        self.url = f"sqlite:///{self.workspace}/{name}.db"

    def sql(self, text):
        with contextlib.closing(sqlite3.connect(self.workspace / "app.db")) as connection, connection:
            return list(connection.execute(text))

    def contents(self):
        return self.python(CONTENTS)

    def fresh(self, name):
        """A database that the sources of now make in one revision."""
        other = self.workspace / f"fresh-{name}"
        shutil.copytree(self.workspace, other, ignore=shutil.ignore_patterns("*.db", "fresh-*", "versions", "ashlar"))
        here, self.workspace = self.workspace, other
        try:
            self.ashlar("init")
            self.use("fresh")
            self.flask("upgrade")
            return self.contents()
        finally:
            self.workspace = here
            self.use("app")

    def test_up_down_and_up_again(self):
        self.ashlar("init")
        self.flask("upgrade")
        states = [(self.head(), self.contents())]
        self.assertIn("table companies", states[0][1])
        self.sql("INSERT INTO companies (id, name) VALUES (1, 'Harbour: Tools')")
        self.sql("INSERT INTO contacts (id, company_id, first_name, last_name) VALUES (1, 1, 'Ines', 'Falk')")
        for evolution in evolutions_of(ROOT / "examples" / self.example):
            if evolution.name.startswith("02"):
                self.sql("UPDATE companies SET size = 'small'")
            overlay(evolution, self.workspace / "db" / "src")
            self.ashlar("add", evolution.name, "--allow", "DELETES_DATA")
            self.ashlar("check")
            self.flask("upgrade")
            states.append((self.head(), self.contents()))
            self.assertEqual(states[-1][1], self.fresh(evolution.name), evolution.name)
        self.assertEqual(self.sql("SELECT full_name FROM contacts"), [("Ines Falk",)])
        self.assertEqual(self.sql("SELECT headcount FROM companies"), [("small",)])
        for revision, expected in reversed(states[:-1]):
            self.flask("downgrade", revision)
            self.assertEqual(self.contents(), expected, f"downgrade to {revision}")
        self.assertEqual(self.sql("SELECT full_name FROM contacts"), [("Ines Falk",)])
        self.flask("downgrade", "base")
        self.assertEqual(self.contents(), "")
        self.flask("upgrade")
        self.assertEqual(self.contents(), states[-1][1])


EVERYTHING = '''"""everything else that the models declare

Revision ID: d00d
Revises: e4c81f00d2ab
"""
from alembic import op
import sqlalchemy as sa

revision = "d00d"
down_revision = "e4c81f00d2ab"


def upgrade():
    metadata = sa.MetaData()
    sa.Table("audit", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("said", sa.Text))
    metadata.create_all(op.get_bind())


def downgrade():
    op.drop_table("audit")
'''


class Dashboard(FlaskStory, unittest.TestCase):
    example = "dashboard-flask"
    package = "dashboard"
    variable = "DASHBOARD_DATABASE"

    def adopt(self):
        script = self.offline("offline")
        self.ashlar("import", "upgrade.sql")
        script.unlink()
        self.ashlar("init", "--backend", "alembic")

    def assert_no_difference(self, source, target):
        self.assertEqual(self.ashlar("diff", "--from", source, "--to", target).stdout, "no differences\n")

    def compiled_dump(self):
        self.ashlar("compile", "-o", "compiled.sql")
        return self.dump_of(lambda database: self.server.psql(database, file=self.workspace / "compiled.sql"))

    def test_adopted_and_continued(self):
        kept = self.revisions()
        self.adopt()
        self.assertEqual(self.revisions(), kept)
        self.assertIn('dir = "migrations"', (self.workspace / "ashlar.toml").read_text(encoding="utf-8"))
        # What the files say is what Alembic does.
        self.assert_no_difference("migrations", "db/src")
        self.ashlar("check")
        self.flask("upgrade")
        before = self.dump()
        self.assert_same(self.dump("offline"), "online and offline")

        states = [(self.head(), before)]
        for evolution in evolutions_of(ROOT / "examples" / self.example):
            overlay(evolution, self.workspace / "db" / "src")
            self.ashlar("check", status=2)
            self.ashlar("add", evolution.name)
            self.ashlar("check")
            self.assert_no_difference("migrations", "sources")
            self.flask("upgrade")
            states.append((self.head(), self.compiled_dump()))
            self.assert_same(states[-1][1], evolution.name)
        self.assertGreaterEqual(len(self.revisions()), len(kept) + 2)
        self.assertEqual(len(self.flask("heads").splitlines()), 1)
        for revision, expected in reversed(states[:-1]):
            self.flask("downgrade", revision)
            self.assert_same(expected, f"taken back to {revision}")
        self.flask("downgrade", "base")
        self.assert_same("", "taken back to nothing")

    def test_a_revision_that_cannot_be_read_is_told_with_its_place(self):
        self.adopt()
        path = self.versions / "c9931d7be006_first_rows.py"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('    op.execute("INSERT', "    for name in NAMES:\n        op.execute(name)\n"
                                     '    op.execute("INSERT'), encoding="utf-8")
        line = text[:text.index('    op.execute("INSERT')].count("\n") + 1
        done = self.run_program(PROGRAM, "diff", "--from", "migrations", "--to", "db/src", status=1)
        self.assertIn("c9931d7be006", done.stderr)
        self.assertIn("`for`", done.stderr)
        self.assertIn(f"first_rows.py:{line}", done.stderr)

    def test_what_cannot_be_read_is_taken_from_a_database(self):
        """A revision that lets the application make its tables: what it leads to, a database that has it says."""
        (self.workspace / "migrations" / "versions" / "d00d_everything.py").write_text(EVERYTHING, encoding="utf-8")
        self.flask("upgrade")
        before = self.dump()
        self.ashlar("import", self.url)
        done = self.ashlar("init", "--backend", "alembic", "--from", self.url)
        self.assertIn("Created ashlar/adopted.sql", done.stdout)
        self.assertIn("were there before Ashlar", self.ashlar("check").stdout)
        self.assert_no_difference("migrations", self.url)
        path = self.workspace / "db" / "src" / "public" / "tag.sql"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("(60) NOT NULL,", "(60) NOT NULL,\n  colour text DEFAULT '#808080: 100%' NOT NULL,"),
                        encoding="utf-8")
        self.assertNotEqual(path.read_text(encoding="utf-8"), text)
        self.ashlar("add", "colours")
        self.ashlar("check")
        self.assert_no_difference("migrations", "sources")
        self.flask("upgrade")
        self.assert_same(self.compiled_dump(), "continued")
        self.flask("downgrade", "d00d")
        self.assert_same(before, "taken back")


if __name__ == "__main__":
    unittest.main()
