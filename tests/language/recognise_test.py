#!/usr/bin/env python3
"""--emit ash says `with timestamps` where a table has exactly what that mixin adds, and not where it has nearly that."""

import os
import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ASHLAR = os.environ.get("ASHLAR", str(ROOT / "build" / "ashlar"))

DECLARED = """
use std.audit
use std.soft_delete
use std.timestamps
use std.versioned

schema data

table plain {
  id         bigint primary key
  updated_at timestamptz = now()
}

table todo with timestamps, soft_delete, versioned, audited {
  id    bigint primary key
  title text
}

table visit {
  id bigint primary key
  with timestamps
  note text?
}
"""

# Mixins that are told something: columns, tables, types, expressions, strings, roles, and one of them twice.
GIVEN = """
use std.lookup
use std.money
use std.owned
use std.postgrest
use std.slug
use std.soft_delete
use std.tenant
use std.timestamps
use std.tree

schema auth

table person {
  id   uuid primary key
  name text
}

schema data

table account {
  id   serial primary key
  name text
}

table branch with tree(key: code), timestamps(created: made_at, updated: changed_at), notified(channel: 'x y', key: code) {
  code text primary key
}

table doc with money(what: price, currency: 'USD'), money(what: tax), owned(by: auth.person, using: request.user_id()::uuid, to: (api, webuser)), tenant(of: account, type: integer), slug(from: title), shared(to: api) {
  id    bigserial primary key
  title text
}

table gone with soft_delete(column: gone_at), hide_deleted(roles: api, column: gone_at) {
  id integer primary key
}

table kind with lookup(code: name) {}

table plain with lookup, soft_delete, hide_deleted {}

table wide with tenant(of: account, setting: 'my.tenant', column: account_id) {
  id      integer primary key
  made_at timestamptz = now()
}

schema public

table person {
  id   integer primary key
  name text
}

table sale with money(what: price), owned(by: person, using: current_setting('app.person')::integer, column: seller_id) {
  id integer primary key
}
"""

# What is done to the SQL of that, and what is then said of mixins in table doc.
NEARLY_GIVEN = {
    "another role": (r"(CREATE POLICY doc_owned .*?TO )api, webuser", r"\1api, other",
                     "owned(by: auth.person, using: request.user_id()::uuid, to: (api, other))"),
    "two expressions": (r"(CREATE POLICY doc_owned .*?WITH CHECK \(owner_id = )request\.user_id\(\)", r"\1request.claim('x')",
                        None),
    "another trigger function": (r"doc_slug_from_title", "doc_slug_from_name", None),
    "a slug of something else": (r"doc_slug_from_title|new\.title", lambda found: found.group().replace("title", "name"),
                                           "slug(from: name)"),
    "another table's key": (r"(CREATE TABLE data\.doc \(.*?REFERENCES )auth\.person", r"\1data.uuids",
                            "owned(by: uuids, using: request.user_id()::uuid, to: (api, webuser))"),
    "no index": (r"CREATE INDEX doc_tenant_id .*?;\n", "", None),
    "a column between": (r"(CREATE TABLE data\.doc \(.*?price_amount [^,]*,)", r"\1\n  between integer,", None),
}

# What is done to the SQL of DECLARED, and what is still recognised in table todo afterwards.
NEARLY = {
    "another default": (r"(CREATE TABLE data\.todo \(.*?created_at timestamp with time zone DEFAULT )now\(\)",
                        r"\1clock_timestamp()", {"soft_delete", "versioned", "audited"}),
    "a column that may be null": (r"(CREATE TABLE data\.todo \(.*?updated_at timestamp with time zone DEFAULT now\(\)) "
                                  r"NOT NULL", r"\1", {"created_at", "soft_delete", "versioned", "audited"}),
    "another body": (r"new\.updated_at := now\(\)", "new.updated_at := clock_timestamp()",
                     {"created_at", "soft_delete", "versioned", "audited"}),
    "no trigger": (r"CREATE TRIGGER todo_soft_delete\b.*?;\n", "", {"timestamps", "versioned", "audited"}),
    "a trigger switched off": (r"\Z", "\nALTER TABLE data.todo DISABLE TRIGGER todo_soft_delete;\n",
                               {"timestamps", "soft_delete", "versioned", "audited"}),
    "a comment on a column": (r"\Z", "\nCOMMENT ON COLUMN data.todo.deleted_at IS 'gone';\n",
                              {"timestamps", "versioned", "audited"}),
    "a grant on the function": (r"\Z", "\nGRANT EXECUTE ON FUNCTION data.soft_delete_deleted_at() TO alice;\n",
                                {"timestamps", "versioned", "audited"}),
    "a table more in the module's schema": (r"\Z", "\nCREATE TABLE audit.mine (a integer);\n",
                                            {"timestamps", "soft_delete", "versioned"}),
    "columns apart": (r"(CREATE TABLE data\.todo \(.*?created_at [^,]*,)", r"\1\n  between integer,",
                      {"created_at", "soft_delete", "versioned", "audited"}),
}


