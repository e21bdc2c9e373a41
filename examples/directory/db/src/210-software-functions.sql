-- Counts that the views below join ---------------------------------------------------------------

CREATE FUNCTION count_software_contributors()
RETURNS TABLE (software uuid, contributor_cnt bigint)
LANGUAGE sql STABLE AS
$$
  SELECT c.software, count(*) FROM public.contributor AS c GROUP BY c.software;
$$;

CREATE FUNCTION count_software_mentions()
RETURNS TABLE (software uuid, mention_cnt bigint)
LANGUAGE sql STABLE AS
$$
  SELECT m.software, count(DISTINCT m.mention)
  FROM (
    SELECT software, mention FROM public.mention_for_software
    UNION
    SELECT r.software, c.citation
    FROM public.reference_paper_for_software AS r
    JOIN public.citation_for_mention AS c ON c.mention = r.mention
  ) AS m
  GROUP BY m.software;
$$;

CREATE FUNCTION count_software_projects()
RETURNS TABLE (software uuid, project_cnt integer)
LANGUAGE sql STABLE AS
$$
  SELECT software, count(project)::integer
  FROM public.software_for_project
  WHERE status = 'approved'
  GROUP BY software;
$$;

CREATE FUNCTION count_published_software() RETURNS bigint
LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT count(*) FROM software WHERE is_published;
END;

CREATE FUNCTION keywords_by_software()
RETURNS TABLE (software uuid, keywords varchar[], keyword_text text)
LANGUAGE sql STABLE AS
$$
  SELECT k.software, array_agg(keyword.value ORDER BY keyword.value), string_agg(keyword.value, ' ' ORDER BY keyword.value)
  FROM public.keyword_for_software AS k
  JOIN public.keyword ON keyword.id = k.keyword
  GROUP BY k.software;
$$;

CREATE FUNCTION languages_by_software()
RETURNS TABLE (software uuid, prog_lang text[])
LANGUAGE sql STABLE AS
$$
  SELECT r.software, array_agg(l.language ORDER BY l.bytes::bigint DESC)
  FROM public.repository_url AS r
  CROSS JOIN LATERAL jsonb_each_text(r.languages) AS l (language, bytes)
  WHERE jsonb_typeof(r.languages) = 'object'
  GROUP BY r.software;
$$;

CREATE FUNCTION language_share(software_id uuid)
RETURNS TABLE (language text, bytes bigint, share numeric, running_share numeric)
LANGUAGE sql STABLE AS
$$
  SELECT
    l.key,
    l.value::bigint,
    round(100 * l.value::numeric / sum(l.value::numeric) OVER (), 2),
    round(100 * sum(l.value::numeric) OVER by_size / sum(l.value::numeric) OVER (), 2)
  FROM repository_url AS r, jsonb_each_text(r.languages) AS l
  WHERE r.software = software_id
  WINDOW by_size AS (ORDER BY l.value::bigint DESC, l.key ROWS UNBOUNDED PRECEDING)
  ORDER BY 2 DESC;
$$;

CREATE FUNCTION licenses_by_software() RETURNS TABLE (software uuid, licenses jsonb)
LANGUAGE sql STABLE AS
$$
  SELECT
    f.software,
    jsonb_agg(jsonb_build_object('spdx', l.spdx, 'name', l.name, 'open', l.open_source) ORDER BY f.is_primary DESC, l.spdx)
  FROM license_for_software AS f
  JOIN license AS l ON l.id = f.license
  GROUP BY f.software;
$$;

-- Relations -------------------------------------------------------------------------------------

CREATE FUNCTION related_software(software_id uuid)
RETURNS SETOF software
LANGUAGE sql STABLE AS
$$
  SELECT s.*
  FROM software_for_software AS r
  JOIN software AS s ON s.id = CASE WHEN r.origin = software_id THEN r.relation ELSE r.origin END
  WHERE software_id IN (r.origin, r.relation) AND s.is_published
  ORDER BY s.brand_name;
