"""The standard library of Ashlar's language does on a real server what its doc comments promise."""

import base64
import hmac
import json
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from pgserver import PgError, Server  # noqa: E402
from program import ashlar  # noqa: E402


class Stdlib(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(Server())
        cls.server.create_roles(["alice", "bob"])

    def load(self, source):
        """A database with what the source declares."""
        with tempfile.TemporaryDirectory(prefix="ashlar-stdlib-") as folder:
            path = pathlib.Path(folder) / "case.ash"
            path.write_text(source)
            self.compile_and_load(path)

    def compile_and_load(self, *arguments):
        done = ashlar("compile", *arguments, env={"ASHLAR_STDLIB": str(ROOT / "stdlib")})
        self.assertEqual(0, done.returncode, done.stderr)
        self.database = self.id().rsplit(".", 1)[1]
        self.server.createdb(self.database)
        self.server.psql(self.database, done.stdout)

    def sql(self, text):
        return self.server.psql(self.database, text).stdout.strip()

    def refused(self, text, why):
        with self.assertRaises(PgError) as caught:
            self.sql(text)
        self.assertIn(why, str(caught.exception))

    def test_timestamps(self):
        self.load("use std.timestamps\ntable a with timestamps { id int primary key, b int }\n"
                  "table c with timestamps(updated: changed) { d int }\ntable e with created_at { f int }\n")
        self.sql("insert into a (id, b) values (1, 1); insert into c (d) values (1); insert into e (f) values (1)")
        self.assertEqual("t", self.sql("select created_at = updated_at from a"))
        self.sql("update a set b = 2, updated_at = '2000-01-01'; update c set d = 2, changed = '2000-01-01'")
        self.assertEqual("t", self.sql("select updated_at > created_at from a"))
        self.assertEqual("t", self.sql("select changed > created_at from c"))

    def test_soft_delete(self):
        self.load("use std.soft_delete\ntable a with soft_delete, hide_deleted(roles: alice) {\n  id int primary key\n"
                  "  policy all_of_it using (true)\n  grant select, delete, update to alice\n}\n")
        self.sql("insert into a (id) values (1), (2); delete from a where id = 1")
        self.assertEqual("1\n2", self.sql("select id from a order by id"))
        self.assertEqual("2", self.sql("set role alice; select id from a").splitlines()[-1])
        self.sql("delete from a where deleted_at is not null")
        self.assertEqual("2", self.sql("select id from a"))

    def test_owned(self):
        self.load("use std.owned\ntable person { name name primary key }\n  grant select to alice, bob\n"
                  "table a with owned(by: person, using: current_user, to: (alice, bob)) {\n  id int\n"
                  "  grant select, insert, update, delete to alice, bob\n}\n")
        self.sql("insert into person values ('alice'), ('bob')")
        self.sql("set role alice; insert into a (id) values (1)")
        self.sql("set role bob; insert into a (id) values (2)")
        self.assertEqual("1|alice", self.sql("set role alice; select * from a").splitlines()[-1])
        self.assertEqual("0", self.sql("set role bob; with x as (update a set id = 9 where id = 1 returning 1) "
                                       "select count(*) from x").splitlines()[-1])
        self.refused("set role bob; insert into a values (3, 'alice')", "row-level security")
        self.refused("set role bob; update a set owner_id = 'alice'", "row-level security")
        self.sql("delete from person where name = 'bob'")
        self.assertEqual("1", self.sql("select count(*) from a"))

    def test_tenant(self):
        self.load("use std.tenant\ntable company { id bigint primary key }\n  grant select to alice\n"
                  "table a with tenant(of: company), shared(to: alice) {\n  id int\n"
                  "  grant select, insert, update, delete to alice\n}\n"
                  "table b with tenant(of: company, setting: 'my.company', column: company_id) { id int }\n"
                  "  grant select to alice\n")
        self.sql("insert into company values (1), (2)")
        self.sql("set role alice; set app.tenant = '1'; insert into a (id) values (10)")
        self.sql("set role alice; set app.tenant = '2'; insert into a (id) values (20)")
        one = "set role alice; set app.tenant = '1'; "
        self.assertEqual("10", self.sql(one + "select id from a").splitlines()[-1])
        self.assertEqual("0", self.sql("set role alice; select count(*) from a").splitlines()[-1])
        self.refused(one + "insert into a values (11, 2)", "row-level security")
        self.refused(one + "update a set tenant_id = 2", "row-level security")
        self.sql("insert into b (id, company_id) values (1, 1)")
        self.assertEqual("0", self.sql("set role alice; set my.company = '1'; select count(*) from b").splitlines()[-1],
                         "without a permissive policy nothing is seen")

    def test_audit(self):
        self.load("use std.audit\nschema app\n  grant usage to alice\ntable a with audited { id int primary key, b text }\n"
                  "  grant select, insert, update, delete to alice\n")
        self.sql("set role alice; insert into app.a values (1, 'x'); update app.a set b = 'y'; delete from app.a")
        self.assertEqual(
            "insert|app.a|alice||{\"b\": \"x\", \"id\": 1}\n"
            "update|app.a|alice|{\"b\": \"x\", \"id\": 1}|{\"b\": \"y\", \"id\": 1}\n"
            "delete|app.a|alice|{\"b\": \"y\", \"id\": 1}|",
            self.sql("select action, table_name, role, old, new from audit.change order by id"))
        self.refused("set role alice; select * from audit.change", "permission denied")
        self.refused("set role alice; delete from audit.change", "permission denied")

    def test_slug(self):
        self.load("use std.slug\ntable a with slug(from: title) { title text }\n")
        self.sql("insert into a (title) values ('Hello,  World! 2 '); insert into a values ('x', 'given-one')")
        self.assertEqual("given-one\nhello-world-2", self.sql("select slug from a order by 1"))
        self.refused("insert into a (title) values ('hello world 2')", "duplicate key")
        self.refused("insert into a values ('x', 'Not A Slug')", "check constraint")

    def test_tree(self):
        self.load("use std.tree\ntable a with tree { id int primary key }\n")
        self.sql("insert into a values (1, null), (2, 1), (3, 2)")
        self.refused("update a set parent_id = 3 where id = 1", "would stand below itself")
        self.refused("insert into a values (4, 4)", "would stand below itself")
        self.sql("update a set parent_id = 1 where id = 3; delete from a where id = 1")
        self.assertEqual("0", self.sql("select count(*) from a"))

    def test_money(self):
        self.load("use std.money\ntable a with money(what: price) { id int }\n")
        self.sql("insert into a values (1, 1.23456); insert into a values (2, 5, 'USD')")
        self.assertEqual("1.2346|EUR\n5.0000|USD", self.sql("select price_amount, price_currency from a order by id"))
        self.refused("insert into a values (3, 1, 'usd')", "check constraint")

    def test_lookup(self):
        self.load("use std.lookup\ntable state with lookup {}\ntable a { id int, state -> state }\n")
        self.sql("insert into state (code, label) values ('open', 'Open'); insert into a values (1, 'open')")
        self.refused("insert into a values (2, 'shut')", "foreign key")
        self.refused("insert into state (code, label) values ('Not one', 'x')", "check constraint")
        self.assertEqual("0|t", self.sql("select position, active from state"))

    def test_versioned(self):
        self.load("use std.versioned\ntable a with versioned { id int, b int }\n")
        self.sql("insert into a (id, b) values (1, 1); update a set b = 2; update a set b = 3, version = 2")
        self.assertEqual("3|3", self.sql("select b, version from a"))
        self.refused("update a set b = 4, version = 2", "changed by somebody else")

    def test_postgrest(self):
        self.load("use std.postgrest\ntable a with notified(channel: 'things') { id int, b text }\n")
        request = ("select set_config('request.jwt.claims', '{\"sub\": \"me\"}', true), "
                   "set_config('request.headers', '{\"x-one\": \"1\"}', true), "
                   "set_config('request.cookies', '{\"c\": \"2\"}', true); ")
        self.assertEqual("me|1|2|", self.sql("set role alice; begin; " + request + "select request.user_id(), "
                                             "request.header('X-One'), request.cookie('c'), request.claim('none')"
                                             ).splitlines()[-1])
        self.assertEqual("t", self.sql("select request.user_id() is null"))
        self.assertEqual("alice", self.sql("set role alice; select request.user_role()").splitlines()[-1])
        self.assertEqual("clerk", self.sql("begin; select set_config('request.jwt.claims', '{\"role\": \"clerk\"}', true); "
                                           "select request.user_role()").splitlines()[-1])
        told = self.sql("listen things; insert into a values (7, 'x')")
        self.assertIn('{"key": 7, "event": "insert", "table": "public.a"}', told)
        self.assertIn("reload schema", self.sql("listen pgrst; select request.reload_schema()"))
        self.refused("set role alice; select request.reload_schema()", "permission denied")

    def test_settings(self):
        self.load("use std.settings\ngrant usage on schema settings to alice\ngrant execute on function settings.get(text) to alice\n")
        self.sql("select settings.set('auth.secret', 'x', true), settings.set('page-size', '10')")
        self.assertEqual("x|10|", self.sql("set role alice; select settings.get('auth.secret'), settings.get('page-size'), "
                                           "settings.get('none')").splitlines()[-1])
        self.sql("select settings.set('auth.secret', 'y')")
        self.assertEqual("y|t", self.sql("select value, secret from settings.entry where key = 'auth.secret'"))
        self.assertEqual("page-size", self.sql("select string_agg(key, ',') from settings.visible()"))
        self.refused("select settings.set('Not.a key', '1')", "entry_key_check")
        self.refused("set role alice; select settings.set('page-size', '1')", "permission denied")
        self.refused("set role alice; select * from settings.visible()", "permission denied")
        self.refused("set role alice; select * from settings.entry", "permission denied")

    def test_jwt(self):
        self.load("use std.jwt\ngrant usage on schema jwt to alice\n")

        def encoded(what):
            return base64.urlsafe_b64encode(what).rstrip(b"=").decode()

        def token(algorithm, payload, secret="key"):
            head = encoded(json.dumps({"alg": algorithm, "typ": "JWT"}).encode())
            text = f"{head}.{encoded(json.dumps(payload).encode())}"
            return f"{text}.{encoded(hmac.digest(secret.encode(), text.encode(), 'sha' + algorithm[2:]))}"

        def verified(made, secret="key", algorithm="HS256"):
            return self.sql(f"select payload, valid from jwt.verify('{made}', '{secret}', '{algorithm}')")

        for algorithm in ("HS256", "HS384", "HS512"):
            own = self.sql(f"""select jwt.sign('{{"a": "Ünï"}}', 'key', '{algorithm}')""")
            self.assertEqual(own.rsplit(".", 1)[1], encoded(hmac.digest(b"key", own.rsplit(".", 1)[0].encode(),
                                                                        "sha" + algorithm[2:])))
            self.assertEqual('{"a": "Ünï"}|t', verified(own, algorithm=algorithm))
            self.assertEqual('{"a": 1}|t', verified(token(algorithm, {"a": 1}), algorithm=algorithm))
        self.assertEqual('{"a": 1}|f', verified(token("HS512", {"a": 1})))  # not the algorithm asked for
        self.assertEqual('{"a": 1}|f', verified(token("HS256", {"a": 1}, "other")))
        head, _, signed = token("HS256", {"a": 1}).split(".")
        self.assertEqual('{"a": 2}|f', verified(".".join((head, encoded(b'{"a": 2}'), signed))))
        self.assertEqual('{"exp": 1}|f', verified(token("HS256", {"exp": 1})))
        self.assertEqual('{"exp": 99999999999}|t', verified(token("HS256", {"exp": 99999999999})))
        self.refused("select * from jwt.verify('a.b', 'key')", "a token has three parts")
        self.refused("select jwt.sign('{}', 'key', 'none')", "unknown signing algorithm")
        self.refused("set role alice; select jwt.sign('{}', 'key')", "permission denied")

    def test_the_example_of_several_tenants(self):
        self.server.create_roles(["clerk"])
        example = ROOT / "examples" / "tenants"
        self.compile_and_load(example / "db" / "src")
        self.sql("insert into app.company values (1, 'one'), (2, 'two')")
        work = "set role clerk; set app.tenant = '{}'; "
        for tenant in (1, 2):
            self.sql(work.format(tenant) + "insert into app.customer (name) values ('c'); "
                     "insert into app.invoice (customer_id, number, state, due_on) "
                     "select id, '2026-1', 'sent', '2026-01-31' from app.customer; "
                     f"insert into app.line (invoice_id, position, text, price) select id, 1, 'x', {tenant} from app.invoice")
        for tenant in (1, 2):
            self.assertEqual(f"1|1|{tenant}.00", self.sql(work.format(tenant) + "select count(*), count(distinct tenant_id), "
                             "sum(price) from app.line").splitlines()[-1])
            self.assertEqual(f"2026-1|{tenant}.00", self.sql(work.format(tenant) + "select number, price from app.owed")
                             .splitlines()[-1])
        self.assertEqual("0", self.sql("set role clerk; select count(*) from app.invoice").splitlines()[-1])
        self.refused(work.format(1) + "update app.customer set tenant_id = 2", "row-level security")

    def test_the_example_of_both_languages(self):
        self.compile_and_load(ROOT / "examples" / "mixed" / "db" / "src")
        self.sql("insert into shop.product values ('ABC-0001', 'a', 1); insert into shop.customer (email) values ('a@b'); "
                 "insert into shop.review (product_id, customer_id, stars) values ('ABC-0001', 1, 5)")
        self.assertEqual("ABC-0001|1|5.00", self.sql("select sku, reviews, stars from shop.rating"))
        self.assertEqual("at|3.90|Nobody has read it yet", self.sql(
            "select c.country, d.postage, v.label from shop.review r join shop.customer c on c.id = r.customer_id "
            "join shop.verdict v on v.code = r.verdict, shop.country d where d.name = 'Germany'"))
        self.refused("update shop.review set verdict = 'lost'", "foreign key")


if __name__ == "__main__":
    unittest.main()
