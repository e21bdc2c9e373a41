"""A project in a folder of its own, for tests that call ashlar, git and others as a team does."""

import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ASHLAR = os.environ.get("ASHLAR", str(ROOT / "build" / "ashlar"))
ENVIRONMENT = {"SQITCH_FULLNAME": "Ann Other", "SQITCH_EMAIL": "ann@example.com", "GIT_AUTHOR_NAME": "Ann",
               "GIT_AUTHOR_EMAIL": "ann@example.com", "GIT_COMMITTER_NAME": "Ann", "GIT_COMMITTER_EMAIL": "ann@example.com",
               "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}


class Project(unittest.TestCase):
    """Helpers to write, run and compare; `self.folder` is the project's."""

    maxDiff = 4000

    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="ashlar-cli-"))) / "todo"
        self.folder.mkdir()
        self.clock = 1792000000

    def run_program(self, *arguments, status=0, env=None, cwd=None):
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("SQITCH_", "GIT_"))}
        self.clock += 60
        done = subprocess.run(list(map(str, arguments)), cwd=cwd or self.folder, capture_output=True, text=True, check=False,
                              env={**clean, **ENVIRONMENT, "SOURCE_DATE_EPOCH": str(self.clock), **(env or {})})
        if status is not None:
            self.assertEqual(done.returncode, status, " ".join(map(str, arguments)) + "\n" + done.stdout + done.stderr)
        return done

    def ashlar(self, *arguments, status=0, code=None, env=None, cwd=None):
        done = self.run_program(ASHLAR, *arguments, status=status, env=env, cwd=cwd)
        if code is not None:
            self.assertIn(f"[{code}]", done.stderr)
        return done

    def git(self, *arguments, status=0):
        return self.run_program("git", *arguments, status=status)

    def commit(self, message):
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", message)

    def put(self, path, text):
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")

    def read(self, path):
        return (self.folder / path).read_text(encoding="utf-8")

    def files(self):
        return {str(path.relative_to(self.folder)): path.read_bytes() if path.is_file() else None
                for path in self.folder.rglob("*") if ".git" not in path.relative_to(self.folder).parts}

    def refused(self, *arguments, code, status=1, env=None):
        """Fails with that code, and changes nothing on the disk."""
        before = self.files()
        done = self.ashlar(*arguments, status=status, code=code, env=env)
        self.assertEqual(done.stdout, "")
        self.assertEqual(self.files(), before)
        return done
