-- Views, routines, triggers, rules and policies, each on top of others.
CREATE SCHEMA app;
CREATE TABLE app.account (id integer PRIMARY KEY, owner name NOT NULL, balance numeric NOT NULL DEFAULT 0, closed boolean);
CREATE FUNCTION app.clock() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT now()';
CREATE TABLE app.entry (account integer REFERENCES app.account, amount numeric, at timestamptz DEFAULT app.clock());
CREATE VIEW app.open_account AS SELECT * FROM app.account WHERE NOT coalesce(closed, false);
CREATE FUNCTION app.threshold() RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT 1000.0 $$;
CREATE FUNCTION app.label(account integer, "with" text DEFAULT '#') RETURNS text LANGUAGE plpgsql STABLE STRICT AS $body$
BEGIN
  RETURN "with" || account;
END
$body$;
CREATE VIEW app.rich WITH (security_barrier = true) AS
  SELECT id, owner, app.label(id) AS label FROM app.open_account WHERE balance > app.threshold() WITH CHECK OPTION;
CREATE FUNCTION app.richest() RETURNS SETOF app.rich BEGIN ATOMIC
  SELECT * FROM app.rich ORDER BY id LIMIT CASE WHEN true THEN 3 ELSE 1 END;
END;
CREATE RECURSIVE VIEW app.numbers (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < 10;
CREATE MATERIALIZED VIEW app.totals AS
  SELECT account, sum(amount) AS total, count(*) FILTER (WHERE amount > 0) AS positive FROM app.entry GROUP BY account
  WITH NO DATA;
CREATE UNIQUE INDEX totals_account ON app.totals (account);
CREATE FUNCTION app.touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at := app.clock(); RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE INSERT OR UPDATE OF amount ON app.entry
  FOR EACH ROW WHEN (NEW.amount <> 0) EXECUTE FUNCTION app.touched();
CREATE CONSTRAINT TRIGGER later AFTER UPDATE ON app.entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.touched();
ALTER TABLE app.entry DISABLE TRIGGER touch;
CREATE RULE no_delete AS ON DELETE TO app.account DO INSTEAD NOTHING;
CREATE POLICY own ON app.account FOR ALL USING (owner = current_user) WITH CHECK (owner = current_user AND balance >= 0);
CREATE POLICY read_all ON app.entry AS RESTRICTIVE FOR SELECT
  USING (EXISTS (SELECT FROM app.account a WHERE a.id = entry.account AND a.closed IS NOT TRUE));
ALTER TABLE app.account ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.entry FORCE ROW LEVEL SECURITY;
CREATE FUNCTION app.times(numeric, numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT $1 * $2';
CREATE AGGREGATE app.product(numeric) (SFUNC = app.times, STYPE = numeric, INITCOND = '1');
CREATE PROCEDURE app.settle(INOUT done integer DEFAULT 0) LANGUAGE plpgsql AS $$ BEGIN done := done + 1; END $$;
COMMENT ON FUNCTION app.label(integer, text) IS 'how an account is shown';
COMMENT ON VIEW app.rich IS NULL;
COMMENT ON TRIGGER touch ON app.entry IS 'keeps the time';
COMMENT ON POLICY own ON app.account IS 'everybody sees their own';
ALTER VIEW app.open_account ALTER COLUMN owner SET DEFAULT current_user;
