SET check_function_bodies = off;
SET search_path = public;

COMMENT ON SCHEMA data IS 'schema';

COMMENT ON DOMAIN data.d IS 'domain';

COMMENT ON TYPE data.e IS 'enum';

COMMENT ON FUNCTION data.f(integer, text[]) IS 'function';

COMMENT ON MATERIALIZED VIEW data.m IS 'materialized';

COMMENT ON PROCEDURE data.p(integer) IS 'procedure';

COMMENT ON SEQUENCE data.s IS 'sequence';

COMMENT ON TABLE data.t IS E'it''s a "table" \\ with everything';

COMMENT ON INDEX data.t_i IS 'index';

COMMENT ON AGGREGATE data.total(integer) IS 'aggregate';

COMMENT ON VIEW data.v IS 'view';

COMMENT ON CONSTRAINT dc ON DOMAIN data.d IS 'domain constraint';

COMMENT ON COLUMN data.t."Odd ""col" IS 'column';

COMMENT ON POLICY pol ON data.t IS 'policy';

COMMENT ON RULE r ON data.t IS 'rule';

COMMENT ON CONSTRAINT t_pk ON data.t IS 'key';

COMMENT ON TRIGGER tg ON data.t IS 'trigger';

COMMENT ON COLUMN data.v.shown IS 'column of a view';
