CREATE FUNCTION phase_of(date_start date, date_end date) RETURNS project_phase
LANGUAGE sql STABLE PARALLEL SAFE AS
$$
  SELECT CASE
    WHEN date_start > current_date THEN 'planned'::project_phase
    WHEN date_end < current_date THEN 'finished'
    ELSE 'running'
  END;
$$;

CREATE FUNCTION count_project_members()
RETURNS TABLE (project uuid, member_cnt bigint, contacts varchar[])
LANGUAGE sql STABLE AS
$$
  SELECT t.project, count(*), array_agg(p.display_name ORDER BY t.position) FILTER (WHERE t.is_contact_person)
  FROM team_member AS t
  JOIN person AS p ON p.id = t.person
  GROUP BY t.project;
$$;

CREATE FUNCTION count_project_impact() RETURNS TABLE (project uuid, impact_cnt integer, output_cnt integer)
LANGUAGE sql STABLE AS
$$
  SELECT coalesce(i.project, o.project), coalesce(i.n, 0)::integer, coalesce(o.n, 0)::integer
  FROM (SELECT project, count(*) AS n FROM impact_for_project GROUP BY project) AS i
  FULL OUTER JOIN (SELECT project, count(*) AS n FROM output_for_project GROUP BY project) AS o
    ON o.project = i.project;
$$;

CREATE FUNCTION keywords_by_project()
RETURNS TABLE (project uuid, keywords varchar[], keyword_text text)
LANGUAGE sql STABLE AS
$$
  SELECT k.project, array_agg(keyword.value ORDER BY keyword.value), string_agg(keyword.value, ' ' ORDER BY keyword.value)
  FROM keyword_for_project AS k
  JOIN keyword ON keyword.id = k.keyword
  GROUP BY k.project;
$$;

CREATE FUNCTION research_domains_of(project_id uuid) RETURNS TABLE (key varchar, name varchar, level integer)
LANGUAGE sql STABLE AS
$$
  WITH RECURSIVE up (id, key, name, parent, level) AS (
    SELECT d.id, d.key, d.name, d.parent, 0
    FROM research_domain_for_project AS f
    JOIN research_domain AS d ON d.id = f.research_domain
    WHERE f.project = project_id
    UNION
    SELECT d.id, d.key, d.name, d.parent, up.level + 1
    FROM up
    JOIN research_domain AS d ON d.id = up.parent
  )
  SELECT key, name, max(level) FROM up GROUP BY key, name ORDER BY key;
$$;

CREATE FUNCTION team_of_project(project_id uuid)
RETURNS TABLE (id uuid, name varchar, role_name varchar, affiliation varchar, orcid varchar, email varchar)
LANGUAGE sql STABLE AS
$$
  SELECT
    t.id, p.display_name, t.role_name, t.affiliation, p.orcid,
    CASE WHEN t.is_contact_person THEN p.email::varchar END
  FROM team_member AS t
  JOIN person AS p ON p.id = t.person
  WHERE t.project = project_id
  ORDER BY t.position, p.family_names;
$$;

CREATE FUNCTION related_projects(project_id uuid) RETURNS SETOF project
LANGUAGE sql STABLE AS
$$
  SELECT p.*
  FROM project AS p
  WHERE p.id IN (
    SELECT relation FROM project_for_project WHERE origin = project_id AND status = 'approved'
    UNION
    SELECT origin FROM project_for_project WHERE relation = project_id AND status = 'approved'
  )
  ORDER BY p.title;
$$;

CREATE FUNCTION project_timeline(project_id uuid)
RETURNS TABLE (day date, what text, label varchar)
LANGUAGE sql STABLE AS
$$
  SELECT date_start, 'start', title FROM project WHERE id = project_id AND date_start IS NOT NULL
  UNION ALL
  SELECT coalesce(achieved_on, due_on), CASE WHEN achieved_on IS NULL THEN 'milestone due' ELSE 'milestone reached' END, title
  FROM milestone
  WHERE project = project_id
  UNION ALL
  SELECT r.released_on, 'release', s.brand_name || ' ' || r.tag
  FROM software_for_project AS f
  JOIN software AS s ON s.id = f.software
  JOIN software_release AS r ON r.software = s.id
  JOIN project AS p ON p.id = f.project
  WHERE f.project = project_id AND f.status = 'approved'
    AND daterange(p.date_start, p.date_end, '[]') @> r.released_on
  UNION ALL
  SELECT date_end, 'end', title FROM project WHERE id = project_id AND date_end IS NOT NULL
  ORDER BY 1, 2;
$$;

CREATE FUNCTION project_budget_summary(project_id uuid) RETURNS jsonb
LANGUAGE sql STABLE AS
$$
  SELECT jsonb_object_agg(currency, jsonb_build_object('total', total, 'years', years))
  FROM (
    SELECT currency, sum(amount) AS total, jsonb_object_agg(budget_year, amount) AS years
    FROM (
      SELECT currency, budget_year, sum(amount) AS amount
      FROM project_budget
      WHERE project = project_id
      GROUP BY currency, budget_year
    ) AS by_year
    GROUP BY currency
  ) AS by_currency;
$$;

CREATE FUNCTION milestone_chain(project_id uuid, last_number smallint)
RETURNS TABLE (number smallint, title varchar, due_on date, slack integer)
LANGUAGE sql STABLE AS
$$
  WITH RECURSIVE chain AS (
    SELECT m.number, m.title, m.due_on, m.depends_on, ARRAY[m.number] AS seen
    FROM milestone AS m
    WHERE m.project = project_id AND m.number = last_number
    UNION ALL
    SELECT m.number, m.title, m.due_on, m.depends_on, chain.seen || m.number
    FROM chain
    JOIN milestone AS m ON m.project = project_id AND m.number = chain.depends_on
    WHERE m.number <> ALL (chain.seen)
  )
  SELECT number, title, due_on, due_on - lag(due_on) OVER (ORDER BY due_on) FROM chain ORDER BY due_on;
$$;

CREATE FUNCTION overdue_milestones(on_day date DEFAULT current_date)
RETURNS TABLE (project_slug varchar, number smallint, title varchar, days_late integer)
LANGUAGE sql STABLE AS
$$
  SELECT p.slug, m.number, m.title, on_day - m.due_on
  FROM milestone AS m
  JOIN project AS p ON p.id = m.project
  WHERE m.achieved_on IS NULL AND m.due_on < on_day
  ORDER BY on_day - m.due_on DESC;
$$;

CREATE FUNCTION copy_project(project_id uuid, new_title text) RETURNS uuid
LANGUAGE plpgsql AS
$$
DECLARE
  copy uuid;
BEGIN
  INSERT INTO project (slug, title, subtitle, description)
  SELECT slugify(new_title), new_title, subtitle, description FROM project WHERE id = project_id
  RETURNING id INTO copy;
  INSERT INTO keyword_for_project (project, keyword)
  SELECT copy, keyword FROM keyword_for_project WHERE project = project_id;
  INSERT INTO research_domain_for_project (project, research_domain)
  SELECT copy, research_domain FROM research_domain_for_project WHERE project = project_id;
  RETURN copy;
END
$$;
