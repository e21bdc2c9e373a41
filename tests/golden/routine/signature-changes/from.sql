CREATE FUNCTION default_gone(a integer DEFAULT 1) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
CREATE FUNCTION renamed_parameter(a integer) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
CREATE FUNCTION other_columns(a integer) RETURNS TABLE (b integer) LANGUAGE sql AS $$ SELECT 1 $$;
CREATE FUNCTION other_type(a integer) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
CREATE FUNCTION other_kind(a integer) RETURNS void LANGUAGE sql AS $$ SELECT 1 $$;
CREATE PROCEDURE output(INOUT a integer) LANGUAGE sql AS $$ SELECT 1 $$;
