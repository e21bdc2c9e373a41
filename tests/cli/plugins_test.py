"""Backends that are programs of their own: those of examples/plugins, and ones that misbehave."""

import json
import os
import pathlib
import re
import sys
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from project import Project  # noqa: E402

EXAMPLES = ROOT / "examples" / "plugins"
TABLE = "create schema data;\ncreate table data.todo (id integer primary key);\n"

# What a plugin does wrong, and what is said of it.
BROKEN = {
    "crash": ("echo 'no such thing' >&2; exit 7", "it ended with status 7", "no such thing"),
    "killed": ("kill -9 $$", "it ended with status 137", ""),
    "silent": ("cat >/dev/null", "its answer is no JSON object", ""),
    "garbage": ("echo hello", "its answer is no JSON object", ""),
    "array": ("echo '[]'", "its answer is no JSON object", ""),
    "version": ("echo '{\"files\": []}'", 'its answer lacks "ashlar_plugin": 1', ""),
    "nofiles": ("echo '{\"ashlar_plugin\": 1}'", 'its answer has no list "files"', ""),
    "forgetful": ("echo '{\"ashlar_plugin\": 1, \"files\": []}'", "its answer has no file for the migration", ""),
    "content": ("echo '{\"ashlar_plugin\": 1, \"files\": [{\"path\": \"a\"}]}'", 'lacks "path" or "content"', ""),
    "slow": ("echo started >&2; sleep 600", "it took longer than 1 seconds", "started"),
    "orphan": ("sleep 600 & exit 0", "its answer is no JSON object|it took longer than 1 seconds", ""),
    "endless": ("exec cat /dev/zero", "it wrote more than 64 MiB|it took longer than 1 seconds", ""),
}
OUTSIDE = ["../x.sql", "/tmp/x.sql", "a/../../x", ".hidden", "a/.git/config", "ashlar/head.sql", "a//b", "a/", "", "a\\u0001", "."]


