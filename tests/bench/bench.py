#!/usr/bin/env python3
"""How fast Ashlar is, as ratios measured in one run.

For N tables a schema is generated (tables, indexes, views, functions, policies, grants, comments). The unit is what
libpg_query needs to fingerprint the same bytes: parse them in C and walk the tree once.
  compile     sources to snapshot
  diff        compile, and the plan of a one-table change from the head snapshot
  check       sources against head and the replayed migrations
The same schema in Ashlar's language, as a ratio to compiling it in SQL.
The same schema in a database: reading and printing it, as a ratio to pg_dump --schema-only.
"""

import argparse
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "build" / "ashlar"
FINGERPRINT = ROOT / "build" / "fingerprint"
sys.path.insert(0, str(ROOT / "tests" / "support"))

import pgserver  # noqa: E402


def generate(tables):
    """About 3.6 statements and 600 bytes a table."""
    parts = ["CREATE SCHEMA data;", "CREATE SCHEMA api;",
             "CREATE TYPE data.state AS ENUM ('open', 'waiting', 'closed');"]
    for n in range(tables):
        parent = f" REFERENCES data.item_{n - 1} (id) ON DELETE CASCADE" if n % 10 else ""
        parts.append(f"""CREATE TABLE data.item_{n} (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  parent_id bigint{parent},
  title text NOT NULL CHECK (length(title) > 0),
  state data.state NOT NULL DEFAULT 'open',
  amount numeric(12,2) DEFAULT 0,
  tags text[] NOT NULL DEFAULT '{{}}',
  owner_name name NOT NULL DEFAULT current_user,
  created_at timestamptz NOT NULL DEFAULT now()
);""")
        parts.append(f"CREATE INDEX item_{n}_created ON data.item_{n} (state, created_at DESC) WHERE state <> 'closed';")
        if n % 2 == 0:
            parts.append(f"COMMENT ON TABLE data.item_{n} IS 'Items of class {n}; see the manual';")
        if n % 5 == 0:
            parts.append(f"""CREATE VIEW api.open_item_{n} AS
  SELECT i.id, i.title, i.amount * 2 AS doubled, count(*) OVER (PARTITION BY i.parent_id) AS siblings
  FROM data.item_{n} i
  WHERE i.state IN ('open', 'waiting') AND i.created_at > now() - interval '1 year';""")
            parts.append(f"GRANT SELECT ON api.open_item_{n} TO webuser;")
        if n % 5 == 1:
            parts.append(f"""CREATE FUNCTION api.close_item_{n}(item bigint) RETURNS void LANGUAGE sql AS $$
  UPDATE data.item_{n} SET state = 'closed' WHERE id = item;
$$;""")
        if n % 5 == 2:
            parts.append(f"ALTER TABLE data.item_{n} ENABLE ROW LEVEL SECURITY;")
            parts.append(f"CREATE POLICY own ON data.item_{n} USING (owner_name = current_user);")
        if n % 4 == 0:
            parts.append(f"GRANT SELECT, INSERT ON data.item_{n} TO webuser;")
    return "\n".join(parts) + "\n"


def generate_ash(tables):
    """The same schema in Ashlar's language."""
    parts = ["schema data\n\nenum state { open, waiting, closed }\n"]
    api = ["schema api\n"]
    for n in range(tables):
        doc = f"/// Items of class {n}; see the manual\n" if n % 2 == 0 else ""
        parent = f"-> item_{n - 1}? on delete cascade" if n % 10 else "bigint?"
        policy = "  policy own using (owner_name = current_user)\n" if n % 5 == 2 else ""
        grant = "  grant select, insert to webuser\n" if n % 4 == 0 else ""
        parts.append(f"""{doc}table item_{n} {{
  id bigint generated always as identity primary key
  parent_id {parent}
  title text check (length(title) > 0)
  state state = 'open'
  amount numeric(12,2)? = 0
  tags text[] = '{{}}'
  owner_name name = current_user
  created_at timestamptz = now()
  index item_{n}_created (state, created_at desc) where state <> 'closed'
{policy}{grant}}}
""")
        if n % 5 == 0:
            api.append(f"""view open_item_{n} {{
  select i.id, i.title, i.amount * 2 as doubled, count(*) over (partition by i.parent_id) as siblings
  from data.item_{n} i
  where i.state in ('open', 'waiting') and i.created_at > now() - interval '1 year'
}}
  grant select to webuser
""")
        if n % 5 == 1:
            api.append(f"""function close_item_{n}(item bigint) returns void {{
  UPDATE data.item_{n} SET state = 'closed' WHERE id = item;
}}
""")
    return "\n".join(parts + api)


