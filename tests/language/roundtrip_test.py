#!/usr/bin/env python3
"""What --emit ash prints compiles to the identical snapshot, for every state of the golden cases and the examples."""

import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile
import tomllib
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ASHLAR = os.environ.get("ASHLAR", str(ROOT / "build" / "ashlar"))


def run(*arguments, cwd=None):
    return subprocess.run([ASHLAR, *map(str, arguments)], cwd=cwd, capture_output=True, timeout=120,
                          env={**os.environ, "ASHLAR_STDLIB": str(ROOT / "stdlib")})


def states():
    """(path of a state, its options) of every golden case."""
    for case in sorted((ROOT / "tests" / "golden").glob("*/*")):
        options = []
        if (case / "case.toml").exists():
            given = tomllib.loads((case / "case.toml").read_text()).get("arguments", [])
            if "--postgres" in given:
                options = ["--postgres", given[given.index("--postgres") + 1]]
        for name in ("from.sql", "to.sql", "from", "to"):
            if (case / name).exists():
                yield case / name, options


def check(state, options, folder):
    """None where the round trip holds or there is no state; else what differs."""
    compiled = run("compile", *options, state)
    if compiled.returncode != 0:
        return "skipped"
    emitted = run("compile", "--emit", "ash", *options, state)
    path = pathlib.Path(folder) / (str(state.relative_to(ROOT)).replace("/", "_") + ".ash")
    path.write_bytes(emitted.stdout)
    back = run("compile", *options, path)
    if back.returncode != 0 or back.stdout != compiled.stdout:
        return f"{state}: {back.stderr.decode()}\n" + difference(compiled.stdout, back.stdout)
    if run("fmt", "--check", path).returncode != 0:
        return f"{state}: what is printed is not laid out as fmt does"
    return None


def difference(before, after):
    import difflib
    return "\n".join(difflib.unified_diff(before.decode().splitlines(), after.decode().splitlines(), lineterm="", n=1))


class RoundTrip(unittest.TestCase):
    def test_golden_cases(self):
        checked = 0
        with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(2) as pool:
            for found in pool.map(lambda state: check(*state, folder), states()):
                if found != "skipped":
                    with self.subTest():
                        self.assertIsNone(found)
                    checked += 1
        self.assertGreater(checked, 200)

    def test_examples(self):
        for example in ("todo-api", "directory", "crm-flask", "todo-ash", "mixed", "tenants"):
            with self.subTest(example), tempfile.TemporaryDirectory() as folder:
                project = ROOT / "examples" / example
                compiled = run("-C", project, "compile")
                self.assertEqual(0, compiled.returncode, compiled.stderr)
                path = pathlib.Path(folder) / "all.ash"
                path.write_bytes(run("-C", project, "compile", "--emit", "ash").stdout)
                back = run("compile", path)
                self.assertEqual(compiled.stdout.decode(), back.stdout.decode(), back.stderr)
                (pathlib.Path(folder) / "all.sql").write_bytes(compiled.stdout)
                imported = run("import", "all.sql", "--dir", "split", "--as", "ash", cwd=folder)
                self.assertEqual(0, imported.returncode, imported.stderr)
                again = run("compile", "split", cwd=folder)
                self.assertEqual(compiled.stdout.decode(), again.stdout.decode(), again.stderr)


if __name__ == "__main__":
    unittest.main()
