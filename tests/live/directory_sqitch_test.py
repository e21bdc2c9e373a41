"""examples/directory through sqitch, with rows in place: each state that migrations lead to is the one of the sources."""

import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from sqitch_story import SqitchStory  # noqa: E402


class DirectorySqitch(SqitchStory):
    example = ROOT / "examples" / "directory"

    def load_sources(self, server, database):
        for path in sorted(self.sources.rglob("*.sql")):
            server.psql(database, file=path)

    def prepare_roles(self, server):
        server.psql("postgres", file=self.sources / "001-roles.sql")

    def test_every_evolution_and_back(self):
        expected = self.start()
        self.deployed.psql(self.database, file=self.workspace / "seed.sql")
        self.evolve(expected)


if __name__ == "__main__":
    unittest.main()
