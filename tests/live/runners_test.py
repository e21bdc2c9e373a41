"""The evolutions of examples/todo-api, crm-flask and dashboard-flask through sqitch, Alembic, psql and the plugins: after each,
all databases are as the sources make one."""

import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import unittest  # noqa: E402

from runners_story import RunnersStory  # noqa: E402


class Todo(RunnersStory):
    example = ROOT / "examples" / "todo-api"
    environment = {"DB_ANON_ROLE": "anonymous", "DB_USER": "authenticator", "DB_PASS": "not a word for a script",
                   "JWT_SECRET": "a secret for the tests; it's long", "JWT_LIFETIME": "60", "SAMPLE_DATA": "on", "STAGE": "test"}

    def load_sources(self, database):
        self.loaded.psql(database, file=self.sources / "init.sql", env=self.environment)

    def prepare_roles(self):
        self.server.create_roles(["anonymous", "authenticator", "webuser", "api", "moderator"])

    def test_every_evolution(self):
        self.tell_the_story()


class Crm(RunnersStory):
    example = ROOT / "examples" / "crm-flask"

    def load_sources(self, database):
        self.loaded.create_roles(["crm_app", "crm_reader"])
        self.loaded.psql(database, file=self.sources / "crm.sql")

    def prepare_roles(self):
        self.server.create_roles(["crm_app", "crm_reader"])

    def test_every_evolution(self):
        self.tell_the_story()


class Dashboard(RunnersStory):
    """What its revisions make is imported; from then on all runners go on from there."""

    example = ROOT / "examples" / "dashboard-flask"

    def lay_out(self):
        super().lay_out()
        printed = subprocess.run(["/usr/bin/python3", "-m", "flask", "db", "upgrade", "--sql"], cwd=self.example, check=True,
                                 capture_output=True, text=True,
                                 env={**os.environ, "DASHBOARD_DATABASE": "postgresql:///dashboard", "FLASK_APP": "app.py",
                                      "PYTHONDONTWRITEBYTECODE": "1"}).stdout
        (self.workspace / "upgrade.sql").write_text(printed, encoding="utf-8")
        self.clock = 1792000000
        self.ashlar("import", "upgrade.sql")
        (self.workspace / "ashlar.toml").write_text('[project]\nname = "dashboard"\nsources = ["db/src"]\n', encoding="utf-8")

    def load_sources(self, database):
        # Its files are in no order that psql could load them in.
        self.ashlar("compile", "-o", "compiled.sql")
        self.loaded.psql(database, file=self.workspace / "compiled.sql")

    def prepare_roles(self):
        pass

    def test_every_evolution(self):
        self.tell_the_story()


if __name__ == "__main__":
    unittest.main()
