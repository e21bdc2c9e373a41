SET check_function_bodies = off;
SET search_path = public;

DROP POLICY mine ON data.todo;

ALTER TABLE data.todo ALTER COLUMN owner_id DROP DEFAULT;

DROP VIEW data.mine;

DROP FUNCTION data.current_owner();

CREATE FUNCTION data.current_owner()
  RETURNS bigint
  LANGUAGE sql
  STABLE
AS $$ SELECT 1::bigint $$;

CREATE VIEW data.mine AS
SELECT
  id,
  title
FROM data.todo
WHERE owner_id = data.current_owner();

ALTER TABLE data.todo ALTER COLUMN owner_id SET DEFAULT data.current_owner();

CREATE POLICY mine ON data.todo
  TO PUBLIC
  USING (owner_id = data.current_owner());

ALTER FUNCTION data.current_owner() OWNER TO alice;

REVOKE EXECUTE ON FUNCTION data.current_owner() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION data.current_owner() TO webuser;

GRANT SELECT ON TABLE data.mine TO webuser;

COMMENT ON FUNCTION data.current_owner() IS 'who asks';

COMMENT ON VIEW data.mine IS 'mine';

COMMENT ON POLICY mine ON data.todo IS 'own rows';
