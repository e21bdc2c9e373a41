-- Published pages, and what is built on them ----------------------------------------------------

CREATE VIEW published_software AS
SELECT id, slug, brand_name, short_statement, image_id, concept_doi, closed_source, updated_at, get_started_url
FROM software
WHERE is_published;

CREATE VIEW published_project WITH (security_barrier) AS
SELECT p.*, phase_of(p.date_start, p.date_end) AS phase
FROM project AS p
WHERE p.is_published;

CREATE VIEW software_card AS
SELECT
  s.id,
  s.slug,
  s.brand_name,
  s.short_statement,
  image_url(s.image_id) AS image,
  s.updated_at,
  coalesce(c.contributor_cnt, 0) AS contributor_cnt,
  coalesce(m.mention_cnt, 0) AS mention_cnt,
  k.keywords,
  k.keyword_text,
  l.prog_lang,
  s.get_started_url
FROM published_software AS s
LEFT JOIN count_software_contributors() AS c ON c.software = s.id
LEFT JOIN count_software_mentions() AS m ON m.software = s.id
LEFT JOIN keywords_by_software() AS k ON k.software = s.id
LEFT JOIN languages_by_software() AS l ON l.software = s.id;

CREATE VIEW front_page_software AS
SELECT
  card.slug,
  card.brand_name,
  card.short_statement,
  card.image,
  card.mention_cnt,
  h.position,
  dense_rank() OVER (ORDER BY card.mention_cnt DESC) AS popularity
FROM software_card AS card
JOIN software_highlight AS h ON h.software = card.id AND h.highlighted_during @> now()
ORDER BY h.position NULLS LAST, popularity
LIMIT 12;

-- The whole page of a package in one row: about everything that hangs on it, as JSON.
CREATE VIEW software_page AS
WITH releases AS (
  SELECT
    r.software,
    count(*) AS release_cnt,
    max(r.released_on) AS last_release,
    jsonb_agg(
      jsonb_build_object(
        'tag', r.tag,
        'on', r.released_on,
        'doi', r.version_doi,
        'version', format_version(r.version),
        'prerelease', r.is_prerelease)
      ORDER BY r.released_on DESC) AS releases
  FROM software_release AS r
  GROUP BY r.software
), packages AS (
  SELECT
    p.software,
    sum(p.download_count) AS downloads,
    jsonb_object_agg(p.registry, p.url ORDER BY p.position) AS packages
  FROM package_manager AS p
  GROUP BY p.software
), people AS (
  SELECT
    c.software,
    jsonb_agg(
      jsonb_build_object(
        'name', p.display_name,
        'orcid', p.orcid,
        'role', c.role_name,
        'affiliation', c.affiliation,
        'contact', c.is_contact_person)
      ORDER BY c.position, p.family_names) AS contributors,
    bool_or(c.is_contact_person) AS has_contact
  FROM contributor AS c
  JOIN person AS p ON p.id = c.person
  GROUP BY c.software
), categories AS (
  SELECT
    f.software,
    jsonb_merge_agg(jsonb_build_object(coalesce(parent.short_name, 'other'), jsonb_build_object(c.short_name, c.name))
      ORDER BY c.sort_key) AS categories
  FROM category_for_software AS f
  JOIN category AS c ON c.id = f.category
  LEFT JOIN category AS parent ON parent.id = c.parent
  GROUP BY f.software
), quotes AS (
  SELECT t.software, json_agg(json_build_object('message', t.message, 'source', t.source) ORDER BY t.position) AS testimonials
  FROM testimonial AS t
  WHERE t.software IS NOT NULL
  GROUP BY t.software
)
SELECT
  s.id,
  s.slug,
  s.brand_name,
  s.short_statement,
  s.description,
  s.concept_doi,
  s.is_published,
  s.closed_source,
  repo.url AS repository,
  repo.code_platform,
  stats.star_count,
  stats.fork_count,
  CASE
    WHEN repo.archived THEN 'archived'
    WHEN repo.scraping_disabled_reason IS NOT NULL THEN 'not followed'
    WHEN repo.url IS NULL THEN 'unknown'
    ELSE 'active'
  END AS repository_state,
  releases.release_cnt,
  releases.last_release,
  age(current_date, releases.last_release) > interval '2 years' AS looks_abandoned,
  releases.releases,
  packages.downloads,
  packages.packages,
  people.contributors,
  coalesce(people.has_contact, false) AS has_contact,
  categories.categories,
  quotes.testimonials,
  licenses.licenses,
  organisations.organisations,
  related.related,
  (SELECT count(*) FROM mention_for_software AS f WHERE f.software = s.id) AS own_mentions,
  EXISTS (
    SELECT FROM software_for_community AS f WHERE f.software = s.id AND f.status = 'approved') AS in_community
