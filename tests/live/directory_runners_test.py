"""The evolutions of examples/directory through sqitch, Alembic, psql and the plugins: after each, all databases are as
the sources make one."""

import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import unittest  # noqa: E402

from runners_story import RunnersStory  # noqa: E402


class Directory(RunnersStory):
    example = ROOT / "examples" / "directory"

    def load_sources(self, database):
        for path in sorted(self.sources.rglob("*.sql")):
            self.loaded.psql(database, file=path)

    def prepare_roles(self):
        self.server.psql("postgres", file=self.sources / "001-roles.sql")

    def test_every_evolution(self):
        self.tell_the_story()


if __name__ == "__main__":
    unittest.main()
