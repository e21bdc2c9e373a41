#!/usr/bin/env python3
"""The golden cases: every folder below tests/golden that holds from.sql, to.sql, from/ or to/ is a case.

plan.sql and revert.sql are what `ashlar diff` prints for it, there and back; where diagnostics.txt stands the
case must fail, with exactly that on stderr. Where operations.json stands, it holds the typed operations of
`ashlar diff --format json`, there and back. --update writes these files anew, for review with git diff.
"""

import argparse
import concurrent.futures
import difflib
import json
import os
import pathlib
import subprocess
import sys
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
OUTPUTS = ("plan.sql", "revert.sql", "diagnostics.txt", "warnings.txt", "operations.json")


def cases(names):
    """The case folders, all or those whose path contains one of `names`."""
    found = set()
    for pattern in ("from.sql", "to.sql", "from", "to"):
        found.update(path.parent for path in HERE.rglob(pattern))
    wanted = sorted(path for path in found if not {"from", "to"} & set(path.relative_to(HERE).parts))
    return [path for path in wanted if not names or any(name in str(path.relative_to(HERE)) for name in names)]


def state(case, side):
    """How the case spells one of its two states."""
    for spelled in (side + ".sql", side):
        if (case / spelled).exists():
            return spelled
    return "empty"


def settings(case):
    """What case.toml says: `arguments`, `server`, the oldest major version that takes this SQL, and `remains`, what the way
    back cannot take away, for want of a statement (the dump after it must then differ)."""
    path = case / "case.toml"
    return tomllib.loads(path.read_text()) if path.exists() else {}


def options(case):
    """Further arguments, from case.toml."""
    return settings(case).get("arguments", [])


def oldest_server(case):
    return settings(case).get("server", 0)


def ashlar(program, case, *arguments, form="sql"):
    command = [program, "-C", str(case), "diff", "--from", state(case, "from"), "--to", state(case, "to"),
               "--format", form, "--color", "never", *options(case), *arguments]
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120)


def operations(program, case):
    """The operation of each statement, one a line; for a statement that has none, its SQL."""
    plan = json.loads(ashlar(program, case, form="json").stdout)
    lines = {way: [json.dumps(operation or {"only_sql": sql}, ensure_ascii=False) for step in plan[way]
                   for operation, sql in zip(step["operations"], step["sql"]["up"], strict=True)]
             for way in ("steps", "revert")}
    return "{" + ",\n".join(f'"{way}": [\n' + ",\n".join(lines[way]) + "\n]" for way in lines) + "}\n"


def expected_outputs(program, case):
    """What the case's files ought to hold, by name; and the complaints about how the program ended."""
    up = ashlar(program, case)
    if up.returncode in (1, 3):
        return {"diagnostics.txt": up.stderr}, []
    if up.returncode not in (0, 2):
        return {}, [f"exit status {up.returncode}\n{up.stderr}"]
    down = ashlar(program, case, "--reverse")
    problems = []
    if down.returncode != up.returncode:
        problems.append(f"--reverse: exit status {down.returncode}, not {up.returncode}\n{down.stderr}")
    if (up.returncode == 0) != (up.stdout == "" and down.stdout == ""):
        problems.append(f"exit status {up.returncode} does not fit the plan")
    outputs = {"plan.sql": up.stdout, "revert.sql": down.stdout}
    if (case / "operations.json").exists():
        outputs["operations.json"] = operations(program, case)
    if up.stderr:
        outputs["warnings.txt"] = up.stderr
    return outputs, problems


def check(program, case):
    outputs, problems = expected_outputs(program, case)
    for name in OUTPUTS:
        path = case / name
        old = path.read_text() if path.exists() else None
        new = outputs.get(name)
        if old == new:
            continue
        lines = difflib.unified_diff((old or "").splitlines(True), (new or "").splitlines(True),
                                     f"{name} (expected)", f"{name} (now)")
        problems.append("".join(lines) or f"{name}: {'missing' if old is None else 'not expected'}\n")
    return problems


def update(program, case):
    outputs, problems = expected_outputs(program, case)
    for name in OUTPUTS:
        path = case / name
        if name in outputs:
            path.write_text(outputs[name])
        elif path.exists():
            path.unlink()
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ashlar", default=str(HERE.parents[1] / "build" / "ashlar"))
    parser.add_argument("--update", action="store_true")
    parser.add_argument("names", nargs="*", help="only cases whose path contains one of these")
    arguments = parser.parse_args()
    todo = cases(arguments.names)
    if not todo:
        sys.exit("no golden case found")
    work = update if arguments.update else check
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for case, problems in zip(todo, pool.map(lambda one: work(arguments.ashlar, one), todo)):
            if problems:
                failed += 1
                print(f"--- {case.relative_to(HERE)}")
                print("\n".join(problems))
    print(f"golden: {len(todo) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