FROM software AS s
LEFT JOIN repository_url AS repo ON repo.software = s.id
LEFT JOIN repository_statistics AS stats ON stats.software = s.id
LEFT JOIN releases ON releases.software = s.id
LEFT JOIN packages ON packages.software = s.id
LEFT JOIN people ON people.software = s.id
LEFT JOIN categories ON categories.software = s.id
LEFT JOIN quotes ON quotes.software = s.id
LEFT JOIN licenses_by_software() AS licenses ON licenses.software = s.id
LEFT JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('name', o.name, 'route', o.route, 'logo', o.logo)) AS organisations
  FROM organisations_of_software(s.id) AS o
  WHERE o.status = 'approved'
) AS organisations ON true
LEFT JOIN LATERAL (
  SELECT array_agg(r.slug::text) AS related FROM related_software(s.id) AS r
) AS related ON true;

-- Organisations ---------------------------------------------------------------------------------

CREATE RECURSIVE VIEW organisation_in_words (id, root, breadcrumb, depth) AS
SELECT id, id, name::text, 0
FROM organisation
WHERE parent IS NULL
UNION ALL
SELECT o.id, up.root, up.breadcrumb || ' › ' || o.name, up.depth + 1
FROM organisation AS o
JOIN organisation_in_words AS up ON up.id = o.parent;

CREATE VIEW organisation_overview AS
SELECT
  o.id,
  o.slug,
  o.name,
  o.parent,
  o.kind,
  o.is_tenant,
  o.website,
  o.ror_id,
  (o.address).city AS city,
  (o.address).country AS country,
  words.breadcrumb,
  words.depth,
  image_url(o.logo_id) AS logo,
  coalesce(s.software_cnt, 0) AS software_cnt,
  coalesce(p.project_cnt, 0) AS project_cnt,
  coalesce(ch.direct_cnt, 0) AS children_cnt,
  rank() OVER (PARTITION BY o.kind ORDER BY coalesce(s.software_cnt, 0) + coalesce(p.project_cnt, 0) DESC) AS rank_in_kind
FROM organisation AS o
LEFT JOIN organisation_in_words AS words ON words.id = o.id
LEFT JOIN count_organisation_software() AS s ON s.organisation = o.id
LEFT JOIN count_organisation_projects() AS p ON p.organisation = o.id
LEFT JOIN count_organisation_children() AS ch ON ch.organisation = o.id;

-- Projects --------------------------------------------------------------------------------------

CREATE VIEW project_overview AS
SELECT
  p.id,
  p.slug,
  p.title,
  p.subtitle,
  p.date_start,
  p.date_end,
  p.phase,
  p.updated_at,
  p.grant_id,
  coalesce(i.impact_cnt, 0) AS impact_cnt,
  coalesce(i.output_cnt, 0) AS output_cnt,
  coalesce(m.member_cnt, 0) AS member_cnt,
  k.keywords,
  organisations.names AS organisations,
  CASE
    WHEN p.date_start IS NULL OR p.date_end IS NULL OR p.date_end = p.date_start THEN NULL
    ELSE round(100.0 * (least(current_date, p.date_end) - p.date_start) / (p.date_end - p.date_start))
  END AS progress
FROM published_project AS p
LEFT JOIN count_project_impact() AS i ON i.project = p.id
LEFT JOIN count_project_members() AS m ON m.project = p.id
LEFT JOIN keywords_by_project() AS k ON k.project = p.id
LEFT JOIN LATERAL (
  SELECT array_agg(o.name ORDER BY f.position NULLS LAST, o.name) AS names
  FROM project_for_organisation AS f
  JOIN organisation AS o ON o.id = f.organisation
  WHERE f.project = p.id AND f.status = 'approved' AND f.role <> 'funding'
) AS organisations ON true;

CREATE VIEW project_funding (project, title, funder, years, total, currency, share) AS
SELECT
  p.id,
  p.title,
  o.name,
  int4range(min(b.budget_year)::integer, max(b.budget_year)::integer, '[]'),
  sum(b.amount),
  b.currency,
  round(100 * sum(b.amount) / sum(sum(b.amount)) OVER (PARTITION BY p.id, b.currency), 2)
FROM project AS p
JOIN project_budget AS b ON b.project = p.id
JOIN organisation AS o ON o.id = b.funder
GROUP BY p.id, o.id, b.currency;

-- People, news, events ---------------------------------------------------------------------------

CREATE VIEW public_person AS
SELECT id, display_name, orcid, biography, image_url(avatar_id) AS avatar, affiliation_on(id) AS affiliation
FROM person
WHERE is_public;