$$;

CREATE FUNCTION similar_software(software_id uuid, max_rows integer DEFAULT 5)
RETURNS TABLE (id uuid, slug varchar, brand_name varchar, shared_keywords bigint, likeness numeric)
LANGUAGE sql STABLE AS
$$
  WITH mine AS (
    SELECT keyword FROM keyword_for_software WHERE software = software_id
  ), sizes AS (
    SELECT software, count(*) AS size FROM keyword_for_software GROUP BY software
  )
  SELECT
    s.id,
    s.slug,
    s.brand_name,
    count(*) AS shared,
    round(count(*)::numeric / (sizes.size + (SELECT count(*) FROM mine) - count(*)), 3) AS jaccard
  FROM mine
  JOIN keyword_for_software AS k USING (keyword)
  JOIN software AS s ON s.id = k.software
  JOIN sizes ON sizes.software = s.id
  WHERE s.id <> software_id AND s.is_published
  GROUP BY s.id, sizes.size
  ORDER BY jaccard DESC, s.brand_name
  LIMIT max_rows;
$$;

CREATE FUNCTION contributors_of_software(software_id uuid)
RETURNS TABLE (
  id uuid, display_name varchar, short_name text, orcid varchar, role_name varchar, affiliation varchar,
  avatar text, is_contact_person boolean, credit_roles text[]
)
LANGUAGE sql STABLE AS
$$
  SELECT
    c.id,
    p.display_name,
    initials(p.given_names) || ' ' || p.family_names,
    p.orcid::varchar,
    c.role_name,
    c.affiliation,
    image_url(p.avatar_id),
    c.is_contact_person,
    c.credit_roles
  FROM contributor AS c
  JOIN person AS p ON p.id = c.person
  WHERE c.software = software_id
  ORDER BY c.position NULLS LAST, p.family_names, p.given_names;
$$;

CREATE FUNCTION mentions_of_software(software_id uuid) RETURNS SETOF mention
LANGUAGE sql STABLE AS
$$
  SELECT m.*
  FROM mention AS m
  JOIN mention_for_software AS f ON f.mention = m.id
  WHERE f.software = software_id
  ORDER BY m.publication_year DESC NULLS LAST, m.title;
$$;

CREATE FUNCTION citations_of_software(software_id uuid)
RETURNS TABLE (id uuid, doi varchar, title varchar, kind publication_kind, publication_year smallint, cites uuid[])
LANGUAGE sql STABLE AS
$$
  SELECT m.id, m.doi, m.title, m.kind, m.publication_year::smallint, array_agg(r.mention)
  FROM reference_paper_for_software AS r
  JOIN citation_for_mention AS c ON c.mention = r.mention
  JOIN mention AS m ON m.id = c.citation
  WHERE r.software = software_id
  GROUP BY m.id
  ORDER BY m.publication_year DESC NULLS LAST;
$$;

-- Releases --------------------------------------------------------------------------------------

CREATE FUNCTION latest_release(software_id uuid) RETURNS software_release
LANGUAGE sql STABLE AS
$$
  SELECT r
  FROM software_release AS r
  WHERE r.software = software_id AND NOT r.is_prerelease
  ORDER BY r.version DESC NULLS LAST, r.released_on DESC
  LIMIT 1;
$$;

CREATE FUNCTION releases_of_organisation(organisation_id uuid)
RETURNS TABLE (
  software_id uuid, brand_name varchar, tag varchar, released_on date, version_doi varchar, release_year integer, nr integer
)
LANGUAGE sql STABLE AS
$$
  SELECT
    s.id,
    s.brand_name,
    r.tag,
    r.released_on,
    r.version_doi,
    extract(year FROM r.released_on)::integer,
    (row_number() OVER (PARTITION BY s.id ORDER BY r.released_on))::integer
  FROM organisation_closure AS c
  JOIN software_for_organisation AS f ON f.organisation = c.descendant AND f.status = 'approved'
  JOIN software AS s ON s.id = f.software AND s.is_published
  JOIN software_release AS r ON r.software = s.id
  WHERE c.ancestor = organisation_id
  ORDER BY r.released_on DESC;
