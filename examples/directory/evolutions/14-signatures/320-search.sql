CREATE FUNCTION search_query(words text) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
$$
DECLARE
  result tsquery := websearch_to_tsquery('english', words);
BEGIN
  -- The last word is still being typed.
  IF numnode(result) > 0 AND words ~ '\w$' THEN
    result := result || to_tsquery('english', quote_literal(substring(words FROM '(\w+)$')) || ':*');
  END IF;
  RETURN result;
END
$$;

CREATE FUNCTION search_software(words text) RETURNS SETOF software_card
LANGUAGE sql STABLE SET search_path = public, extensions, pg_temp AS
$$
  SELECT card.*
  FROM software_card AS card
  JOIN software AS s ON s.id = card.id
  WHERE s.search @@ search_query(words)
     OR card.brand_name % words
     OR card.keyword_text ILIKE concat('%', words, '%')
  ORDER BY
    CASE
      WHEN card.brand_name ILIKE words THEN 0
      WHEN card.brand_name ILIKE concat(words, '%') THEN 1
      WHEN lower(words) = ANY (SELECT lower(k) FROM unnest(card.keywords) AS k) THEN 2
      ELSE 3
    END,
    ts_rank_cd(s.search, search_query(words)) DESC,
    card.mention_cnt DESC;
$$;

CREATE FUNCTION search_projects(words text) RETURNS SETOF project_overview
LANGUAGE sql STABLE AS
$$
  SELECT o.*
  FROM project_overview AS o
  JOIN project AS p ON p.id = o.id
  WHERE p.search @@ search_query(words)
  ORDER BY ts_rank(p.search, search_query(words)) DESC;
$$;

CREATE FUNCTION global_search(words text, max_rows integer DEFAULT 30, VARIADIC kinds text[] DEFAULT '{}') RETURNS SETOF search_hit
LANGUAGE plpgsql STABLE SET search_path = public, extensions, pg_temp AS
$$
DECLARE
  wanted tsquery := search_query(words);
  marks CONSTANT text := 'StartSel=<b>, StopSel=</b>, MaxWords=20, MinWords=5';
BEGIN
  RETURN QUERY
  SELECT hit.source, hit.slug::varchar(200), hit.title, hit.rank::real, hit.headline
  FROM (
    SELECT 'software' AS source, s.slug, s.brand_name::text AS title,
      ts_rank(s.search, wanted) AS rank, ts_headline('english', coalesce(s.short_statement, ''), wanted, marks) AS headline
    FROM software AS s
    WHERE s.is_published AND s.search @@ wanted
    UNION ALL
    SELECT 'project', p.slug, p.title, ts_rank(p.search, wanted), ts_headline('english', coalesce(p.subtitle, ''), wanted, marks)
    FROM project AS p
    WHERE p.is_published AND p.search @@ wanted
    UNION ALL
    SELECT 'organisation', o.slug, o.name, similarity(o.name, words), o.short_description
    FROM organisation AS o
    WHERE o.name % words
    UNION ALL
    SELECT 'community', c.slug, c.name, similarity(c.name, words) * 0.9, c.short_description
    FROM community AS c
    WHERE c.name % words OR lower(words) = ANY (c.keywords)
    UNION ALL
    SELECT 'news', n.slug, n.title, 0.1, n.summary
    FROM news AS n
    WHERE n.is_published AND to_tsvector('english', n.title) @@ wanted
  ) AS hit
  WHERE kinds = '{}' OR hit.source = ANY (kinds)
  ORDER BY hit.rank DESC, hit.title
  LIMIT max_rows;
END
$$;

CREATE FUNCTION suggest_keywords(typed text)
RETURNS TABLE (value varchar, software_cnt bigint)
LANGUAGE sql STABLE AS
$$
  SELECT u.value, u.software_cnt
  FROM reporting.keyword_usage AS u
  WHERE lower(u.value) LIKE lower(typed) || '%'
  ORDER BY u.software_cnt DESC, u.value
  LIMIT 20;
$$;

-- The grid of packages with its filters, as many as the visitor likes.
CREATE FUNCTION filter_software(
  words text DEFAULT '',
  wanted_keywords text[] DEFAULT '{}',
  wanted_languages text[] DEFAULT '{}',
  wanted_licenses text[] DEFAULT '{}',
  order_by text DEFAULT 'mention_cnt',
  page_size integer DEFAULT 24,
  page integer DEFAULT 0
)
RETURNS TABLE (
  id uuid, slug varchar, brand_name varchar, short_statement varchar, image text,
  contributor_cnt bigint, mention_cnt bigint, keywords varchar[], prog_lang text[], licenses text[], total bigint
)
LANGUAGE plpgsql STABLE AS
$$
BEGIN
  IF order_by NOT IN ('mention_cnt', 'contributor_cnt', 'updated_at', 'brand_name') THEN
    RAISE EXCEPTION 'cannot order by "%"', order_by USING ERRCODE = 'invalid_parameter_value';
  END IF;
  RETURN QUERY
  WITH matching AS (
    SELECT
      card.id, card.slug::varchar AS slug, card.brand_name, card.short_statement, card.image,
      card.contributor_cnt, card.mention_cnt, card.keywords, card.prog_lang, card.updated_at,
      ARRAY(
        SELECT l.spdx::text
        FROM license_for_software AS f
        JOIN license AS l ON l.id = f.license
        WHERE f.software = card.id
        ORDER BY l.spdx) AS licenses
    FROM software_card AS card
    WHERE words = '' OR card.id IN (SELECT found.id FROM search_software(words) AS found)
  )
  SELECT
    m.id, m.slug, m.brand_name, m.short_statement, m.image,
    m.contributor_cnt, m.mention_cnt, m.keywords, m.prog_lang, m.licenses,
    count(*) OVER ()
  FROM matching AS m
  WHERE coalesce(m.keywords::text[], '{}') @> wanted_keywords
    AND coalesce(m.prog_lang, '{}') @> wanted_languages
    AND (wanted_licenses = '{}' OR m.licenses && wanted_licenses)
  ORDER BY
    CASE WHEN order_by = 'mention_cnt' THEN m.mention_cnt WHEN order_by = 'contributor_cnt' THEN m.contributor_cnt END DESC NULLS LAST,
    CASE WHEN order_by = 'updated_at' THEN m.updated_at END DESC NULLS LAST,
    m.brand_name
  LIMIT page_size
  OFFSET page * page_size;
END
$$;

-- How many packages each further filter would leave.
CREATE FUNCTION keyword_filter_counts(words text DEFAULT '', wanted_keywords text[] DEFAULT '{}')
RETURNS TABLE (keyword text, keyword_cnt integer)
LANGUAGE sql STABLE AS
$$
  SELECT k.keyword::text, count(*)::integer
  FROM filter_software(words => keyword_filter_counts.words, wanted_keywords => keyword_filter_counts.wanted_keywords, page_size => NULL) AS f
  CROSS JOIN LATERAL unnest(f.keywords) AS k (keyword)
  GROUP BY k.keyword
  ORDER BY 2 DESC, 1;
$$;

CREATE FUNCTION language_filter_counts(words text DEFAULT '', wanted_languages text[] DEFAULT '{}')
RETURNS TABLE (language text, language_cnt integer)
LANGUAGE sql STABLE AS
$$
  SELECT l, count(*)::integer
  FROM filter_software(words, '{}', wanted_languages, page_size => NULL) AS f, unnest(f.prog_lang) AS l
  GROUP BY l
  ORDER BY count(*) DESC, l;
$$;
