"""The plugins of examples/plugins through real files: what their runners would run is run by psql in the runner's order."""

import os
import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from pgserver import Server, dump_difference  # noqa: E402
from project import Project  # noqa: E402
from runners import Dbmate, Flyway, GolangMigrate  # noqa: E402

STATES = [
    """create schema data;
create type data.state as enum ('open', 'done');
create table data.todo (id integer primary key, todo text not null default 'it''s :x ${y} %s', state data.state not null default 'open');
""",
    """create schema data;
create type data.state as enum ('open', 'waiting', 'done');
create table data.todo (id integer primary key, todo text not null default 'it''s :x ${y} %s', state data.state not null default 'waiting',
  due date);
create index todo_due on data.todo (due);
create function data.late(d date) returns boolean language plpgsql as $$ begin return d < current_date; end $$;
create view data.due as select id, due from data.todo where data.late(due);
""",
    """create schema data;
create type data.state as enum ('open', 'waiting', 'done');
create table data.todo (id integer primary key, todo text not null default 'it''s :x ${y} %s', state data.state not null default 'waiting',
  due date, owner integer);
create view data.due as select id, due, owner from data.todo;
comment on view data.due is 'due todos';
""",
]


class Plugins(Project):
    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(Server())

    def run_scripts(self, runner, scripts, down=False):
        for path in reversed(scripts) if down else scripts:
            self.run_program(self.server.program("psql"), "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--dbname", "app",
                             *runner.arguments(path, down), env=self.server.environment({}))

    def sources(self):
        self.server.createdb("sources")
        try:
            self.server.psql("sources", file=self.folder / "db/src/a.sql")
            return self.server.pg_dump("sources")
        finally:
            self.server.dropdb("sources")

    def assert_same(self, expected):
        self.assertEqual(dump_difference(expected, self.server.pg_dump("app"), ignore_column_order=True), "")

    def story(self, runner):
        path = {"PATH": f"{ROOT / 'examples/plugins'}:{os.environ['PATH']}"}
        self.put("ashlar.toml", f'[project]\nname = "todo"\nsources = ["db/src"]\n[migrations]\nbackend = "{runner.name}"\n'
                                f'dir = "{runner.name}"\n')
        self.server.createdb("app")
        self.addCleanup(self.server.dropdb, "app")
        dumps, steps = [self.server.pg_dump("app")], []
        for number, state in enumerate(STATES):
            self.put("db/src/a.sql", state)
            before = set(runner.scripts(self.folder / runner.name)) if number else set()
            self.ashlar(*(["add", f"state{number}", "--allow", "DELETES_DATA"] if number else ["init"]), env=path)
            self.ashlar("check", env=path)
            steps.append([one for one in runner.scripts(self.folder / runner.name) if one not in before])
            self.run_scripts(runner, steps[-1])
            dumps.append(self.sources())
            self.assert_same(dumps[-1])
        while steps:
            self.run_scripts(runner, steps.pop(), down=True)
            dumps.pop()
            self.assert_same(dumps[-1])

    def test_flyway(self):
        self.story(Flyway)

    def test_golang_migrate(self):
        self.story(GolangMigrate)

    def test_dbmate(self):
        self.story(Dbmate)


if __name__ == "__main__":
    unittest.main()