class Run:
    """One program run: seconds and the peak of its resident memory in MiB."""

    def __init__(self, *command, cwd=None, allowed=(0,), env=None):
        start = time.perf_counter()
        process = subprocess.Popen([str(part) for part in command], cwd=cwd, stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT, env={**(env or os.environ), "SOURCE_DATE_EPOCH": "0"})
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds = time.perf_counter() - start
        self.peak = usage.ru_maxrss / 1024
        self.output = output.decode(errors="replace")
        if process.returncode not in allowed:
            raise SystemExit(f"{command}: exit status {process.returncode}\n{self.output[-2000:]}")


def best(times, make):
    return min((make() for _ in range(times)), key=lambda run: run.seconds)


def measure(tables, times):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="ashlar-bench-"))
    try:
        source = folder / "db" / "schema.sql"
        source.parent.mkdir()
        text = generate(tables)
        source.write_text(text)
        (folder / "ashlar.toml").write_text('[project]\nname = "bench"\nsources = ["db"]\n'
                                            '[migrations]\nbackend = "sqitch"\ndir = "migrations"\n')
        Run(PROGRAM, "init", "--quiet", cwd=folder)
        unit = best(times, lambda: Run(FINGERPRINT, source)).seconds
        compiled = best(times, lambda: Run(PROGRAM, "compile", "--quiet", "-o", os.devnull, cwd=folder))
        same = best(times, lambda: Run(PROGRAM, "diff", "--quiet", cwd=folder))
        source.write_text(text.replace("title text NOT NULL CHECK", "title varchar(200) NOT NULL CHECK", 1))
        changed = best(times, lambda: Run(PROGRAM, "diff", "--quiet", cwd=folder, allowed=(2,)))
        check = best(times, lambda: Run(PROGRAM, "check", "--quiet", cwd=folder, allowed=(2,)))
        print(f"{tables:>7} {len(text) / 1e6:>6.1f} {unit:>7.3f}"
              f" {compiled.seconds / unit:>8.2f} {same.seconds / unit:>8.2f} {changed.seconds / unit:>8.2f}"
              f" {changed.seconds / compiled.seconds:>13.2f} {check.seconds / unit:>8.2f}"
              f" {max(compiled.peak, changed.peak, check.peak):>8.0f}", flush=True)
    finally:
        shutil.rmtree(folder)


def measure_language(tables, times):
    with tempfile.TemporaryDirectory(prefix="ashlar-bench-") as folder:
        folder = pathlib.Path(folder)
        runs = {}
        for name, text in {"sql": generate(tables), "ash": generate_ash(tables)}.items():
            source = folder / f"schema.{name}"
            source.write_text(text)
            runs[name] = best(times, lambda: Run(PROGRAM, "compile", "--quiet", "-o", folder / f"{name}.out", source))
        if (folder / "sql.out").read_bytes() != (folder / "ash.out").read_bytes():
            raise SystemExit("the schema in the language is another one")
        sql, ash = runs["sql"], runs["ash"]
        print(f"{tables:>7} {sql.seconds:>7.2f} {ash.seconds:>7.2f} {ash.seconds / sql.seconds:>8.2f} {ash.peak:>9.0f}",
              flush=True)


def measure_catalog(tables, times):
    # pg_dump locks every table.
    with pgserver.Server(settings={"max_locks_per_transaction": str(tables), "shared_buffers": "256MB"}) as server:
        server.create_roles(["webuser"])
        server.createdb("bench")
        server.psql("bench", "BEGIN;\n" + generate(tables) + "COMMIT; VACUUM ANALYZE;")
        url = server.url("bench")
        dump = best(times, lambda: Run(server.program("pg_dump"), "--schema-only", "--file", os.devnull, "bench",
                                       env=server.environment()))
        read = best(times, lambda: Run(PROGRAM, "compile", "--quiet", "-o", os.devnull, url))
        print(f"{tables:>7} {dump.seconds:>10.2f} {read.seconds:>8.2f} {read.seconds / dump.seconds:>8.2f}"
              f" {read.peak:>9.0f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tables", type=int, nargs="*", default=[1000, 3000, 10000])
    parser.add_argument("--times", type=int, default=3, help="runs of each, the best counts")
    parser.add_argument("--no-server", action="store_true", help="leave out what needs a database")
    arguments = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    print(" tables     MB  unit(s)  compile  no diff     diff  diff/compile    check  peak MiB")
    print("                            (times the unit: libpg_query's fingerprint of the same bytes)")
    for tables in arguments.tables:
        measure(tables, arguments.times)
    print(" tables  sql(s)  ash(s)    ratio  peak MiB")
    for tables in arguments.tables:
        measure_language(tables, arguments.times)
    if arguments.no_server:
        return
    print(" tables  pg_dump(s)  read(s)    ratio  peak MiB")
    for tables in arguments.tables:
        measure_catalog(tables, arguments.times)


if __name__ == "__main__":
    main()
