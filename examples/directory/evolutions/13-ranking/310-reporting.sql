CREATE MATERIALIZED VIEW reporting.software_ranking AS
WITH scored AS (
  SELECT
    card.id,
    card.slug,
    card.brand_name,
    card.mention_cnt,
    card.contributor_cnt,
    stats.star_count,
    coalesce(d.downloads, 0) AS downloads,
    ln(1 + card.mention_cnt) * 3 + ln(1 + card.contributor_cnt) + ln(1 + coalesce(stats.star_count, 0))
      + ln(1 + coalesce(d.downloads, 0)) / 2 AS score
  FROM software_card AS card
  LEFT JOIN repository_statistics AS stats ON stats.software = card.id
  LEFT JOIN reporting.download_total AS d ON d.software = card.id
)
SELECT *, rank() OVER (ORDER BY score DESC) AS rank, ntile(4) OVER (ORDER BY score DESC) AS quartile
FROM scored;

CREATE UNIQUE INDEX software_ranking_id_idx ON reporting.software_ranking (id);
CREATE INDEX software_ranking_rank_idx ON reporting.software_ranking (rank) INCLUDE (slug, brand_name, score);
CREATE INDEX software_ranking_top_idx ON reporting.software_ranking (score DESC) WHERE quartile = 1;

CREATE MATERIALIZED VIEW reporting.keyword_usage AS
SELECT
  k.id,
  k.value,
  count(DISTINCT s.software) AS software_cnt,
  count(DISTINCT p.project) AS project_cnt
FROM keyword AS k
LEFT JOIN keyword_for_software AS s ON s.keyword = k.id
LEFT JOIN keyword_for_project AS p ON p.keyword = k.id
GROUP BY k.id;

CREATE UNIQUE INDEX keyword_usage_id_idx ON reporting.keyword_usage (id);
CREATE INDEX keyword_usage_value_idx ON reporting.keyword_usage (lower(value::text) text_pattern_ops);

CREATE MATERIALIZED VIEW reporting.monthly_growth AS
WITH months AS (
  SELECT generate_series(timestamp '2024-01-01', date_trunc('month', localtimestamp), interval '1 month') AS month
), events AS (
  SELECT date_trunc('month', created_at) AS month, 'software' AS what FROM software
  UNION ALL
  SELECT date_trunc('month', created_at), 'project' FROM project
  UNION ALL
  SELECT date_trunc('month', created_at), 'mention' FROM mention
  UNION ALL
  SELECT date_trunc('month', created_at), 'person' FROM person
), counted AS (
  SELECT
    m.month::date AS month,
    count(*) FILTER (WHERE e.what = 'software') AS software,
    count(*) FILTER (WHERE e.what = 'project') AS projects,
    count(*) FILTER (WHERE e.what = 'mention') AS mentions,
    count(*) FILTER (WHERE e.what = 'person') AS people
  FROM months AS m
  LEFT JOIN events AS e ON e.month = m.month
  GROUP BY m.month
)
SELECT
  month,
  software,
  projects,
  mentions,
  people,
  sum(software) OVER upto AS software_total,
  sum(projects) OVER upto AS projects_total,
  sum(mentions) OVER upto AS mentions_total
FROM counted
WINDOW upto AS (ORDER BY month)
WITH NO DATA;

CREATE UNIQUE INDEX monthly_growth_month_idx ON reporting.monthly_growth (month);

CREATE VIEW reporting.page_view_per_day AS
SELECT viewed_at::date AS day, page_kind, count(*) AS views, count(DISTINCT country) AS countries
FROM page_view
WHERE NOT is_robot
GROUP BY GROUPING SETS ((viewed_at::date, page_kind), (viewed_at::date));

CREATE VIEW reporting.job_health AS
SELECT task, counts ->> 'failed' AS failed, counts ->> 'queued' AS queued, oldest, failure_rate
FROM job_statistics()
WHERE failure_rate > 0 OR oldest < now() - interval '1 hour';

-- A table of figures, one row a figure, for the status page.
CREATE VIEW reporting.figure (name, value) AS
VALUES
  ('software', (SELECT count_published_software())),
  ('projects', (SELECT count(*) FROM published_project)),
  ('organisations', (SELECT count(*) FROM organisation WHERE parent IS NULL)),
  ('communities', (SELECT count(*) FROM community)),
  ('mentions', (SELECT count(*) FROM mention));

CREATE FUNCTION reporting.refresh_all(concurrently_if_possible boolean DEFAULT true) RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = reporting, public, pg_temp AS
$$
DECLARE
  view record;
  done text[] := '{}';