def run(*arguments, text=None):
    environment = {**os.environ, "ASHLAR_STDLIB": str(ROOT / "stdlib")}
    done = subprocess.run([ASHLAR, *arguments], input=text, capture_output=True, text=True, env=environment, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def taken_in(printed, table):
    """The mixins that the table says it takes in."""
    head, body = re.search(rf"^table {table}( with [^{{]*)? \{{\n(.*?)^}}", printed, re.M | re.S).groups()
    lines = [head.strip()] if head else []
    lines += [line.strip() for line in body.splitlines() if line.strip().startswith("with ")]
    return {name.strip() for line in lines for name in line.removeprefix("with ").split(",")}


def sql_to_language(folder, sql):
    (folder / "one.sql").write_text(sql)
    return run("compile", "--emit", "ash", str(folder / "one.sql"))


def with_of(printed, table):
    """The mixins in the table's head and items, with what they are given."""
    head, body = re.search(rf"^table {table}(?: with ([^{{]*))? \{{\n(.*?)^}}", printed, re.M | re.S).groups()
    lines = [head] if head else []
    lines += [line.strip().removeprefix("with ") for line in body.splitlines() if line.strip().startswith("with ")]
    return {call.strip() for line in lines for call in re.findall(r"\w+(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?", line)}


class Recognised(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def compiled(self, text, name):
        path = self.folder / name
        path.write_text(text)
        return run("compile", str(path))

    def test_what_was_declared_is_printed(self):
        sql = self.compiled(DECLARED, "declared.ash")
        (self.folder / "all.sql").write_text(sql)
        printed = run("compile", "--emit", "ash", str(self.folder / "all.sql"))
        self.assertEqual(DECLARED.strip(), printed.strip().replace("timestamp with time zone", "timestamptz"))
        self.assertEqual(sql, self.compiled(printed, "printed.ash"))

    def test_what_mixins_were_given_is_found(self):
        sql = self.compiled(GIVEN, "given.ash")
        (self.folder / "all.sql").write_text(sql)
        printed = run("compile", "--emit", "ash", str(self.folder / "all.sql"))
        self.assertEqual(GIVEN.strip(), printed.strip().replace("timestamp with time zone", "timestamptz"))
        self.assertEqual(sql, self.compiled(printed, "printed.ash"))

    def test_what_mixins_were_nearly_given(self):
        sql = self.compiled(GIVEN + "\nschema data\n\ntable uuids { id uuid primary key }\n", "given.ash")
        before = with_of(sql_to_language(self.folder, sql), "doc")
        for what, (pattern, replacement, said) in NEARLY_GIVEN.items():
            with self.subTest(what):
                changed = re.sub(pattern, replacement, sql, flags=re.S)
                self.assertNotEqual(sql, changed)
                (self.folder / "changed.sql").write_text(changed)
                snapshot = run("compile", str(self.folder / "changed.sql"))
                printed = sql_to_language(self.folder, changed)
                after = with_of(printed, "doc")
                self.assertEqual(len(before) - (said is None), len(after), printed)
                self.assertEqual({said} - {None}, after - before, printed)
                self.assertEqual(snapshot, self.compiled(printed, "printed.ash"))

    def test_import_says_them_too(self):
        for text in (DECLARED, GIVEN):
            sql = self.compiled(text, "declared.ash")
            (self.folder / "all.sql").write_text(sql)
            target = self.folder / ("given" if text == GIVEN else "declared")
            run("import", str(self.folder / "all.sql"), "--as", "ash", "--dir", str(target))
            tables = sorted(str(path.relative_to(target)) for path in target.rglob("*.ash") if path.stem != "schema")
            self.assertEqual(["data/plain.ash", "data/todo.ash", "data/visit.ash"] if text == DECLARED else
                             ["auth/person.ash", "data/account.ash", "data/branch.ash", "data/doc.ash", "data/gone.ash",
                              "data/kind.ash", "data/plain.ash", "data/wide.ash", "public/person.ash", "public/sale.ash"],
                             tables)
            self.assertEqual(sql, run("compile", str(target)))
        self.assertIn("use std.postgrest\nuse std.timestamps\nuse std.tree\n\nschema data\n\ntable branch with tree(key: code), ",
                      (self.folder / "given/data/branch.ash").read_text())

    def test_comments_and_names_that_need_no_sql(self):
        sql = ("CREATE AGGREGATE total(a integer) (SFUNC = int4_sum, STYPE = bigint);\n"
               "COMMENT ON AGGREGATE total(integer) IS 'adds up';\n"
               "CREATE AGGREGATE rows_of(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');\n"
               "COMMENT ON AGGREGATE rows_of(*) IS 'counts';\nREVOKE EXECUTE ON FUNCTION rows_of() FROM public;\n"
               "CREATE AGGREGATE nth(real ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, "
               "FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);\nREVOKE EXECUTE ON FUNCTION nth(real, anyelement) FROM public;\n"
               "CREATE DOMAIN currency AS text CHECK (value ~ 'x');\n"
               "CREATE DOMAIN told AS text CHECK (value ~ 'x');\n"
               "COMMENT ON CONSTRAINT told_check ON DOMAIN told IS 'why';\n")
        printed = sql_to_language(self.folder, sql)
        self.assertIn("/// adds up\naggregate total(a integer) (", printed)
        self.assertIn("/// counts\naggregate rows_of(*) (", printed)
        self.assertIn("\n  revoke execute from public\n", printed)
        self.assertIn("domain currency text check (value ~ 'x')\n", printed)
        self.assertIn("domain told text constraint told_check check (value ~ 'x')\n", printed)
        (self.folder / "one.sql").write_text(sql)
        self.assertEqual(run("compile", str(self.folder / "one.sql")), self.compiled(printed, "printed.ash"))

    def test_what_is_nearly_the_same_is_spelled_out(self):
        sql = self.compiled(DECLARED, "declared.ash")
        for what, (pattern, replacement, still) in NEARLY.items():
            with self.subTest(what):
                changed = re.sub(pattern, replacement, sql, count=1, flags=re.S)
                self.assertNotEqual(sql, changed)
                (self.folder / "changed.sql").write_text(changed)
                snapshot = run("compile", str(self.folder / "changed.sql"))
                printed = run("compile", "--emit", "ash", str(self.folder / "changed.sql"))
                self.assertEqual(still, taken_in(printed, "todo"), printed)
                self.assertEqual(snapshot, self.compiled(printed, "printed.ash"))


if __name__ == "__main__":
    unittest.main()
