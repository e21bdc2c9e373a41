"""Throw-away PostgreSQL servers, and dumps of their databases that can be compared.

    with Server() as server:
        server.createdb("one")
        server.psql("one", file="schema.sql", env={"DB_USER": "authenticator"})
        text = server.pg_dump("one")

A server listens on a unix socket in a private directory only. It is gone, with its files, when the
block is left, also by an exception, SIGINT, SIGTERM or SIGHUP.
"""

import atexit
import difflib
import functools
import glob
import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import urllib.parse

import psycopg2

SUPERUSER = "postgres"
START_TIMEOUT = 30.0

# Durability is of no use to a cluster that is deleted in a minute.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "16MB",
    "max_connections": "40",
    "timezone": "UTC",
    "unix_socket_permissions": "0777",
}


class Ended(KeyboardInterrupt):
    """A signal ended the program. unittest would take SystemExit for a failure of the test and go on."""


class PgError(Exception):
    """A PostgreSQL program failed; the text holds what it said."""


@functools.lru_cache(maxsize=None)
def find_bindir():
    """The directory of initdb, postgres and psql: $ASHLAR_POSTGRES_BIN, pg_config's, or the newest of Debian's."""
    given = os.environ.get("ASHLAR_POSTGRES_BIN")
    if given:
        candidates = [given]
    else:
        candidates = []
        if shutil.which("pg_config"):
            asked = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=False)
            candidates.append(asked.stdout.strip())
        debian = glob.glob("/usr/lib/postgresql/*/bin")
        candidates += sorted(debian, key=lambda path: [int(n) for n in re.findall(r"\d+", path)], reverse=True)
    for directory in candidates:
        if all(os.access(os.path.join(directory, name), os.X_OK) for name in ("initdb", "postgres", "psql")):
            return directory
    raise PgError(f"no PostgreSQL server programs in {candidates}; set ASHLAR_POSTGRES_BIN")


