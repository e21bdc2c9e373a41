"""The pairs of equivalence_pairs.txt: what authors write, what the server shows for it, and what it is not."""

import dataclasses
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
TABLES = (HERE / "equivalence_tables.sql").read_text(encoding="utf-8")
DUMP = "--\n-- PostgreSQL database dump\n--\n\n"


@dataclasses.dataclass
class Pair:
    author: str
    servers: list = dataclasses.field(default_factory=list)
    different: list = dataclasses.field(default_factory=list)
    undecided: list = dataclasses.field(default_factory=list)


def pairs():
    """All of them, in order."""
    found = []
    for line in (HERE / "equivalence_pairs.txt").read_text(encoding="utf-8").splitlines():
        mark, text = line[:2], line[2:]
        if mark == "= ":
            found.append(Pair(text))
        elif mark == "~ ":
            found[-1].servers.append(text)
        elif mark == "! ":
            found[-1].different.append(text)
        elif mark == "? ":
            found[-1].undecided.append(text)
        elif line and not line.startswith("#"):
            raise ValueError(f"equivalence_pairs.txt: {line}")
    return found


def declared(name, text):
    """A statement that gives the text an Object of that name to stand in."""
    if text.startswith(("SELECT", "WITH", "VALUES")):
        return f"CREATE VIEW {name} AS {text};\n"
    return f"ALTER TABLE t ADD CONSTRAINT {name} CHECK ({text});\n"
