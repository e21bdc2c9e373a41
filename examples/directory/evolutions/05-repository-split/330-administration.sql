CREATE FUNCTION setting(name text, fallback text DEFAULT NULL) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(nullif(current_setting('directory.' || name, true), ''), fallback);

CREATE FUNCTION slugs_in_use() RETURNS TABLE (page_kind text, slug varchar)
LANGUAGE sql STABLE AS
$$
  SELECT 'software', slug FROM software
  UNION ALL SELECT 'project', slug FROM project
  UNION ALL SELECT 'community', slug FROM community
  UNION ALL SELECT 'event', slug FROM event
  ORDER BY 1, 2;
$$;

CREATE FUNCTION unused_images() RETURNS SETOF char(40)
LANGUAGE sql STABLE AS
$$
  SELECT id FROM image
  EXCEPT
  (
    SELECT image_id FROM software
    UNION ALL SELECT image_id FROM project
    UNION ALL SELECT logo_id FROM organisation
    UNION ALL SELECT logo_id FROM community
    UNION ALL SELECT avatar_id FROM person
    UNION ALL SELECT image_id FROM image_for_news
  );
$$;

CREATE FUNCTION delete_unused_images() RETURNS integer
LANGUAGE plpgsql AS
$$
DECLARE
  removed integer;
BEGIN
  DELETE FROM image WHERE id IN (SELECT unused_images());
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END
$$;

CREATE FUNCTION merge_keywords(kept text, VARIADIC others text[]) RETURNS integer
LANGUAGE plpgsql AS
$$
DECLARE
  kept_id uuid;
  moved integer := 0;
  n integer;
BEGIN
  SELECT id INTO STRICT kept_id FROM keyword WHERE lower(value) = lower(kept);
  INSERT INTO keyword_for_software (software, keyword)
  SELECT DISTINCT f.software, kept_id
  FROM keyword_for_software AS f
  JOIN keyword AS k ON k.id = f.keyword
  WHERE lower(k.value) = ANY (SELECT lower(o) FROM unnest(others) AS o)
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS n = ROW_COUNT;
  moved := moved + n;
  DELETE FROM keyword_for_software AS f USING keyword AS k
  WHERE k.id = f.keyword AND k.id <> kept_id AND lower(k.value) IN (SELECT lower(o) FROM unnest(others) AS o);
  DELETE FROM keyword AS k
  WHERE k.id <> kept_id
    AND lower(k.value) IN (SELECT lower(o) FROM unnest(others) AS o)
    AND NOT EXISTS (SELECT FROM keyword_for_project AS f WHERE f.keyword = k.id);
  RETURN moved;
END
$$;

CREATE FUNCTION import_mentions(entries jsonb) RETURNS TABLE (doi varchar, outcome text)
LANGUAGE plpgsql AS
$$
#variable_conflict use_column
DECLARE
  entry jsonb;
BEGIN
  FOR entry IN SELECT * FROM jsonb_array_elements(entries) LOOP
    BEGIN
      INSERT INTO mention AS m (doi, title, kind, source, url)
      VALUES (
        entry ->> 'doi',
        entry ->> 'title',
        coalesce(entry ->> 'kind', 'other')::publication_kind,
        coalesce(entry ->> 'source', 'import'),
        entry ->> 'url')
      ON CONFLICT (doi) DO UPDATE SET title = excluded.title WHERE m.title IS DISTINCT FROM excluded.title;
      RETURN QUERY SELECT (entry ->> 'doi')::varchar, CASE WHEN FOUND THEN 'written' ELSE 'unchanged' END;
    EXCEPTION
      WHEN check_violation OR invalid_text_representation OR not_null_violation THEN
        RETURN QUERY SELECT (entry ->> 'doi')::varchar, 'refused: ' || SQLERRM;
    END;
  END LOOP;
END
$$;

