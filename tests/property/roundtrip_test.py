#!/usr/bin/env python3
"""What Ashlar prints, it reads as the same; and what differs in form alone is no difference.

Every state of the golden cases and of the examples: its snapshot compiles to itself, has no difference to the state, nor
has the state to itself, nor to the same text in other letters, white space and comments.
"""

import os
import pathlib
import random
import shutil
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "support"), str(HERE.parent / "golden")]

import run as golden  # noqa: E402
from evolutions import states_of  # noqa: E402
from program import ROOT, ashlar  # noqa: E402
from reorder import transcribed  # noqa: E402
from sqltext import items  # noqa: E402


def transcribe(text, source):
    """A whole file in another form; psql commands and the rows of COPY stay as they are."""
    pieces = []
    for item in items(text):
        if item.meta:
            pieces.append(item.text)
        else:
            pieces.append(transcribed(item.text, source) + ";" + ("\n" + item.data if item.data else ""))
    return "\n".join(pieces) + "\n"


class RoundTrip(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="ashlar-roundtrip-")))

    def compiled(self, state, *options, cwd):
        done = ashlar("compile", "--quiet", state, *options, cwd=cwd)
        self.assertEqual(0, done.returncode, done.stderr[:4000])
        return done.stdout

    def assert_no_difference(self, one, other, *options, cwd, what):
        done = ashlar("diff", "--quiet", "--from", one, "--to", other, "--format", "sql", *options, cwd=cwd)
        self.assertEqual(0, done.returncode, what + "\n" + done.stderr[:2000] + done.stdout[:2000])
        self.assertEqual("", done.stdout, what)

    def check_state(self, state, *options, cwd):
        """`state` is how ashlar is told of it in the folder `cwd`."""
        snapshot = self.compiled(state, *options, cwd=cwd)
        path = self.folder / "snapshot.sql"
        path.write_text(snapshot, encoding="utf-8")
        self.assertEqual(snapshot, self.compiled(path, *options, cwd=cwd), "the snapshot compiles to itself")
        self.assert_no_difference(path, state, *options, cwd=cwd, what="snapshot to state")
        self.assert_no_difference(state, path, *options, cwd=cwd, what="state to snapshot")
        self.assert_no_difference(state, state, *options, cwd=cwd, what="state to itself")

    def check_form(self, state, *options, cwd, seed):
        """The state and a copy of its files in another form."""
        copy = self.folder / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        origin = cwd / state
        if origin.is_dir():
            shutil.copytree(origin, copy / state)  # what else is there says in which order files are read
        for path in [origin] if origin.is_file() else sorted(origin.rglob("*.sql")):
            target = copy / path.relative_to(cwd)
            target.parent.mkdir(parents=True, exist_ok=True)
            source = random.Random(f"{seed} {path.relative_to(cwd)}")
            target.write_text(transcribe(path.read_text(encoding="utf-8"), source), encoding="utf-8")
        self.assert_no_difference(state, copy / state, *options, cwd=cwd, what=f"another form, seed {seed}")
        self.assert_no_difference(copy / state, state, *options, cwd=cwd, what=f"from another form, seed {seed}")

    def test_todo_api(self):
        workspace = self.folder / "todo-api"
        for evolution, sources in states_of(ROOT / "examples" / "todo-api", workspace):
            with self.subTest(evolution):
                self.check_state("sources", cwd=workspace)
                # The entry file finds the others beside it, so all of them are copied.
                expected = self.compiled("sources", cwd=workspace)
                kept = {path: path.read_text(encoding="utf-8") for path in sources.rglob("*.sql")}
                for path, text in kept.items():
                    path.write_text(transcribe(text, random.Random(f"{evolution} {path.name}")), encoding="utf-8")
                self.assertEqual(expected, self.compiled("sources", cwd=workspace), "another form")
                for path, text in kept.items():
                    path.write_text(text, encoding="utf-8")

    def test_directory(self):
        workspace = self.folder / "directory"
        for evolution, _ in states_of(ROOT / "examples" / "directory", workspace):
            with self.subTest(evolution):
                self.check_state("sources", cwd=workspace)
                self.check_form("db/src", cwd=workspace, seed=evolution)


def add_golden_states():
    for case in golden.cases(os.environ.get("CASES", "").split()):
        if (case / "diagnostics.txt").exists():
            continue
        for side in ("from", "to"):
            state = golden.state(case, side)
            if state == "empty":
                continue
            name = f"test_{case.relative_to(golden.HERE)}_{side}".replace("/", "_").replace("-", "_")

            def test(self, case=case, state=state):
                self.check_state(state, *golden.options(case), cwd=case)
                for seed in range(2):
                    self.check_form(state, *golden.options(case), cwd=case, seed=seed)

            setattr(RoundTrip, name, test)


add_golden_states()

if __name__ == "__main__":
    unittest.main()
