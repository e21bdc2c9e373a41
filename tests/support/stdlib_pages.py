#!/usr/bin/env python3
"""docs/stdlib.md from the doc comments of stdlib/*.ash: `stdlib_pages.py` prints it, `--write` writes it."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
HEAD = """# The standard library

Modules in Ashlar's language itself, in `stdlib/`; this page is made of their doc comments. A project takes one with
`use std.NAME`, changes one by having a file `std/NAME.ash` of its own, and sees what it adds with `ashlar compile`. Each is
tested on a server for what it promises.
"""


def module_page(path):
    lines = path.read_text().splitlines()
    intro = []
    for line in lines:
        if not line.startswith("// "):
            break
        intro.append(line[3:])
    out = [f"## std.{path.stem}", "", " ".join(intro), ""]
    doc = []
    for line in lines[len(intro):]:
        if line.startswith("///"):
            doc.append(line[3:].strip())
            continue
        found = re.match(r"(mixin|schema|domain|function|table) (.*)", line)
        if found and doc:
            said = re.sub(r" \{.*$", "", line).strip()
            out += [f"### `{said}`", "", "\n".join(doc).strip(), ""]
        if line.strip():
            doc = []
    return "\n".join(out)


def page():
    modules = sorted((ROOT / "stdlib").glob("*.ash"))
    return HEAD + "\n" + "\n".join(module_page(path) for path in modules).rstrip() + "\n"


if __name__ == "__main__":
    if "--write" in sys.argv:
        (ROOT / "docs" / "stdlib.md").write_text(page())
    else:
        print(page(), end="")