CREATE FUNCTION save_repository_data(software_id uuid, scraped jsonb) RETURNS boolean
LANGUAGE sql AS
$$
  UPDATE repository_url
  SET archived = (scraped ->> 'archived')::boolean, languages = coalesce(scraped -> 'languages', languages)
  WHERE software = software_id;

  INSERT INTO repository_statistics AS old (software, star_count, fork_count, open_issue_count, scraped_at)
  SELECT software_id, x.stars, x.forks, x.issues, now()
  FROM jsonb_to_record(scraped) AS x (stars integer, forks integer, issues integer)
  WHERE EXISTS (SELECT FROM repository_url WHERE software = software_id)
  ON CONFLICT (software) DO UPDATE
  SET star_count = coalesce(excluded.star_count, old.star_count),
      fork_count = coalesce(excluded.fork_count, old.fork_count),
      open_issue_count = coalesce(excluded.open_issue_count, old.open_issue_count),
      scraped_at = excluded.scraped_at,
      last_error = NULL
  RETURNING true;
$$;

CREATE FUNCTION due_repositories(platform hosting_platform, max_rows integer DEFAULT 50)
RETURNS TABLE (software uuid, url varchar)
LANGUAGE sql STABLE AS
$$
  SELECT r.software, r.url
  FROM repository_url AS r
  LEFT JOIN repository_statistics AS s ON s.software = r.software
  WHERE r.code_platform = platform AND r.scraping_disabled_reason IS NULL
  ORDER BY s.scraped_at NULLS FIRST
  LIMIT max_rows;
$$;

CREATE FUNCTION broken_things() RETURNS TABLE (what text, where_found text, detail text)
LANGUAGE sql STABLE AS
$$
  SELECT 'software without maintainer', s.slug, NULL
  FROM software AS s
  WHERE NOT EXISTS (SELECT FROM maintainer_for_software AS m WHERE m.software = s.id)
  UNION ALL
  SELECT 'scraper error', r.url, s.last_error
  FROM repository_url AS r
  JOIN repository_statistics AS s ON s.software = r.software
  WHERE s.last_error IS NOT NULL
  UNION ALL
  SELECT 'project past its end', p.slug, format('%s milestones open', count(*))
  FROM project AS p
  JOIN milestone AS m ON m.project = p.id AND m.reached_on IS NULL
  WHERE p.date_end < current_date
  GROUP BY p.id
  UNION ALL
  SELECT 'service error', l.service_name, l.message
  FROM backend_log AS l
  WHERE l.level = 'error' AND l.created_at > LOCALTIMESTAMP - interval '1 day';
$$;

CREATE FUNCTION row_counts() RETURNS TABLE (relation regclass, estimate bigint)
LANGUAGE sql STABLE AS
$$
  SELECT c.oid::regclass, greatest(c.reltuples, 0)::bigint
  FROM pg_catalog.pg_class AS c
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
  ORDER BY c.reltuples DESC, c.relname;
$$;

CREATE PROCEDURE audit.drop_change_partition(year integer)
LANGUAGE plpgsql AS
$$
BEGIN
  IF year > extract(year FROM now()) - 7 THEN
    RAISE EXCEPTION 'the log of % is to be kept seven years', year;
  END IF;
  EXECUTE format('DROP TABLE audit.%I', 'change_' || year);
END
$$;

CREATE FUNCTION publish_software(software_id uuid) RETURNS text[]
LANGUAGE plpgsql AS
$$
DECLARE
  missing text[] := '{}';
  page software_page%ROWTYPE;
BEGIN
  SELECT * INTO page FROM software_page WHERE id = software_id;
  IF page.short_statement IS NULL THEN
    missing := array_append(missing, 'a short statement');
  END IF;
  IF page.contributors IS NULL THEN
    missing := missing || 'a contributor'::text;
  END IF;
  IF page.licenses IS NULL AND NOT page.closed_source THEN
    missing := missing || ARRAY['a licence'];
  END IF;
  IF cardinality(missing) = 0 THEN
    UPDATE software SET is_published = true WHERE id = software_id;
  END IF;
  RETURN missing;
END
$$;

REVOKE EXECUTE ON FUNCTION delete_unused_images(), merge_keywords(text, text[]), save_repository_data(uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_unused_images(), merge_keywords(text, text[]) TO dir_curator, dir_admin;
GRANT EXECUTE ON FUNCTION save_repository_data(uuid, jsonb) TO dir_admin;
