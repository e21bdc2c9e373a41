#!/usr/bin/env python3
"""grammar/COVERAGE.md is true: an example of every statement of PostgreSQL 18's reference, run through the program.

A row says `modelled` (the statement changes the schema that is compiled), `not schema` (it is read, and changes nothing)
or `refused` (one clear error). The examples below say the same by what the program makes of them.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ASHLAR = os.environ.get("ASHLAR", str(ROOT / "build" / "ashlar"))

# What the examples stand on.
GROUND = """
CREATE ROLE boss;
CREATE ROLE alice;
CREATE TABLE t (a int, b text, c int);
CREATE INDEX i ON t (a);
CREATE TABLE parted (a int) PARTITION BY RANGE (a);
CREATE SEQUENCE s;
CREATE VIEW v AS SELECT a FROM t;
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION same(int, int) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE FUNCTION ef() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE PROCEDURE p(int) LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int);
CREATE TYPE e AS ENUM ('a');
CREATE DOMAIN d AS int;
CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tf();
CREATE RULE r AS ON DELETE TO t DO ALSO NOTHING;
CREATE POLICY pol ON t;
CREATE EXTENSION hstore;
CREATE SCHEMA sch;
CREATE COLLATION coll (LOCALE = 'C');
CREATE CAST (e AS int) WITH INOUT;
CREATE OPERATOR === (FUNCTION = same, LEFTARG = int, RIGHTARG = int);
CREATE STATISTICS st ON a, c FROM t;
CREATE PUBLICATION pub;
CREATE SUBSCRIPTION sub CONNECTION 'host=h' PUBLICATION p WITH (connect = false, slot_name = NONE);
CREATE EVENT TRIGGER et ON ddl_command_end EXECUTE FUNCTION ef();
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER srv FOREIGN DATA WRAPPER w;
CREATE USER MAPPING FOR alice SERVER srv;
CREATE FOREIGN TABLE ft (a int) SERVER srv;
CREATE CONVERSION c FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
CREATE TEXT SEARCH PARSER c (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH TEMPLATE c (LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY c (TEMPLATE = c);
CREATE TEXT SEARCH CONFIGURATION c (PARSER = c);
CREATE OPERATOR FAMILY c USING btree;
CREATE OPERATOR CLASS c FOR TYPE e USING btree FAMILY c AS STORAGE e;
CREATE LANGUAGE l HANDLER plpgsql_call_handler;
CREATE ACCESS METHOD am TYPE INDEX HANDLER bthandler;
CREATE FUNCTION transforms(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TRANSFORM FOR e LANGUAGE sql (FROM SQL WITH FUNCTION transforms(int));
"""

EXAMPLES = {
    "ABORT": "ABORT",
    "ALTER AGGREGATE": "ALTER AGGREGATE total(int) RENAME TO sums",
    "ALTER COLLATION": "ALTER COLLATION coll RENAME TO other",
    "ALTER CONVERSION": "ALTER CONVERSION c RENAME TO d",
    "ALTER DATABASE": "ALTER DATABASE db SET work_mem TO '1MB'",
    "ALTER DEFAULT PRIVILEGES": "ALTER DEFAULT PRIVILEGES FOR ROLE boss GRANT SELECT ON TABLES TO alice",
    "ALTER DOMAIN": "ALTER DOMAIN d SET NOT NULL",
    "ALTER EVENT TRIGGER": "ALTER EVENT TRIGGER et DISABLE",
    "ALTER EXTENSION": "ALTER EXTENSION hstore SET SCHEMA sch",
    "ALTER FOREIGN DATA WRAPPER": "ALTER FOREIGN DATA WRAPPER w OPTIONS (a 'b')",
    "ALTER FOREIGN TABLE": "ALTER FOREIGN TABLE ft OPTIONS (a 'b')",
    "ALTER FUNCTION": "ALTER FUNCTION f(int) IMMUTABLE",
    "ALTER GROUP": "ALTER GROUP boss ADD USER alice",
    "ALTER INDEX": "ALTER INDEX i RENAME TO j",
    "ALTER LANGUAGE": "ALTER LANGUAGE l RENAME TO k",
    "ALTER LARGE OBJECT": "ALTER LARGE OBJECT 1 OWNER TO alice",
    "ALTER MATERIALIZED VIEW": "ALTER MATERIALIZED VIEW m RENAME TO n",
    "ALTER OPERATOR": "ALTER OPERATOR === (int, int) SET (RESTRICT = eqsel)",
    "ALTER OPERATOR CLASS": "ALTER OPERATOR CLASS c USING btree RENAME TO d",
    "ALTER OPERATOR FAMILY": "ALTER OPERATOR FAMILY c USING btree RENAME TO d",
    "ALTER POLICY": "ALTER POLICY pol ON t USING (true)",
    "ALTER PROCEDURE": "ALTER PROCEDURE p(int) RENAME TO q",
    "ALTER PUBLICATION": "ALTER PUBLICATION pub ADD TABLE t",
    "ALTER ROLE": "ALTER ROLE boss LOGIN",
    "ALTER ROUTINE": "ALTER ROUTINE f(int) RENAME TO g",
    "ALTER RULE": "ALTER RULE r ON t RENAME TO q",
    "ALTER SCHEMA": "ALTER SCHEMA sch RENAME TO other",
    "ALTER SEQUENCE": "ALTER SEQUENCE s INCREMENT 2",
    "ALTER SERVER": "ALTER SERVER srv VERSION '2'",
    "ALTER STATISTICS": "ALTER STATISTICS st SET STATISTICS 100",
    "ALTER SUBSCRIPTION": "ALTER SUBSCRIPTION sub SET (binary = true)",
    "ALTER SYSTEM": "ALTER SYSTEM SET work_mem = '1MB'",
    "ALTER TABLE": "ALTER TABLE t ADD COLUMN d int",
    "ALTER TABLESPACE": "ALTER TABLESPACE ts RENAME TO us",
    "ALTER TEXT SEARCH CONFIGURATION": "ALTER TEXT SEARCH CONFIGURATION c RENAME TO d",
    "ALTER TEXT SEARCH DICTIONARY": "ALTER TEXT SEARCH DICTIONARY c RENAME TO d",
    "ALTER TEXT SEARCH PARSER": "ALTER TEXT SEARCH PARSER c RENAME TO d",
    "ALTER TEXT SEARCH TEMPLATE": "ALTER TEXT SEARCH TEMPLATE c RENAME TO d",
    "ALTER TRIGGER": "ALTER TRIGGER tr ON t RENAME TO q",
    "ALTER TYPE": "ALTER TYPE e ADD VALUE 'b'",
    "ALTER USER": "ALTER USER boss CREATEDB",
    "ALTER USER MAPPING": "ALTER USER MAPPING FOR alice SERVER srv OPTIONS (a 'b')",
    "ALTER VIEW": "ALTER VIEW v RENAME TO w",
    "ANALYZE": "ANALYZE t",
    "BEGIN": "BEGIN",
    "CALL": "CALL p(1)",
    "CHECKPOINT": "CHECKPOINT",
    "CLOSE": "CLOSE c",
    "CLUSTER": "CLUSTER t USING i",
    "COMMENT": "COMMENT ON TABLE t IS 'x'",
    "COMMIT": "COMMIT",
    "COMMIT PREPARED": "COMMIT PREPARED 'x'",
    "COPY": "COPY t TO '/tmp/x'",
    "CREATE ACCESS METHOD": "CREATE ACCESS METHOD more TYPE INDEX HANDLER hashhandler",
    "CREATE AGGREGATE": "CREATE AGGREGATE sums(int) (SFUNC = int4pl, STYPE = int)",
    "CREATE CAST": "CREATE CAST (int AS e) WITH INOUT",
    "CREATE COLLATION": "CREATE COLLATION more (LOCALE = 'C')",
    "CREATE CONVERSION": "CREATE CONVERSION more FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1",
    "CREATE DATABASE": "CREATE DATABASE db",
    "CREATE DOMAIN": "CREATE DOMAIN dd AS text",
    "CREATE EVENT TRIGGER": "CREATE EVENT TRIGGER more ON sql_drop EXECUTE FUNCTION ef()",
    "CREATE EXTENSION": "CREATE EXTENSION citext",
    "CREATE FOREIGN DATA WRAPPER": "CREATE FOREIGN DATA WRAPPER more",
    "CREATE FOREIGN TABLE": "CREATE FOREIGN TABLE more (a int) SERVER srv",
    "CREATE FUNCTION": "CREATE FUNCTION more() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE GROUP": "CREATE GROUP more",
    "CREATE INDEX": "CREATE INDEX ON t (b)",
    "CREATE LANGUAGE": "CREATE LANGUAGE more HANDLER plpgsql_call_handler",
    "CREATE MATERIALIZED VIEW": "CREATE MATERIALIZED VIEW more AS SELECT 1 AS one",
    "CREATE OPERATOR": "CREATE OPERATOR ==== (FUNCTION = same, LEFTARG = int, RIGHTARG = int)",
    "CREATE OPERATOR CLASS": "CREATE OPERATOR CLASS more FOR TYPE int USING btree AS STORAGE int",
    "CREATE OPERATOR FAMILY": "CREATE OPERATOR FAMILY more USING btree",
    "CREATE POLICY": "CREATE POLICY more ON t",
    "CREATE PROCEDURE": "CREATE PROCEDURE more() LANGUAGE sql AS 'SELECT 1'",
    "CREATE PUBLICATION": "CREATE PUBLICATION more FOR TABLE t",
    "CREATE ROLE": "CREATE ROLE more",
    "CREATE RULE": "CREATE RULE more AS ON INSERT TO t DO NOTHING",
    "CREATE SCHEMA": "CREATE SCHEMA more",
    "CREATE SEQUENCE": "CREATE SEQUENCE more",
    "CREATE SERVER": "CREATE SERVER more FOREIGN DATA WRAPPER w",
    "CREATE STATISTICS": "CREATE STATISTICS more ON b, c FROM t",
    "CREATE SUBSCRIPTION": "CREATE SUBSCRIPTION more CONNECTION 'host=h' PUBLICATION p",
    "CREATE TABLE": "CREATE TABLE more (a int)",
    "CREATE TABLE AS": "CREATE TABLE more AS SELECT 1 AS one",
    "CREATE TABLESPACE": "CREATE TABLESPACE ts LOCATION '/x'",
    "CREATE TEXT SEARCH CONFIGURATION": "CREATE TEXT SEARCH CONFIGURATION more (COPY = simple)",
    "CREATE TEXT SEARCH DICTIONARY": "CREATE TEXT SEARCH DICTIONARY more (TEMPLATE = simple)",
    "CREATE TEXT SEARCH PARSER": "CREATE TEXT SEARCH PARSER more (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, "
                                 "LEXTYPES = prsd_lextype)",
    "CREATE TEXT SEARCH TEMPLATE": "CREATE TEXT SEARCH TEMPLATE more (LEXIZE = dsimple_lexize)",
    "CREATE TRANSFORM": "CREATE TRANSFORM FOR d LANGUAGE sql (FROM SQL WITH FUNCTION transforms(int))",
    "CREATE TRIGGER": "CREATE TRIGGER more BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION tf()",
    "CREATE TYPE": "CREATE TYPE more AS (a int)",
    "CREATE USER": "CREATE USER more",
    "CREATE USER MAPPING": "CREATE USER MAPPING FOR boss SERVER srv",
    "CREATE VIEW": "CREATE VIEW more AS SELECT 1 AS one",
    "DEALLOCATE": "DEALLOCATE ALL",
    "DECLARE": "DECLARE c CURSOR FOR SELECT 1",
    "DELETE": "DELETE FROM t",
    "DISCARD": "DISCARD ALL",
    "DO": "DO $$ BEGIN PERFORM 1; END $$",
    "DROP ACCESS METHOD": "DROP ACCESS METHOD am",
    "DROP AGGREGATE": "DROP AGGREGATE total(int)",
    "DROP CAST": "DROP CAST (e AS int)",
    "DROP COLLATION": "DROP COLLATION coll",
    "DROP CONVERSION": "DROP CONVERSION c",
    "DROP DATABASE": "DROP DATABASE db",
    "DROP DOMAIN": "DROP DOMAIN d",
    "DROP EVENT TRIGGER": "DROP EVENT TRIGGER et",
    "DROP EXTENSION": "DROP EXTENSION hstore",
    "DROP FOREIGN DATA WRAPPER": "DROP FOREIGN DATA WRAPPER w CASCADE",
    "DROP FOREIGN TABLE": "DROP FOREIGN TABLE ft",
    "DROP FUNCTION": "DROP FUNCTION f(int)",
    "DROP GROUP": "DROP GROUP boss",
    "DROP INDEX": "DROP INDEX i",
    "DROP LANGUAGE": "DROP LANGUAGE l",
    "DROP MATERIALIZED VIEW": "DROP MATERIALIZED VIEW m",
    "DROP OPERATOR": "DROP OPERATOR === (int, int)",
    "DROP OPERATOR CLASS": "DROP OPERATOR CLASS c USING btree",
    "DROP OPERATOR FAMILY": "DROP OPERATOR FAMILY c USING btree",
    "DROP OWNED": "DROP OWNED BY alice",
    "DROP POLICY": "DROP POLICY pol ON t",
    "DROP PROCEDURE": "DROP PROCEDURE p(int)",
    "DROP PUBLICATION": "DROP PUBLICATION pub",
    "DROP ROLE": "DROP ROLE boss",
    "DROP ROUTINE": "DROP ROUTINE f(int)",
    "DROP RULE": "DROP RULE r ON t",
    "DROP SCHEMA": "DROP SCHEMA sch",
    "DROP SEQUENCE": "DROP SEQUENCE s",
    "DROP SERVER": "DROP SERVER srv CASCADE",
    "DROP STATISTICS": "DROP STATISTICS st",
    "DROP SUBSCRIPTION": "DROP SUBSCRIPTION sub",
    "DROP TABLE": "DROP TABLE parted",
    "DROP TABLESPACE": "DROP TABLESPACE ts",
    "DROP TEXT SEARCH CONFIGURATION": "DROP TEXT SEARCH CONFIGURATION c",
    "DROP TEXT SEARCH DICTIONARY": "DROP TEXT SEARCH DICTIONARY c",
    "DROP TEXT SEARCH PARSER": "DROP TEXT SEARCH PARSER c CASCADE",
    "DROP TEXT SEARCH TEMPLATE": "DROP TEXT SEARCH TEMPLATE c CASCADE",
    "DROP TRANSFORM": "DROP TRANSFORM FOR e LANGUAGE sql",
    "DROP TRIGGER": "DROP TRIGGER tr ON t",
    "DROP TYPE": "DROP TYPE e CASCADE",
    "DROP USER": "DROP USER boss",
    "DROP USER MAPPING": "DROP USER MAPPING FOR alice SERVER srv",
    "DROP VIEW": "DROP VIEW v",
    "END": "END",
    "EXECUTE": "EXECUTE x",
    "EXPLAIN": "EXPLAIN SELECT 1",
    "FETCH": "FETCH c",
    "GRANT": "GRANT SELECT ON t TO alice",
    "IMPORT FOREIGN SCHEMA": "IMPORT FOREIGN SCHEMA x FROM SERVER srv INTO sch",
    "INSERT": "INSERT INTO t VALUES (1)",
    "LISTEN": "LISTEN x",
    "LOAD": "LOAD 'x'",
    "LOCK": "LOCK t",
    "MERGE": "MERGE INTO t USING parted ON t.a = parted.a WHEN MATCHED THEN DELETE",
    "MOVE": "MOVE c",
    "NOTIFY": "NOTIFY x",
    "PREPARE": "PREPARE x AS SELECT 1",
    "PREPARE TRANSACTION": "PREPARE TRANSACTION 'x'",
    "REASSIGN OWNED": "ALTER TABLE t OWNER TO alice; REASSIGN OWNED BY alice TO boss",
    "REFRESH MATERIALIZED VIEW": "REFRESH MATERIALIZED VIEW m",
    "REINDEX": "REINDEX TABLE t",
    "RELEASE SAVEPOINT": "RELEASE SAVEPOINT x",
    "RESET": "RESET work_mem",
    "REVOKE": "REVOKE EXECUTE ON FUNCTION f(int) FROM PUBLIC",
    "ROLLBACK": "ROLLBACK",
    "ROLLBACK PREPARED": "ROLLBACK PREPARED 'x'",
    "ROLLBACK TO SAVEPOINT": "ROLLBACK TO SAVEPOINT x",
    "SAVEPOINT": "SAVEPOINT x",
    "SECURITY LABEL": "SECURITY LABEL FOR anon ON TABLE t IS 'x'",
    "SELECT": "SELECT 1",
    "SELECT INTO": "SELECT 1 AS one INTO more",
    "SET": "SET work_mem = '1MB'",
    "SET CONSTRAINTS": "SET CONSTRAINTS ALL DEFERRED",
    "SET ROLE": "SET ROLE alice",
    "SET SESSION AUTHORIZATION": "SET SESSION AUTHORIZATION alice",
    "SET TRANSACTION": "SET TRANSACTION READ ONLY",
    "SHOW": "SHOW work_mem",
    "START TRANSACTION": "START TRANSACTION",
    "TRUNCATE": "TRUNCATE t",
    "UNLISTEN": "UNLISTEN x",
    "UPDATE": "UPDATE t SET a = 1",
    "VACUUM": "VACUUM t",
    "VALUES": "VALUES (1)",
}


def rows():
    """Statement to status, as the document has it."""
    text = (ROOT / "grammar" / "COVERAGE.md").read_text()
    return dict(re.findall(r"^\| ([A-Z ]+) \| (modelled|not schema|refused) \|", text, re.M))


class Coverage(unittest.TestCase):
    def compile(self, sql):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "a.sql")
            path.write_text(sql)
            return subprocess.run([ASHLAR, "-C", folder, "compile", "--color", "never", "a.sql"], capture_output=True,
                                  text=True, timeout=60)

    def status(self, sql, ground):
        done = self.compile(GROUND + sql + ";\n")
        if done.returncode == 1 and "[unsupported-statement]" in done.stderr:
            return "refused"
        self.assertEqual(0, done.returncode, f"{sql}\n{done.stderr}")
        return "modelled" if done.stdout != ground else "not schema"

    def test_every_statement_is_as_the_document_says(self):
        ground = self.compile(GROUND)
        self.assertEqual(0, ground.returncode, ground.stderr)
        said = rows()
        self.assertEqual(sorted(EXAMPLES), sorted(said), "statements of COVERAGE.md and of this test")
        found = {name: self.status(sql, ground.stdout) for name, sql in EXAMPLES.items()}
        self.assertEqual(said, found)


if __name__ == "__main__":
    if "--print" in sys.argv:
        case = Coverage()
        ground = case.compile(GROUND)
        sys.exit(ground.stderr) if ground.returncode else None
        for name, sql in EXAMPLES.items():
            print(f"| {name} | {case.status(sql, ground.stdout)} |")
    else:
        unittest.main()
