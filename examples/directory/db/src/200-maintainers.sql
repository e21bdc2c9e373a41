-- Which pages the running request may change. Security definer, since policies call these and
-- would otherwise ask the policies of the tables below again.

CREATE FUNCTION software_of_current_maintainer() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
  SELECT software FROM maintainer_for_software WHERE maintainer = current_account_id();
$$;

CREATE FUNCTION projects_of_current_maintainer() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
  SELECT project FROM maintainer_for_project WHERE maintainer = current_account_id();
$$;

CREATE FUNCTION communities_of_current_maintainer() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
  SELECT id FROM community WHERE primary_maintainer = current_account_id()
  UNION
  SELECT community FROM maintainer_for_community WHERE maintainer = current_account_id();
$$;

CREATE FUNCTION people_of_current_account() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT p.id FROM person AS p WHERE p.account = current_account_id();
END;

CREATE FUNCTION maintainers_of_software(software_id uuid)
RETURNS TABLE (maintainer uuid, name varchar, email varchar, affiliation varchar)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
BEGIN
  IF NOT is_administrator() AND software_id NOT IN (SELECT software_of_current_maintainer()) THEN
    RAISE EXCEPTION 'you are not a maintainer of this software' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY
  SELECT m.maintainer, newest.full_name, newest.email::varchar, newest.home_organisation
  FROM maintainer_for_software AS m
  LEFT JOIN LATERAL (
    SELECT l.full_name, l.email, l.home_organisation
    FROM login_for_account AS l
    WHERE l.account = m.maintainer
    ORDER BY l.last_login_at DESC NULLS LAST
    LIMIT 1
  ) AS newest ON true
  WHERE m.software = software_id;
END
$$;

CREATE FUNCTION maintainers_of_project(project_id uuid)
RETURNS TABLE (maintainer uuid, logins jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
BEGIN
  IF NOT is_administrator() AND project_id NOT IN (SELECT projects_of_current_maintainer()) THEN
    RAISE EXCEPTION 'you are not a maintainer of this project' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY
  SELECT
    m.maintainer,
    coalesce(
      jsonb_agg(jsonb_build_object('provider', l.provider, 'name', l.full_name, 'email', l.email) ORDER BY l.provider)
        FILTER (WHERE l.id IS NOT NULL),
      '[]')
  FROM maintainer_for_project AS m
  LEFT JOIN login_for_account AS l ON l.account = m.maintainer
  WHERE m.project = project_id
  GROUP BY m.maintainer;
END
$$;

CREATE FUNCTION accept_software_invite(invite uuid)
RETURNS TABLE (brand_name varchar, slug varchar)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
  claimed invite_maintainer_for_software%ROWTYPE;
BEGIN
  IF current_account_id() IS NULL THEN
    RAISE EXCEPTION 'log in first' USING ERRCODE = 'invalid_authorization_specification';
  END IF;
  SELECT * INTO claimed FROM invite_maintainer_for_software AS i WHERE i.id = invite FOR UPDATE;
  IF claimed.id IS NULL THEN
    RAISE EXCEPTION 'there is no invitation %', invite USING ERRCODE = 'no_data_found';
  ELSIF claimed.claimed_by IS NOT NULL OR claimed.expires_at < now() THEN
    RAISE EXCEPTION 'the invitation was used or has expired' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  UPDATE invite_maintainer_for_software
  SET claimed_by = current_account_id(), claimed_at = now()
  WHERE id = invite;
  INSERT INTO maintainer_for_software (maintainer, software)
  VALUES (current_account_id(), claimed.software)
  ON CONFLICT DO NOTHING;
  RETURN QUERY SELECT s.brand_name, s.slug::varchar FROM software AS s WHERE s.id = claimed.software;
END
$$;

CREATE FUNCTION accept_project_invite(invite uuid) RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
  WITH claimed AS (
    UPDATE invite_maintainer_for_project
    SET claimed_by = current_account_id(), claimed_at = now()
    WHERE id = invite AND claimed_by IS NULL AND expires_at > now() AND current_account_id() IS NOT NULL
    RETURNING project
  )
  INSERT INTO maintainer_for_project (maintainer, project)
  SELECT current_account_id(), project FROM claimed
  ON CONFLICT (maintainer, project) DO UPDATE SET updated_at = excluded.updated_at
  RETURNING project;
$$;

CREATE FUNCTION leave_software(software_id uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
  others integer;
BEGIN
  SELECT count(*) INTO STRICT others
  FROM maintainer_for_software
  WHERE software = software_id AND maintainer <> current_account_id();
  IF others = 0 THEN
    RAISE EXCEPTION 'a page needs a maintainer; invite somebody first';
  END IF;
  DELETE FROM maintainer_for_software WHERE software = software_id AND maintainer = current_account_id();
  RETURN others;
END
$$;
