#!/usr/bin/python3 -IS
"""pg_dump of a server that is newer than any pg_dump here: pg_dump refuses such a server, so it is told that this one is of
its own version. What it knows nothing of it leaves out; texts are the server's own all the same.

Stands as `pg_dump` in the folder of a server's programs, beside `psql`; PGHOST is the server's folder.
"""

import contextlib
import glob
import os
import re
import socket
import struct
import subprocess
import sys
import tempfile
import threading


def newest_dump():
    found = glob.glob("/usr/lib/postgresql/*/bin/pg_dump")
    return max(found, key=lambda path: int(re.search(r"/(\d+)/bin/", path).group(1)))


def server_major():
    said = subprocess.run([os.path.join(os.path.dirname(__file__), "postgres"), "--version"], capture_output=True,
                          text=True, check=True).stdout
    return int(re.search(r"\d+", said).group())


def rewritten(major):
    """What is asked otherwise since 17: NULL stands for what was -1, and the locale of collations has another name."""
    return [(b"a.attstattarget", b"coalesce(a.attstattarget, -1) AS attstattarget"),
            (b"stxstattarget", b"coalesce(stxstattarget, -1) AS stxstattarget"),
            (b" colliculocale", b" colllocale AS colliculocale")] if major >= 17 else []


def exactly(source, size):
    data = b""
    while len(data) < size:
        more = source.recv(size - len(data))
        if not more:
            raise EOFError
        data += more
    return data


def pass_on(source, target, edit, last=None):
    """Passes messages on until their sender is done, or to that letter; `edit` answers with the body to pass on."""
    while True:
        try:
            letter, length = struct.unpack("!cI", exactly(source, 5))
        except EOFError:
            target.shutdown(socket.SHUT_WR)
            return
        body = edit(letter, exactly(source, length - 4))
        target.sendall(letter + struct.pack("!I", len(body) + 4) + body)
        if letter == last:
            return


def ask(client, server, rewrites):
    """What pg_dump says: how it begins, then messages."""
    begin = exactly(client, 4)
    server.sendall(begin + exactly(client, struct.unpack("!I", begin)[0] - 4))

    def edit(letter, body):
        for old, new in rewrites if letter in b"QP" else ():
            body = body.replace(old, new)
        return body
    with contextlib.suppress(OSError):  # it is over
        pass_on(client, server, edit)


def serve(client, path, version, rewrites):
    def edit(letter, body):
        return b"server_version\0" + version + b"\0" if letter == b"S" and body.startswith(b"server_version\0") else body

    with client, socket.socket(socket.AF_UNIX) as server:
        server.connect(path)
        threading.Thread(target=ask, args=(client, server, rewrites), daemon=True).start()
        with contextlib.suppress(EOFError, OSError):  # pg_dump sees its connection end
            pass_on(server, client, edit, last=b"Z")
            while data := server.recv(1 << 16):  # its version is said once, as it begins
                client.sendall(data)


def accept(listening, path, version, rewrites):
    while True:
        threading.Thread(target=serve, args=(listening.accept()[0], path, version, rewrites), daemon=True).start()


def main():
    program = newest_dump()
    if sys.argv[1:] == ["--version"]:
        os.execv(program, [program, "--version"])
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    version = re.search(r"\d+\.\d+", said).group().encode()
    port = os.environ.get("PGPORT", "5432")
    with tempfile.TemporaryDirectory(prefix="ashlar-dump-", dir="/tmp") as folder:
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(f"{folder}/.s.PGSQL.{port}")
        listening.listen()
        server = f"{os.environ['PGHOST']}/.s.PGSQL.{port}"
        threading.Thread(target=accept, args=(listening, server, version, rewritten(server_major())), daemon=True).start()
        environment = {**os.environ, "PGHOST": folder}
        sys.exit(subprocess.run([program, *sys.argv[1:]], env=environment, check=False).returncode)


if __name__ == "__main__":
    main()
