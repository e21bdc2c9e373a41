"""The evolutions of examples/todo-api and examples/crm-flask through sqitch, Alembic, psql and the plugins: after each,
all databases are as the sources make one."""

import pathlib
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


if __name__ == "__main__":
    unittest.main()