def _account():
    """Popen arguments and ids that run a program as `postgres`, since PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}, None
    entry = pwd.getpwnam("postgres")
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}, (entry.pw_uid, entry.pw_gid)


def _memory():
    """Where files stay in memory, if there is enough of it: there a database is created several times sooner."""
    try:
        return "/dev/shm" if shutil.disk_usage("/dev/shm").free > 1 << 30 else None
    except OSError:
        return None


def _private_directory():
    # And not $TMPDIR: a socket's path must stay under 108 bytes.
    directory = tempfile.mkdtemp(prefix="ashlar-pg-", dir=_memory() or "/tmp")
    _, ids = _account()
    if ids:
        os.chown(directory, *ids)
    return directory


def _run(arguments, **options):
    done = subprocess.run(arguments, capture_output=True, text=True, check=False, **options)
    if done.returncode != 0:
        raise PgError(f"{' '.join(arguments)} exited with {done.returncode}\n{done.stdout}{done.stderr}")
    return done


@functools.lru_cache(maxsize=None)
def _template_cluster(bindir):
    """A cluster fresh from initdb, made once a process: a copy of it starts several times sooner than initdb."""
    directory = _private_directory()
    atexit.register(shutil.rmtree, directory, ignore_errors=True)
    data = os.path.join(directory, "data")
    account, _ = _account()
    _run([os.path.join(bindir, "initdb"), "--pgdata", data, "--username", SUPERUSER, "--auth=trust",
          "--encoding=UTF8", "--locale=C", "--no-sync"], cwd=directory, **account)
    return data


class Server:
    """A running server of its own; a context manager."""

    def __init__(self, bindir=None, settings=None):
        self.bindir = bindir or find_bindir()
        self.settings = {**SETTINGS, **(settings or {})}
        self.directory = None
        self._process = None
        self._asking = None
        self._handlers = {}

    def __enter__(self):
        # unittest runs no cleanup of a class when a signal ends it.
        atexit.register(self.close)
        self._catch_signals()
        try:
            self._start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Stops the server and removes its files. May be called more than once."""
        atexit.unregister(self.close)
        if self._asking:
            self._asking.close()
        self._asking = None
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGQUIT)
            try:
                self._process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._process = None
        if self.directory:
            shutil.rmtree(self.directory, ignore_errors=True)
            self.directory = None
        while self._handlers:
            signal.signal(*self._handlers.popitem())

    def _catch_signals(self):
        """Makes signals that would kill at once unwind the stack instead, where nobody handles them yet."""
        if threading.current_thread() is not threading.main_thread():
            return

        def leave(number, _frame):
            raise Ended(number)

        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) == signal.SIG_DFL:
                self._handlers[number] = signal.signal(number, leave)

    def _start(self):
        template = _template_cluster(self.bindir)
        self.directory = _private_directory()
        account, _ = _account()
        data = os.path.join(self.directory, "data")
        _run(["cp", "-a", "--reflink=auto", template, data])
        log_path = os.path.join(self.directory, "log")
        arguments = [self.program("postgres"), "-D", data, "-k", self.directory]
        for name, value in self.settings.items():
            arguments += ["-c", f"{name}={value}"]
        with open(log_path, "wb") as log:
            self._process = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                             cwd=self.directory, start_new_session=True, **account)
        deadline = time.monotonic() + START_TIMEOUT
        while not self._is_ready(data):
            if self._process.poll() is not None or time.monotonic() > deadline:
                with open(log_path, encoding="utf-8", errors="replace") as log:
                    raise PgError("the server did not start:\n" + log.read())
            time.sleep(0.01)

    @staticmethod
    def _is_ready(data):
        try:
            with open(os.path.join(data, "postmaster.pid"), encoding="utf-8") as pid_file:
                lines = pid_file.read().splitlines()
        except OSError:
            return False
        return len(lines) >= 8 and lines[7].strip() == "ready"

    def _major_of(self, name):
        return int(re.search(r"\d+", _run([self.program(name), "--version"]).stdout).group())

    @functools.cached_property
    def major(self):
        """The major version of the server."""
        return self._major_of("postgres")

    @functools.cached_property
    def dump_major(self):
        """That of pg_dump, which may be older (see dump_newer.py)."""
        return self._major_of("pg_dump")

    def program(self, name):
        return os.path.join(self.bindir, name)

    def url(self, database):
        """For libpq and for `ashlar`; sqitch wants `db:pg:` before what follows the scheme (see sqitch_target)."""
        return f"postgresql://{SUPERUSER}@/{database}?host={urllib.parse.quote(self.directory, safe='')}"

    def sqitch_target(self, database):
        return f"db:pg://{SUPERUSER}@{urllib.parse.quote(self.directory, safe='')}/{database}"

    def environment(self, env=None):
        """The variables a client needs to reach this server, and no other server's, with `env` added."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        path = self.bindir + os.pathsep + clean.get("PATH", os.defpath)
        return {**clean, "PATH": path, "PGHOST": self.directory, "PGUSER": SUPERUSER, **(env or {})}

    def createdb(self, name, template="template0"):
        strategy = " strategy file_copy" if self.major >= 15 else ""  # older servers know no other
        self.ask(f'create database "{name}" template "{template}"{strategy}')
        return name

    def dropdb(self, *names):
        """Drops those that are there; one with subscriptions is not dropped before they are."""
        for (name,) in self.ask("select distinct datname from pg_subscription s join pg_database d on d.oid = s.subdbid "
                                "where datname = any (%s)", list(names)):
            self.psql(name, "select format('alter subscription %1$I disable', subname), "
                            "format('alter subscription %1$I set (slot_name = none)', subname), "
                            "format('drop subscription %1$I', subname) from pg_subscription s "
                            "join pg_database d on d.oid = s.subdbid where d.datname = current_database()\n\\gexec\n")
        for (name,) in self.ask("select quote_ident(datname) from pg_database where datname = any (%s)", list(names)):
            self.ask(f"drop database {name} with (force)")

    def create_roles(self, names):
        """Creates the roles that are missing. Roles belong to the server, so they outlive dropdb."""
        for (name,) in self.ask("select quote_ident(name) from unnest(%s::text[]) name where not exists (select from "
                                "pg_roles where rolname = name)", list(names)):
            self.ask(f"create role {name}")

    def forget_roles(self, kept=()):
        """Drops roles, which may own nothing outside of the database postgres, and what is set for those that are kept."""
        roles = self.ask(r"select quote_ident(rolname) from pg_roles where rolname !~ '^pg_' and not rolsuper "
                         "and rolname <> all (%s::text[])", list(kept))
        for what in ("owned by", "role"):
            for (name,) in roles:
                self.ask(f"drop {what} {name}")
        for (name,) in self.ask("select quote_ident(rolname) from pg_roles r join pg_db_role_setting s on "
                                "s.setrole = r.oid and s.setdatabase = 0 where rolname = any (%s)", list(kept)):
            self.ask(f"alter role {name} reset all")

    def ask(self, sql, *values):
        """The rows of one statement in the database postgres, over one connection that is kept: a psql takes longer to
        start than most of what is asked. What is set for later sessions is not set there."""
        for again in (True, False):
            if not self._asking or self._asking.closed:
                self._asking = psycopg2.connect(host=self.directory, user=SUPERUSER, dbname="postgres")
                self._asking.autocommit = True
            try:
                with self._asking.cursor() as cursor:
                    cursor.execute(sql, values or None)
                    return cursor.fetchall() if cursor.description else []
            except psycopg2.Error as error:
                # A server that was killed in between may be up again.
                if not (again and self._asking.closed):
                    raise PgError(f"{sql}\n{error}") from error

    def psql(self, database, sql=None, file=None, variables=None, env=None, check=True):
        """Runs SQL text (meta-commands included) or a file; stops at the first error.

        Returns a CompletedProcess whose stdout has unaligned rows without headers. Raises PgError on
        failure unless check is false.
        """
        arguments = [self.program("psql"), "--no-psqlrc", "--quiet", "--no-align", "--tuples-only",
                     "--set", "ON_ERROR_STOP=1", "--dbname", database]
        for name, value in (variables or {}).items():
            arguments += ["--set", f"{name}={value}"]
        arguments += ["--file", "-" if file is None else os.fspath(file)]
        done = subprocess.run(arguments, input="" if sql is None else sql, capture_output=True, text=True,
                              env=self.environment(env), check=False)
        if check and done.returncode != 0:
            raise PgError(f"psql exited with {done.returncode}\n{done.stdout}{done.stderr}")
        return done

    def pg_dump(self, database, exclude_schemas=()):
        """The schema as normal text: see normalise."""
        return normalise(self.raw_dump(database, exclude_schemas))

    def raw_dump(self, database, exclude_schemas=()):
        """The schema as pg_dump writes it."""
        exclude = [f"--exclude-schema={name}" for name in exclude_schemas]
        return _run([self.program("pg_dump"), "--schema-only", *exclude, database], env=self.environment()).stdout


# What decides where a statement of a dump ends: literals, names and comments hide semicolons.
_TOKEN = re.compile(r"""
    (?P<comment> --[^\n]* | /\*.*?\*/ )
  | (?P<meta>    ^\\[^\n]* )
  | (?P<dollar>  \$(?P<tag>(?:[A-Za-z_\x80-\uffff][\w\x80-\uffff]*)?)\$ .*? \$(?P=tag)\$ )
  | (?P<quoted>  \b[eE]'(?:[^'\\]|\\.|'')*' | '(?:[^']|'')*' | "(?:[^"]|"")*" )
  | (?P<atomic>  \bBEGIN\ ATOMIC\b .*? ^END(?=;) )
  | (?P<word>    [A-Za-z_\x80-\uffff][\w$\x80-\uffff]* )
  | (?P<other>   . )