CREATE VIEW news_feed AS
SELECT
  n.id,
  n.title,
  n.summary,
  n.author,
  n.published_on,
  '/news/' || to_char(n.published_on, 'YYYY/MM/DD') || '/' || n.slug AS path,
  first_image.image AS image,
  lead(n.slug) OVER (ORDER BY n.published_on DESC, n.id) AS older
FROM news AS n
LEFT JOIN LATERAL (
  SELECT image_url(i.image_id) AS image FROM image_for_news AS i WHERE i.news = n.id ORDER BY i.position FETCH FIRST ROW ONLY
) AS first_image ON true
WHERE n.is_published AND n.published_on <= current_date;

CREATE VIEW news_archive AS
SELECT extract(year FROM published_on)::integer AS year, count(*) AS items, max(published_on) AS latest
FROM news_feed
GROUP BY GROUPING SETS ((extract(year FROM published_on)), ());

CREATE VIEW upcoming_session AS
SELECT s.id, e.slug AS event, e.title AS event_title, s.title, lower(s.during) AS starts, seats_left(s.id) AS free, v.name AS venue
FROM event_session AS s
JOIN event AS e ON e.id = s.event
LEFT JOIN venue AS v ON v.id = s.venue
WHERE e.is_published AND NOT s.cancelled AND lower(s.during) > now();

CREATE VIEW mention_listing AS
SELECT
  m.id,
  m.doi,
  m.url,
  m.title,
  m.authors,
  m.publication_year,
  m.kind,
  CASE
    WHEN m.kind IN ('article', 'conference_paper', 'book', 'book_section', 'thesis') THEN 'paper'
    WHEN m.kind IN ('blog_post', 'webpage', 'interview', 'video') THEN 'web'
    WHEN m.kind IN ('software', 'workflow') THEN 'code'
    ELSE 'other'
  END AS shelf,
  (SELECT count(*) FROM mention_for_software AS f WHERE f.mention = m.id)
    + (SELECT count(*) FROM impact_for_project AS f WHERE f.mention = m.id)
    + (SELECT count(*) FROM output_for_project AS f WHERE f.mention = m.id) AS uses
FROM mention AS m;

-- One's own account, to be changed through the view ----------------------------------------------

CREATE VIEW my_profile AS
SELECT a.id AS account, a.display_name, a.public_email, a.notice_read, p.given_names, p.family_names, p.biography, p.is_public
FROM account AS a
LEFT JOIN person AS p ON p.account = a.id
WHERE a.id = current_account_id();

CREATE FUNCTION save_my_profile() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
BEGIN
  UPDATE account
  SET display_name = NEW.display_name, public_email = NEW.public_email, notice_read = NEW.notice_read
  WHERE id = OLD.account;
  UPDATE person
  SET given_names = NEW.given_names, family_names = NEW.family_names,
      biography = NEW.biography, is_public = coalesce(NEW.is_public, false)
  WHERE account = OLD.account;
  IF NOT FOUND AND NEW.family_names IS NOT NULL THEN
    INSERT INTO person (account, given_names, family_names, biography, is_public)
    VALUES (OLD.account, coalesce(NEW.given_names, ''), NEW.family_names, NEW.biography, coalesce(NEW.is_public, false));
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER my_profile_update INSTEAD OF UPDATE ON my_profile
  FOR EACH ROW EXECUTE FUNCTION save_my_profile();
ALTER VIEW my_profile ALTER COLUMN notice_read SET DEFAULT false;

CREATE VIEW my_software WITH (security_invoker = true) AS
SELECT s.id, s.slug, s.brand_name, s.short_statement, s.is_published
FROM software AS s
WHERE s.id IN (SELECT software_of_current_maintainer())
WITH CASCADED CHECK OPTION;

-- The old address of the banner, kept for clients that still write to it.
CREATE VIEW announcement AS SELECT text, enabled FROM global_announcement;
CREATE RULE announcement_write AS ON INSERT TO announcement DO INSTEAD
  INSERT INTO global_announcement (text, enabled) VALUES (NEW.text, NEW.enabled)
  ON CONFLICT (id) DO UPDATE SET text = excluded.text, enabled = excluded.enabled;

COMMENT ON VIEW software_card IS 'A tile of the software grid';
COMMENT ON VIEW software_page IS 'All of a page in one row, for the server side rendering';
COMMENT ON COLUMN software_page.looks_abandoned IS 'No release in two years';
COMMENT ON COLUMN organisation_overview.rank_in_kind IS 'By pages, among organisations of the same kind';
COMMENT ON VIEW my_profile IS 'The account of the request and its person, writable';
