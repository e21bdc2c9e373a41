"""The rows of tests/cli/features.txt: what only servers from a version on take."""

import pathlib
import re

ROWS = pathlib.Path(__file__).resolve().parents[1] / "cli" / "features.txt"


def rows():
    """(first major version that takes it, what ashlar calls it, SQL, line of the heading)"""
    text = ROWS.read_text(encoding="utf-8")
    found = []
    for match in re.finditer(r"^# (\d\d): (.*)\n((?:(?!# \d\d: ).*\n?)*)", text, re.M):
        found.append((int(match[1]), match[2], match[3], text.count("\n", 0, match.start()) + 1))
    return found