BEGIN
  FOR view IN
    SELECT c.oid::regclass AS name, c.relispopulated
    FROM pg_class AS c
    WHERE c.relkind = 'm' AND c.relnamespace = 'reporting'::regnamespace
    ORDER BY c.relname
  LOOP
    EXECUTE format(
      'REFRESH MATERIALIZED VIEW %s %s',
      CASE WHEN concurrently_if_possible AND view.relispopulated THEN 'CONCURRENTLY' ELSE '' END,
      view.name);
    done := done || view.name::text;
  END LOOP;
  RETURN done;
END
$$;

CREATE FUNCTION reporting.top_software(how_many integer DEFAULT 10) RETURNS SETOF reporting.software_ranking
LANGUAGE sql STABLE AS
$$
  SELECT * FROM reporting.software_ranking ORDER BY rank LIMIT how_many;
$$;

CREATE FUNCTION reporting.organisation_report(organisation_id uuid, first_year integer, last_year integer) RETURNS jsonb
LANGUAGE plpgsql STABLE AS
$$
DECLARE
  result jsonb;
  yearly jsonb;
BEGIN
  IF first_year > last_year THEN
    RAISE EXCEPTION 'the years are the wrong way round: % to %', first_year, last_year
      USING ERRCODE = 'invalid_parameter_value';
  END IF;

  -- What the organisation is.
  SELECT to_jsonb(o) - 'rank_in_kind' INTO result
  FROM public.organisation_overview AS o
  WHERE o.id = organisation_id;
  IF result IS NULL THEN
    RETURN NULL;
  END IF;

  -- What happened in each year.
  WITH years AS (
    SELECT year FROM generate_series(first_year, last_year) AS g (year)
  ), releases AS (
    SELECT r.release_year AS year, count(*) AS n, count(DISTINCT r.software_id) AS packages
    FROM public.releases_of_organisation(organisation_id) AS r
    GROUP BY r.release_year
  ), funded AS (
    SELECT f.budget_year::integer AS year, jsonb_object_agg(f.currency, f.amount) AS money
    FROM public.funding_by_year(organisation_id) AS f
    GROUP BY f.budget_year
  ), papers AS (
    SELECT m.publication_year::integer AS year, count(DISTINCT m.id) AS n
    FROM public.organisation_closure AS c
    JOIN public.software_for_organisation AS f ON f.organisation = c.descendant AND f.status = 'approved'
    JOIN public.mention_for_software AS x ON x.software = f.software
    JOIN public.mention AS m ON m.id = x.mention
    WHERE c.ancestor = organisation_id
    GROUP BY m.publication_year
  ), people AS (
    SELECT years.year, count(DISTINCT a.person) AS n
    FROM years
    JOIN public.person_affiliation AS a
      ON a.during && daterange(make_date(years.year, 1, 1), make_date(years.year + 1, 1, 1))
    JOIN public.organisation_closure AS c ON c.descendant = a.organisation AND c.ancestor = organisation_id
    GROUP BY years.year
  )
  SELECT jsonb_agg(jsonb_strip_nulls(to_jsonb(figures)) ORDER BY figures.year)
  INTO yearly
  FROM (
    SELECT
      years.year,
      releases.n AS releases,
      releases.packages,
      funded.money AS funded,
      papers.n AS papers,
      sum(papers.n) OVER (ORDER BY years.year ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS papers_before,
      people.n AS people
    FROM years
    LEFT JOIN releases USING (year)
    LEFT JOIN funded USING (year)
    LEFT JOIN papers USING (year)
    LEFT JOIN people USING (year)
  ) AS figures;

  result := result || jsonb_build_object('years', coalesce(yearly, '[]'));

  -- Where its pages stand among all.
  SELECT result || jsonb_build_object(
    'ranking', coalesce(jsonb_agg(jsonb_build_object('slug', r.slug, 'rank', r.rank) ORDER BY r.rank), '[]'))
  INTO result
  FROM reporting.software_ranking AS r
  JOIN public.software_for_organisation AS f ON f.software = r.id AND f.status = 'approved'
  JOIN public.organisation_closure AS c ON c.descendant = f.organisation
  WHERE c.ancestor = organisation_id;

  RETURN result;
END
$$;

COMMENT ON MATERIALIZED VIEW reporting.software_ranking IS 'Rebuilt at night';
COMMENT ON COLUMN reporting.software_ranking.score IS 'Logarithmic, mentions count three times, downloads half';
COMMENT ON COLUMN reporting.software_ranking.downloads IS 'From all registries, since counting began';

-- The figures of one year, for the annual report: totals, growth, the best of each kind and what needs care.
CREATE FUNCTION reporting.annual_report(report_year integer, how_many integer DEFAULT 5)
RETURNS TABLE (chapter text, ordinal bigint, label text, value numeric, previous numeric, growth numeric, details jsonb)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS
$$
  WITH bounds AS (
    SELECT
      make_date(report_year, 1, 1) AS first_day,
      make_date(report_year + 1, 1, 1) AS next_day,
      make_date(report_year - 1, 1, 1) AS previous_day
  ), dated AS (
    SELECT 'releases' AS label, r.released_on AS day
    FROM software_release AS r
    JOIN software AS s ON s.id = r.software
    WHERE s.is_published
    UNION ALL
    SELECT 'projects started', p.date_start
    FROM project AS p
    WHERE p.is_published
    UNION ALL
    SELECT 'projects finished', p.date_end
    FROM project AS p
    WHERE p.is_published
    UNION ALL
    SELECT 'visits', v.viewed_at::date
    FROM page_view AS v
    WHERE NOT v.is_robot
    UNION ALL
    SELECT 'publications', make_date(m.publication_year::integer, 7, 1)
    FROM mention AS m
    WHERE m.publication_year IS NOT NULL
    UNION ALL
    SELECT 'seats taken', lower(s.during)::date
    FROM event_registration AS r
    JOIN event_session AS s ON s.id = r.session
    WHERE NOT r.waiting
  ), totals AS (
    SELECT
      d.label,
      count(*) FILTER (WHERE d.day >= b.first_day AND d.day < b.next_day) AS now_cnt,
      count(*) FILTER (WHERE d.day >= b.previous_day AND d.day < b.first_day) AS previous_cnt
    FROM dated AS d
    CROSS JOIN bounds AS b
    GROUP BY d.label
  ), busiest AS (
    SELECT
      s.brand_name,
      count(*) AS releases,
      count(*) FILTER (WHERE r.is_prerelease) AS prereleases,
      max(r.released_on) AS latest,
      row_number() OVER (ORDER BY count(*) DESC, max(r.released_on) DESC, s.brand_name) AS rank
    FROM software_release AS r
    JOIN software AS s ON s.id = r.software
    CROSS JOIN bounds AS b
    WHERE s.is_published AND r.released_on >= b.first_day AND r.released_on < b.next_day
    GROUP BY s.id
  ), funders AS (
    SELECT
      o.name,
      b.currency,
      sum(b.amount) FILTER (WHERE b.budget_year = report_year) AS amount,
      sum(b.amount) FILTER (WHERE b.budget_year = report_year - 1) AS before,
      count(DISTINCT b.project) AS projects,
      row_number() OVER (PARTITION BY b.currency ORDER BY sum(b.amount) DESC, o.name) AS rank
    FROM project_budget AS b
    JOIN organisation AS o ON o.id = b.funder
    WHERE b.budget_year BETWEEN report_year - 1 AND report_year AND NOT b.in_kind
    GROUP BY o.id, b.currency
  ), keywords AS (
    SELECT k.value, count(*) AS uses, row_number() OVER (ORDER BY count(*) DESC, k.value) AS rank
    FROM keyword_for_software AS f
    JOIN keyword AS k ON k.id = f.keyword
    JOIN software AS s ON s.id = f.software AND s.is_published
    GROUP BY k.id
  ), stale AS (
    SELECT s.brand_name, newest.released_on, row_number() OVER (ORDER BY newest.released_on, s.brand_name) AS rank
    FROM software AS s
    CROSS JOIN bounds AS b
    JOIN LATERAL (
      SELECT r.released_on
      FROM software_release AS r
      WHERE r.software = s.id AND r.released_on < b.next_day
      ORDER BY r.released_on DESC
      LIMIT 1
    ) AS newest ON newest.released_on < b.previous_day
    WHERE s.is_published
  ), pages AS (
    SELECT 1 AS part, 'totals' AS chapter, row_number() OVER (ORDER BY label) AS ordinal, label,
      now_cnt::numeric AS value, previous_cnt::numeric AS previous, NULL::jsonb AS details
    FROM totals
    UNION ALL
    SELECT 2, 'busiest software', rank, brand_name, releases, NULL,
      jsonb_build_object('prereleases', prereleases, 'latest', latest)
    FROM busiest
    WHERE rank <= how_many
    UNION ALL
    SELECT 3, 'funders', rank, name, coalesce(amount, 0), before,
      jsonb_build_object('currency', currency, 'projects', projects)
    FROM funders
    WHERE rank <= how_many
    UNION ALL
    SELECT 4, 'keywords', rank, value, uses, NULL, NULL FROM keywords WHERE rank <= how_many
    UNION ALL
    SELECT 5, 'without a release for long', rank, brand_name, NULL, NULL, jsonb_build_object('last', released_on)
    FROM stale
    WHERE rank <= how_many
  )
  SELECT
    chapter,
    ordinal,
    label,
    value,
    previous,
    round(100 * (value / nullif(previous, 0) - 1), 1),
    coalesce(details, '{}')
  FROM pages
  ORDER BY part, ordinal;
$$;
