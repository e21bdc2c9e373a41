CREATE TABLE "a.b" ("x:y %s" integer PRIMARY KEY, "tab	in" text, """quoted""" text DEFAULT 'it''s :a "b" \ 100%');
COMMENT ON TABLE "a.b" IS 'back\slash, :colon, 50%, """';
CREATE TABLE "per%cent" (id integer REFERENCES "a.b", j jsonb DEFAULT '{"a":1, "b" :2}'::jsonb, CHECK (j <> '{"x" :true}'::jsonb));
CREATE VIEW "v""'w" AS SELECT id, ':not_a_parameter' AS "a:b", '12:30'::time AS at, E'tab\there' AS t FROM "per%cent";
CREATE FUNCTION fmt(name text) RETURNS text LANGUAGE plpgsql AS $f$
BEGIN
	-- a tab, a "quote", a backslash \ and a :name
  RETURN format('%I says """', name) || ' :x';
END
$f$;
