CREATE FUNCTION count_organisation_software(only_public boolean DEFAULT true)
RETURNS TABLE (organisation uuid, software_cnt bigint)
LANGUAGE sql STABLE AS
$$
  SELECT c.ancestor, count(DISTINCT f.software)
  FROM organisation_closure AS c
  JOIN software_for_organisation AS f ON f.organisation = c.descendant
  JOIN software AS s ON s.id = f.software
  WHERE NOT only_public OR (f.status = 'approved' AND s.is_published)
  GROUP BY c.ancestor;
$$;

CREATE FUNCTION count_organisation_projects(only_public boolean DEFAULT true, wanted_role text DEFAULT NULL)
RETURNS TABLE (organisation uuid, project_cnt bigint)
LANGUAGE plpgsql STABLE AS
$$
BEGIN
  IF only_public THEN
    RETURN QUERY
      SELECT c.ancestor, count(DISTINCT f.project)
      FROM organisation_closure AS c
      JOIN project_for_organisation AS f ON f.organisation = c.descendant
      JOIN project AS p ON p.id = f.project
      WHERE f.status = 'approved' AND p.is_published AND f.role = coalesce(wanted_role, f.role)
      GROUP BY c.ancestor;
  ELSE
    RETURN QUERY
      SELECT c.ancestor, count(DISTINCT f.project)
      FROM organisation_closure AS c
      JOIN project_for_organisation AS f ON f.organisation = c.descendant
      WHERE f.role = coalesce(wanted_role, f.role)
      GROUP BY c.ancestor;
  END IF;
END
$$;

CREATE FUNCTION count_organisation_children()
RETURNS TABLE (organisation uuid, direct_cnt bigint, total_cnt bigint)
LANGUAGE sql STABLE AS
$$
  SELECT ancestor, count(*) FILTER (WHERE distance = 1), count(*) FILTER (WHERE distance > 0)
  FROM organisation_closure
  GROUP BY ancestor;
$$;

CREATE FUNCTION software_by_organisation(organisation_id uuid)
RETURNS TABLE (
  id uuid, slug varchar, brand_name varchar, short_statement varchar, is_featured boolean, status relation_status,
  keywords varchar[], mention_cnt bigint, contributor_cnt bigint
)
LANGUAGE sql STABLE AS
$$
  SELECT DISTINCT ON (s.id)
    s.id,
    s.slug,
    s.brand_name,
    s.short_statement,
    f.is_featured,
    f.status,
    k.keywords,
    coalesce(m.mention_cnt, 0),
    coalesce(n.contributor_cnt, 0)
  FROM organisation_closure AS c
  JOIN software_for_organisation AS f ON f.organisation = c.descendant
  JOIN software AS s ON s.id = f.software
  LEFT JOIN keywords_by_software() AS k ON k.software = s.id
  LEFT JOIN count_software_mentions() AS m ON m.software = s.id
  LEFT JOIN count_software_contributors() AS n ON n.software = s.id
  WHERE c.ancestor = organisation_id
  ORDER BY s.id, c.distance;
$$;

CREATE FUNCTION projects_by_organisation(organisation_id uuid)
RETURNS TABLE (id uuid, slug varchar, title varchar, phase project_phase, roles varchar[], budget numeric)
LANGUAGE sql STABLE AS
$$
  SELECT
    p.id,
    p.slug,
    p.title,
    CASE
      WHEN p.date_start > current_date THEN 'planned'
      WHEN p.date_end < current_date THEN 'finished'
      ELSE 'running'
    END::project_phase,
    array_agg(DISTINCT f.role),
    (SELECT sum(b.amount) FROM project_budget AS b WHERE b.project = p.id AND b.funder = organisation_id)
  FROM organisation_closure AS c
  JOIN project_for_organisation AS f ON f.organisation = c.descendant
  JOIN project AS p ON p.id = f.project
  WHERE c.ancestor = organisation_id
  GROUP BY p.id
  ORDER BY p.date_start DESC NULLS LAST;
$$;

CREATE FUNCTION organisations_of_software(software_id uuid)
RETURNS TABLE (id uuid, name varchar, logo text, route text, status relation_status, ordinal integer)
LANGUAGE sql STABLE AS
$$
  SELECT o.id, o.name, image_url(o.logo_id), route.path, f.status, f.position
  FROM software_for_organisation AS f
  JOIN organisation AS o ON o.id = f.organisation
  CROSS JOIN LATERAL organisation_route(o.id) AS route
  WHERE f.software = software_id
  ORDER BY f.position NULLS LAST, o.name;
