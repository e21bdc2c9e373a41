#!/usr/bin/env python3
"""The golden files of backends: tests/backends/<backend>/<case>.

A case holds from.sql (may be missing: nothing) and to.sql, perhaps a folder `present` with what the project has
already, `ashlar.toml` where another than the usual one is wanted, and `add.txt` with options of `ashlar add`, one a
line. `expected` holds every file that `ashlar init` and `ashlar add` write, snapshots aside, or `diagnostics.txt` is what
`ashlar add` says on stderr. --update writes these anew, for review with git diff.
"""

import argparse
import difflib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
CONFIG = """[project]
name = "golden"
sources = ["schema.sql"]

[gates]
data_loss = "allow"
"""


def cases(names):
    found = sorted(path.parent for path in HERE.glob("*/*/to.sql"))
    return [path for path in found if not names or any(name in str(path.relative_to(HERE)) for name in names)]


def ashlar(program, project, *arguments):
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1795262400"}
    return subprocess.run([program, "-C", str(project), *arguments, "--color", "never"], capture_output=True, text=True,
                          env=environment, timeout=120)


def files_of(folder):
    return {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


def outcome(program, case, workspace):
    """The files that a case's commands write or change, or what the last one says where it fails."""
    project = pathlib.Path(workspace)
    if (case / "present").is_dir():
        shutil.copytree(case / "present", project, dirs_exist_ok=True)
    own = case / "ashlar.toml"
    (project / "ashlar.toml").write_text(own.read_text() if own.exists() else CONFIG)
    sources = project / "schema.sql"
    first = case / "from.sql"
    sources.write_text(first.read_text() if first.exists() else "")
    before = files_of(project)
    run = ashlar(program, project, "init", "--backend", case.parent.name)
    if run.returncode == 0:
        options = case / "add.txt"
        sources.write_text((case / "to.sql").read_text())
        run = ashlar(program, project, "add", "change",
                     *(options.read_text().splitlines() if options.exists() else []))
    if run.returncode != 0:
        return {"diagnostics.txt": run.stderr}
    after = files_of(project)
    return {"expected/" + path: text for path, text in after.items()
            if before.get(path) != text and path not in ("schema.sql", "ashlar.toml") and "/ashlar/" not in path}


def expected_of(case):
    return {path: text for path, text in files_of(case).items()
            if path.startswith("expected/") or path == "diagnostics.txt"}


def check(program, case):
    with tempfile.TemporaryDirectory() as workspace:
        now = outcome(program, case, workspace)
    old = expected_of(case)
    problems = []
    for path in sorted(set(now) | set(old)):
        lines = difflib.unified_diff(old.get(path, "").splitlines(True), now.get(path, "").splitlines(True),
                                     path + " (expected)", path + " (now)")
        problems += ["".join(lines)] if now.get(path) != old.get(path) else []
    python = [str(case / path) for path in old if path.endswith(".py")]
    if python:
        for tool in (["black", "--quiet", "--check"], ["py_compile"]):
            run = subprocess.run(["/usr/bin/python3", "-B", "-m", *tool, *python], capture_output=True, text=True,
                                 env={**os.environ, "PYTHONPYCACHEPREFIX": tempfile.gettempdir()}, check=False)
            problems += [f"{tool[0]}: {run.stdout}{run.stderr}"] if run.returncode else []
    return problems


def update(program, case):
    shutil.rmtree(case / "expected", ignore_errors=True)
    (case / "diagnostics.txt").unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as workspace:
        for path, text in outcome(program, case, workspace).items():
            (case / path).parent.mkdir(parents=True, exist_ok=True)
            (case / path).write_text(text)
    return []


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ashlar", default=str(HERE.parents[1] / "build" / "ashlar"))
    parser.add_argument("--update", action="store_true")
    parser.add_argument("names", nargs="*", help="only cases whose path contains one of these")
    arguments = parser.parse_args()
    failed = 0
    todo = cases(arguments.names)
    for case in todo:
        problems = (update if arguments.update else check)(arguments.ashlar, case)
        if problems:
            failed += 1
            print(f"--- {case.relative_to(HERE)}", *problems, sep="\n")
    print(f"backends: {len(todo) - failed} passed, {failed} failed")
    sys.exit(1 if failed or (not todo and not arguments.names) else 0)


if __name__ == "__main__":
    main()
