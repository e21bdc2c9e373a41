CREATE FUNCTION suggest_people(typed text, max_rows integer DEFAULT 10, with_private boolean DEFAULT false)
RETURNS TABLE (id uuid, display_name varchar, orcid varchar, known_as text[])
LANGUAGE sql STABLE AS
$$
  SELECT p.id, p.display_name, p.orcid::varchar, array_remove(array_agg(DISTINCT a.organisation_name::text), NULL)
  FROM person AS p
  LEFT JOIN person_affiliation AS a ON a.person = p.id
  WHERE (p.is_public OR with_private)
    AND (plain_letters(p.family_names) LIKE plain_letters(typed) || '%'
      OR plain_letters(p.given_names) LIKE plain_letters(typed) || '%'
      OR p.orcid = typed)
  GROUP BY p.id
  ORDER BY p.family_names, p.given_names
  LIMIT max_rows;
$$;

CREATE FUNCTION works_of_person(person_id uuid) RETURNS TABLE (kind text, slug varchar, title varchar, role_name varchar, latest timestamp)
LANGUAGE sql STABLE AS
$$
  SELECT 'software', s.slug::varchar, s.brand_name, c.role_name, s.updated_at
  FROM contributor AS c
  JOIN software AS s ON s.id = c.software
  WHERE c.person = person_id AND s.is_published
  UNION ALL
  SELECT 'project', p.slug, p.title, t.role_name, p.updated_at
  FROM team_member AS t
  JOIN project AS p ON p.id = t.project
  WHERE t.person = person_id AND p.is_published
  ORDER BY 5 DESC;
$$;

CREATE FUNCTION collaborators_of(person_id uuid)
RETURNS TABLE (id uuid, display_name varchar, together bigint)
LANGUAGE sql STABLE AS
$$
  WITH shared AS (
    SELECT theirs.person
    FROM contributor AS mine
    JOIN contributor AS theirs ON theirs.software = mine.software AND theirs.person <> mine.person
    WHERE mine.person = person_id
    UNION ALL
    SELECT theirs.person
    FROM team_member AS mine
    JOIN team_member AS theirs USING (project)
    WHERE mine.person = person_id AND theirs.person <> person_id
  )
  SELECT p.id, p.display_name, count(*)
  FROM shared
  JOIN person AS p ON p.id = shared.person
  GROUP BY p.id
  ORDER BY count(*) DESC, p.display_name;
$$;

CREATE FUNCTION affiliation_on(person_id uuid, on_day date DEFAULT current_date) RETURNS varchar
LANGUAGE sql STABLE AS
$$
  SELECT string_agg(DISTINCT organisation_name, '; ' ORDER BY organisation_name)
  FROM person_affiliation
  WHERE person = person_id AND during @> on_day;
$$;

CREATE FUNCTION merge_people(kept uuid, duplicate uuid) RETURNS void
LANGUAGE plpgsql AS
$$
BEGIN
  UPDATE contributor AS c SET person = kept
  WHERE c.person = duplicate
    AND NOT EXISTS (SELECT FROM contributor AS x WHERE x.person = kept AND x.software = c.software);
  UPDATE team_member AS t SET person = kept
  WHERE t.person = duplicate
    AND NOT EXISTS (SELECT FROM team_member AS x WHERE x.person = kept AND x.project = t.project);
  UPDATE person AS p
  SET email = coalesce(p.email, d.email), biography = coalesce(p.biography, d.biography)
  FROM person AS d
  WHERE p.id = kept AND d.id = duplicate;
  DELETE FROM person WHERE id = duplicate;
END
$$;

CREATE FUNCTION likely_duplicates(threshold real)
RETURNS TABLE (one uuid, other uuid, one_name varchar, other_name varchar, likeness real)
LANGUAGE sql STABLE SET search_path = public, extensions, pg_temp AS
$$
  SELECT a.id, b.id, a.display_name, b.display_name, similarity(a.display_name, b.display_name)
  FROM person AS a
  JOIN person AS b ON a.id < b.id AND similarity(a.display_name, b.display_name) >= threshold
  WHERE a.orcid IS NULL OR b.orcid IS NULL
  ORDER BY 5 DESC;
$$;

CREATE FUNCTION reorder_team(project_id uuid, members uuid[]) RETURNS integer
LANGUAGE plpgsql AS
$$
DECLARE
  changed integer;
BEGIN
  SET CONSTRAINTS team_member_position DEFERRED;
  UPDATE team_member AS t
  SET position = wanted.ordinal
  FROM unnest(members) WITH ORDINALITY AS wanted (id, ordinal)
  WHERE t.id = wanted.id AND t.project = project_id;
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN changed;
END
$$;

CREATE FUNCTION person_profile(person_id uuid) RETURNS json
LANGUAGE sql STABLE AS
$$
  SELECT json_build_object(
    'name', p.display_name,
    'orcid', p.orcid,
    'biography', p.biography,
    'affiliation', affiliation_on(p.id),
    'works', coalesce((SELECT json_agg(w) FROM works_of_person(p.id) AS w), '[]'),
    'collaborators', coalesce((SELECT json_agg(c.display_name) FROM collaborators_of(p.id) AS c), '[]'))
  FROM person AS p
  WHERE p.id = person_id AND p.is_public;
$$;
