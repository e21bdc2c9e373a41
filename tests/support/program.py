"""Running ashlar in tests: a clean environment, a bound on memory and time, and what it said taken apart."""

import os
import pathlib
import re
import resource
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("ASHLAR", str(ROOT / "build" / "ashlar"))
# Sanitizers reserve terabytes of address space and are several times slower.
SANITIZED = os.environ.get("ASHLAR_SANITIZE") == "ON"
# A guard against hanging, not a measurement: a loaded machine must not make tests fail.
TIMEOUT = 120 if SANITIZED else 60
GIGABYTE = 1 << 30

HEADLINE = re.compile(r"^(?:(?P<path>[^\n]*?):(?P<line>\d+):(?P<column>\d+): )?(?P<severity>error|warning): "
                      r"(?P<text>.*) \[(?P<code>[a-z-]+)\]$", re.M)


def environment(more=None):
    """Nothing of the tester's own settings but what finds programs."""
    kept = {name: os.environ[name] for name in ("PATH", "ASHLAR_POSTGRES_BIN", "ASAN_OPTIONS", "UBSAN_OPTIONS") if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", **(more or {})}


def ashlar(*arguments, cwd=None, env=None, memory=None, program=PROGRAM, text=True, **options):
    """Runs ashlar; a CompletedProcess. `memory` bounds its address space, in bytes, without sanitizers."""
    def limit():
        if memory and not SANITIZED:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    decoding = {"encoding": "utf-8", "errors": "replace"} if text else {}
    return subprocess.run([program, *map(str, arguments)], cwd=cwd, env=environment(env), capture_output=True,
                          stdin=subprocess.DEVNULL, timeout=TIMEOUT, check=False, preexec_fn=limit, **decoding, **options)


def diagnostics(stderr, severity="error"):
    """The diagnostics of that severity in what ashlar said, as match objects (path, line, column, text, code)."""
    return [found for found in HEADLINE.finditer(stderr) if found["severity"] == severity]


def tree_of(folder):
    """Every file below `folder` with its size and time of change, to see that nothing was written."""
    entries = {}
    for where, folders, files in os.walk(folder, onerror=lambda error: None):
        for name in folders + files:
            path = os.path.join(where, name)
            status = os.lstat(path)
            entries[path] = (status.st_mode, status.st_size, status.st_mtime_ns)
    return entries


def write_files(folder, files):
    """Writes {relative path: text or bytes} below `folder`."""
    for name, content in files.items():
        path = pathlib.Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