""", re.VERBOSE | re.DOTALL | re.MULTILINE)


def _split(text, separator):
    """Pieces of `text` between separators that stand outside of parentheses, comments left out, trimmed."""
    pieces, piece, depth = [], [], 0
    for match in _TOKEN.finditer(text):
        kind, token = match.lastgroup, match.group()
        if kind in ("comment", "meta"):
            continue
        depth += {"(": 1, ")": -1}.get(token, 0) if kind == "other" else 0
        if kind == "other" and token == separator and depth == 0:
            pieces.append("".join(piece).strip())
            piece = []
        else:
            piece.append(token)
    pieces.append("".join(piece).strip())
    return [piece for piece in pieces if piece]


def statements(text):
    """The statements of a script or dump, comments and meta-commands left out."""
    return _split(text, ";")


# Since 17 domains have constraints for NOT NULL, which pg_dump shows beside NOT NULL itself. Their names are not compared.
_NAMED_NOT_NULL = re.compile(r'\n\tCONSTRAINT (?:\w+|"(?:[^"]|"")*") NOT NULL')
# And what was extract('YEAR' …) is shown as a word, which is another text when it is read again.
_EXTRACTED = re.compile(r"\bEXTRACT\(\w+ FROM ")


def _of_any_version(statement):
    if statement.startswith("CREATE DOMAIN"):
        return _NAMED_NOT_NULL.sub("", statement)
    if re.match(r"CREATE (?:MATERIALIZED )?VIEW ", statement):
        return _EXTRACTED.sub(lambda found: found.group().lower(), statement)
    return statement


# How pg_dump says where and how the relations that follow are stored.
_STORAGE = re.compile(r"SET (default_tablespace|default_table_access_method) = (.*)", re.DOTALL)
_STORED = re.compile(r"CREATE (?:UNLOGGED )?(?:TABLE|MATERIALIZED VIEW|(?:UNIQUE )?INDEX) |ALTER TABLE .* ADD CONSTRAINT ",
                     re.DOTALL)


def normalise(dump):
    """pg_dump's text without comments, meta-commands, session settings and blank lines between statements.

    Where a relation is stored elsewhere than is usual, its statement says so behind it.
    """
    statements, storage = [], {}
    for statement in _split(dump, ";"):
        if found := _STORAGE.fullmatch(statement):
            storage[found[1]] = "" if found[2] in ("''", "heap") else f"\n{found[1]} {found[2]}"
        elif not re.match(r"SET |SELECT pg_catalog\.set_config\(", statement):
            stored = "".join(value for _, value in sorted(storage.items())) if _STORED.match(statement) else ""
            statements.append(_of_any_version(statement) + stored)
    return "".join(statement + ";\n" for statement in statements)


def _sort_columns(statement):
    head = re.match(r"CREATE (?:UNLOGGED |FOREIGN )?TABLE [^(]*\(", statement)
    end = statement.rfind("\n)")
    if not head or end < 0:
        return statement
    columns = sorted(_split(statement[head.end():end], ","))
    return head.group() + "\n    " + ",\n    ".join(columns) + statement[end:]


# The server keeps the columns of statistics and publications in the order of the table's.
_LISTED = re.compile(r"(CREATE STATISTICS .* ON )(.*)( FROM .*)|(ALTER PUBLICATION .* ADD TABLE ONLY [^(]*\()([^()]*)(\).*)",
                     re.DOTALL)


def _sort_listed(statement):
    found = _LISTED.fullmatch(statement)
    if not found:
        return statement
    head, columns, tail = (part for part in found.groups() if part is not None)
    return head + ", ".join(sorted(_split(columns, ","))) + tail


def _sort_members(statement):
    """What is added to an operator family: pg_dump has members of one number as they lie on the disk."""
    head, add, members = statement.partition(" ADD\n    ")
    if not add or not head.startswith("ALTER OPERATOR FAMILY "):
        return statement
    return head + add + " ,\n    ".join(sorted(members.split(" ,\n    ")))


def _sort_options(statement):
    """Options in a fixed order: the server keeps the one in which they were written."""
    return re.sub(r"(?<=\nWITH \()[^()]*(?=\))|(?<= OPTIONS \()[^()\n]+(?=\))",
                  lambda m: ", ".join(sorted(m.group().split(", "))), statement)


def dump_difference(left, right, ignore_column_order=False):
    """What two dumps differ in, whatever the order of their statements, as a unified diff; empty if nothing."""
    sides = []
    for dump in (left, right):
        statements = [_sort_members(_sort_options(statement)) for statement in _split(dump, ";")]
        if ignore_column_order:
            statements = [_sort_listed(_sort_columns(statement)) for statement in statements]
        sides.append("".join(statement + ";\n" for statement in sorted(statements)).splitlines())
    return "\n".join(difflib.unified_diff(*sides, "left", "right", lineterm=""))


def dump_equal(left, right, ignore_column_order=False):
    return dump_difference(left, right, ignore_column_order) == ""