$$;

CREATE FUNCTION organisation_tree(root uuid, max_depth integer DEFAULT 3) RETURNS jsonb
LANGUAGE plpgsql STABLE AS
$$
DECLARE
  children jsonb := '[]';
  child uuid;
BEGIN
  IF max_depth > 0 THEN
    FOR child IN SELECT o.id FROM organisation AS o WHERE o.parent = root ORDER BY o.name LOOP
      children := children || organisation_tree(child, max_depth - 1);
    END LOOP;
  END IF;
  RETURN (
    SELECT jsonb_build_object('id', o.id, 'name', o.name, 'slug', o.slug, 'children', children)
    FROM organisation AS o
    WHERE o.id = root);
END
$$;

CREATE FUNCTION funding_by_year(organisation_id uuid)
RETURNS TABLE (budget_year smallint, currency char, amount numeric, cumulative numeric, growth numeric)
LANGUAGE sql STABLE AS
$$
  SELECT
    y.budget_year,
    y.currency,
    y.amount,
    sum(y.amount) OVER per_currency,
    round(100 * (y.amount / nullif(lag(y.amount) OVER per_currency, 0) - 1), 1)
  FROM (
    SELECT b.budget_year::smallint AS budget_year, b.currency, sum(b.amount * (1 + b.overhead / 100)) AS amount
    FROM project_budget AS b
    WHERE b.funder = organisation_id AND NOT b.in_kind
    GROUP BY b.budget_year, b.currency
  ) AS y
  WINDOW per_currency AS (PARTITION BY y.currency ORDER BY y.budget_year)
  ORDER BY y.currency, y.budget_year;
$$;

CREATE FUNCTION merge_organisations(kept uuid, dissolved uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
  moved integer := 0;
  n integer;
BEGIN
  IF NOT is_administrator() THEN
    RAISE EXCEPTION 'administrators only' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF kept = dissolved THEN
    RAISE EXCEPTION 'these are one organisation already';
  END IF;

  UPDATE software_for_organisation AS f SET organisation = kept
  WHERE f.organisation = dissolved
    AND NOT EXISTS (SELECT FROM software_for_organisation AS x WHERE x.organisation = kept AND x.software = f.software);
  GET DIAGNOSTICS n = ROW_COUNT;
  moved := moved + n;

  UPDATE person_affiliation SET organisation = kept WHERE organisation = dissolved;
  GET DIAGNOSTICS n = ROW_COUNT;
  moved := moved + n;

  UPDATE organisation SET parent = kept WHERE parent = dissolved;
  INSERT INTO organisation_alias (organisation, alias)
  SELECT kept, name FROM organisation WHERE id = dissolved
  ON CONFLICT DO NOTHING;
  DELETE FROM organisation WHERE id = dissolved;
  RETURN moved;
END
$$;

CREATE FUNCTION find_organisation(words text) RETURNS TABLE (id uuid, name varchar, matched varchar, likeness real)
LANGUAGE sql STABLE SET search_path = public, extensions, pg_temp AS
$$
  SELECT DISTINCT ON (o.id) o.id, o.name, candidate.text, similarity(candidate.text, words)
  FROM organisation AS o
  CROSS JOIN LATERAL (
    SELECT o.name
    UNION ALL
    SELECT a.alias FROM organisation_alias AS a WHERE a.organisation = o.id
  ) AS candidate (text)
  WHERE candidate.text % words OR candidate.text ILIKE '%' || words || '%'
  ORDER BY o.id, similarity(candidate.text, words) DESC;
$$;

CREATE FUNCTION delete_organisation(organisation_id uuid) RETURNS void
LANGUAGE plpgsql AS
$$
DECLARE
  children text;
BEGIN
  SELECT string_agg(name, ', ' ORDER BY name) INTO children FROM organisation WHERE parent = organisation_id;
  IF children IS NOT NULL THEN
    RAISE EXCEPTION 'move its parts first: %', children USING ERRCODE = 'dependent_objects_still_exist';
  END IF;
  DELETE FROM project_for_organisation WHERE organisation = organisation_id;
  DELETE FROM organisation WHERE id = organisation_id;
END
$$;