class Plugins(Project):
    def setUp(self):
        super().setUp()
        self.bin = self.folder.parent / "bin"
        self.bin.mkdir()
        self.path = {"PATH": f"{self.bin}:{EXAMPLES}:{os.environ['PATH']}"}
        self.put("db/src/data.sql", TABLE)

    def plugin(self, name, script):
        program = self.bin / f"ashlar-backend-{name}"
        program.write_text("#!/bin/sh\n" + script + "\n", encoding="utf-8")
        program.chmod(0o755)
        self.put("ashlar.toml", f'[project]\nname = "todo"\nsources = ["db/src"]\n[migrations]\nbackend = "{name}"\n'
                                'dir = "out"\ntime_limit = 1\n')

    def test_they_are_listed(self):
        lines = dict(line.split(None, 1) for line in self.ashlar("backends", env=self.path).stdout.splitlines())
        self.assertEqual(lines["sqitch"], "built in")
        for name in ("flyway", "golang-migrate", "dbmate"):
            self.assertEqual(lines[name], str(EXAMPLES / f"ashlar-backend-{name}"))

    def test_the_examples_conform(self):
        template = self.bin / "ashlar-backend-template"
        template.write_bytes((EXAMPLES / "template").read_bytes())
        template.chmod(0o755)
        for name in ("flyway", "golang-migrate", "dbmate", "template", "sqitch", "psql"):
            with self.subTest(name):
                done = self.ashlar("backends", "check", name, env=self.path)
                self.assertNotIn("wrong", done.stdout)
                self.assertIn("ok      history", done.stdout)
        self.ashlar("backends", "check", "nothing", env=self.path, status=1, code="unknown-backend")

    def test_what_does_not_conform(self):
        answer = """printf '{"ashlar_plugin": 1, "files": [{"path": "a", "content": "%s"}]}' """
        for name, script, wrong in (("any", answer + "x", "version of the protocol"), ("crash", "exit 1", "version of the protocol"),
                                    ("moody", "read -r x; case $x in *999*) echo '{\"error\": \"no\"}';; *) " + answer +
                                     '"$(date +%N)";; esac', "answered in two ways")):
            with self.subTest(name):
                self.plugin(name, script)
                done = self.ashlar("backends", "check", name, env=self.path, status=3)
                self.assertRegex(done.stdout, rf"wrong   .*{wrong}")

    def test_a_project_with_each(self):
        for name in ("flyway", "golang-migrate", "dbmate"):
            with self.subTest(name):
                self.put("db/src/view.sql", "")
                self.put("ashlar.toml", f'[project]\nname = "todo"\nsources = ["db/src"]\n[migrations]\nbackend = "{name}"\n'
                                        f'dir = "out-{name}"\n')
                self.ashlar("init", env=self.path)
                self.put("db/src/view.sql", "create view data.todos as select id from data.todo;\n")
                self.ashlar("check", env=self.path, status=2)
                self.ashlar("add", "todos", "--note", "a note", env=self.path)
                self.ashlar("check", env=self.path)
                self.ashlar("add", "rows", "--no-diff", env=self.path)
                self.ashlar("release", "v1", env=self.path)
                self.ashlar("check", env=self.path)
                self.assertIn("view data.todos is new", self.ashlar("log", env=self.path).stdout)
                done = self.refused("add", "a b", "--no-diff", env=self.path, code="plugin-refused")
                self.assertIn(f"ashlar-backend-{name}: the name", done.stderr)
                self.refused("release", "../x", env=self.path, code="refused-name")

    def test_bugs_of_a_plugin(self):
        for name, (script, said, shown) in BROKEN.items():
            with self.subTest(name):
                self.plugin(name, script)
                begin = time.monotonic()
                done = self.refused("init", env=self.path, status=3, code="plugin-failed")
                self.assertLess(time.monotonic() - begin, 60)
                self.assertRegex(done.stderr, said if "|" in said else re.escape(said))
                self.assertIn(shown, done.stderr)
                self.assertIn(f"this is a bug in {self.bin}/ashlar-backend-{name}", done.stderr)

    def test_paths_stay_inside(self):
        for path in OUTSIDE:
            with self.subTest(path):
                self.plugin("out", f"""echo '{{"ashlar_plugin": 1, "files": [{{"path": "{path}", "content": "x"}}]}}'""")
                done = self.refused("init", env=self.path, status=3, code="plugin-failed")
                self.assertIn("it wants to write", done.stderr)
        answer = """echo '{"ashlar_plugin": 1, "files": [{"path": "%s", "content": "x"}]}'"""
        self.plugin("out", answer % "first")
        self.ashlar("init", env=self.path)
        (self.folder / "out/link").symlink_to(self.folder.parent / "elsewhere")
        (self.folder.parent / "elsewhere").mkdir()
        self.put("db/src/view.sql", "create view data.todos as select id from data.todo;\n")
        self.plugin("out", answer % "link/x")
        self.refused("add", "x", env=self.path, code="outside-directory")
        self.assertEqual(list((self.folder.parent / "elsewhere").iterdir()), [])

    def test_what_is_the_users_fault(self):
        self.plugin("strict", """echo '{"ashlar_plugin": 1, "error": "no views, please", "hint": "use tables"}'""")
        done = self.refused("init", env=self.path, status=1, code="plugin-refused")
        self.assertIn("ashlar-backend-strict: no views, please", done.stderr)
        self.assertIn("use tables", done.stderr)

    def test_the_environment_is_scrubbed(self):
        self.plugin("env", """cat >/dev/null; printf '{"ashlar_plugin": 1, "files": [{"path": "env", "content": "%s"}]}' """
                           """"$(env -u _ -u PWD -u SHLVL -u OLDPWD | cut -d= -f1 | sort | tr '\\n' ' ')\"""")
        self.ashlar("init", env={**self.path, "PGPASSWORD": "secret", "HOME": "/root"})
        self.assertEqual(self.read("out/env").split(), ["LANG", "LC_ALL", "PATH", "TZ"])

    def test_the_request_is_as_documented(self):
        self.plugin("tee", f"""cat >{self.folder}/request; echo '{{"ashlar_plugin": 1, "files": [{{"path": "a", "content": ""}}]}}'""")
        self.ashlar("init", env=self.path)
        request = json.loads(self.read("request"))
        schema = json.loads((ROOT / "docs/plugin-request.schema.json").read_text(encoding="utf-8"))
        self.assertEqual(set(request), {name for name in schema["properties"]})
        self.assertEqual(set(schema["then"]["required"]) | set(schema["required"]), set(request))
        plan = json.loads((ROOT / "docs/plan.schema.json").read_text(encoding="utf-8"))
        self.assertEqual(set(plan["required"]), set(request["plan"]))
        step = plan["$defs"]["step"]
        for one in request["plan"]["steps"]:
            self.assertLessEqual(set(step["required"]), set(one))
            self.assertLessEqual(set(one), set(step["properties"]))

    def test_options_and_limits(self):
        self.plugin("tee", f"""cat >{self.folder}/request; echo '{{"ashlar_plugin": 1, "files": [{{"path": "a", "content": ""}}]}}'""")
        self.put("ashlar.toml", self.read("ashlar.toml") + 'table = "versions"\n')
        self.ashlar("init", env=self.path)
        self.assertEqual(json.loads(self.read("request"))["options"], {"table": "versions"})
        self.put("ashlar.toml", self.read("ashlar.toml").replace("time_limit = 1", "time_limit = 0"))
        self.refused("add", "x", env=self.path, code="config-value")


if __name__ == "__main__":
    unittest.main()