$$;

CREATE FUNCTION release_rhythm(software_id uuid) RETURNS TABLE (releases bigint, median_gap interval, longest_gap interval)
LANGUAGE sql STABLE AS
$$
  SELECT
    count(*),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY gap),
    max(gap)
  FROM (
    SELECT (released_on - lag(released_on) OVER (ORDER BY released_on)) * interval '1 day' AS gap
    FROM software_release
    WHERE software = software_id
  ) AS gaps;
$$;

CREATE FUNCTION citation_file(software_id uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE AS
$$
DECLARE
  page software%ROWTYPE;
  newest software_release;
  result jsonb;
BEGIN
  SELECT * INTO page FROM software WHERE id = software_id;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  newest := latest_release(software_id);
  result := jsonb_build_object(
    'cff-version', '1.2.0',
    'message', format('If you use %s, please cite it as below.', page.brand_name),
    'title', page.brand_name,
    'doi', coalesce(newest.version_doi, page.concept_doi),
    'version', newest.tag,
    'date-released', newest.released_on,
    'authors', (
      SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
        'given-names', p.given_names, 'family-names', p.family_names,
        'affiliation', c.affiliation, 'orcid', 'https://orcid.org/' || p.orcid)) ORDER BY c.position)
      FROM contributor AS c
      JOIN person AS p ON p.id = c.person
      WHERE c.software = software_id),
    'keywords', (
      SELECT to_jsonb(k.keywords) FROM keywords_by_software() AS k WHERE k.software = software_id));
  RETURN jsonb_strip_nulls(result);
END
$$;

CREATE FUNCTION health_of_software(software_id uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE AS
$$
DECLARE
  checks jsonb := '{}';
  repo repository_url;
  releases bigint;
  score numeric;
BEGIN
  SELECT * INTO repo FROM repository_url WHERE software = software_id;
  SELECT count(*) INTO releases FROM software_release
  WHERE software = software_id AND released_on > current_date - 365;

  checks := checks || jsonb_build_object('has_repository', repo.software IS NOT NULL);
  checks := checks || jsonb_build_object('is_maintained', NOT coalesce(repo.archived, true));
  checks := checks || jsonb_build_object('released_this_year', releases > 0);
  checks := checks || jsonb_build_object(
    'has_license', EXISTS (SELECT FROM license_for_software AS l WHERE l.software = software_id),
    'has_contact', EXISTS (SELECT FROM contributor AS c WHERE c.software = software_id AND c.is_contact_person),
    'is_citable', EXISTS (SELECT FROM software AS s WHERE s.id = software_id AND s.concept_doi IS NOT NULL));

  SELECT round(100.0 * count(*) FILTER (WHERE value::boolean) / count(*), 1) INTO score FROM jsonb_each_text(checks);
  RETURN jsonb_build_object('score', score, 'checks', checks);
END
$$;

CREATE FUNCTION highlight_software(software_id uuid, at_position integer DEFAULT NULL) RETURNS void
LANGUAGE plpgsql AS
$$
BEGIN
  IF NOT EXISTS (SELECT FROM software WHERE id = software_id AND is_published) THEN
    RAISE EXCEPTION 'only published software is highlighted';
  END IF;
  UPDATE software_highlight SET position = position + 1 WHERE position >= at_position;
  INSERT INTO software_highlight (software, position)
  VALUES (software_id, coalesce(at_position, (SELECT coalesce(max(position), 0) + 1 FROM software_highlight)))
  ON CONFLICT (software) DO UPDATE SET position = excluded.position;
END
$$;
