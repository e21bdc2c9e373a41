"""The states an example goes through: its sources, then each folder of its `evolutions`, laid over them in turn.

An evolution holds the files that are added or changed, at the paths they have below the sources, and
perhaps a `deleted.txt` with the paths, one a line, of those that go, and an `about.txt` for the reader.
"""

import pathlib
import shutil


def evolutions_of(example):
    """The example's evolution folders, in order."""
    return sorted(path for path in (pathlib.Path(example) / "evolutions").iterdir() if path.is_dir())


def overlay(evolution, sources):
    """Turns the sources in the folder `sources` into those after `evolution`."""
    evolution, sources = pathlib.Path(evolution), pathlib.Path(sources)
    for path in sorted(evolution.rglob("*")):
        name = path.relative_to(evolution)
        if path.is_dir() or str(name) in ("about.txt", "deleted.txt"):
            continue
        (sources / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, sources / name)
    deleted = evolution / "deleted.txt"
    if deleted.exists():
        for line in deleted.read_text(encoding="utf-8").split():
            (sources / line).unlink()


def states_of(example, workspace, sources="db/src"):
    """Copies the example to `workspace` and yields (name, folder of the sources) of each state, the first being "base"."""
    workspace = pathlib.Path(workspace)
    shutil.copytree(example, workspace, ignore=shutil.ignore_patterns("evolutions"), dirs_exist_ok=True)
    yield "base", workspace / sources
    for evolution in evolutions_of(example):
        overlay(evolution, workspace / sources)
        yield evolution.name, workspace / sources
