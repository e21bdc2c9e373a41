CREATE FUNCTION default_gone(a integer) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
CREATE FUNCTION renamed_parameter(b integer) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
CREATE FUNCTION other_columns(a integer) RETURNS TABLE (b integer, c text) LANGUAGE sql AS $$ SELECT 1, 'c' $$;
CREATE FUNCTION other_type(a bigint) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
CREATE PROCEDURE other_kind(a integer) LANGUAGE sql AS $$ SELECT 1 $$;
CREATE PROCEDURE output(a integer) LANGUAGE sql AS $$ SELECT 1 $$;
