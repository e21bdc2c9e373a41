CREATE FUNCTION count_community_software(only_public boolean DEFAULT true)
RETURNS TABLE (community uuid, software_cnt bigint, waiting_cnt bigint)
LANGUAGE sql STABLE AS
$$
  SELECT
    f.community,
    count(*) FILTER (WHERE f.status = 'approved' AND (s.is_published OR NOT only_public)),
    count(*) FILTER (WHERE f.status = 'requested')
  FROM software_for_community AS f
  JOIN software AS s ON s.id = f.software
  GROUP BY f.community;
$$;

CREATE FUNCTION review_score(software_id uuid, community_id uuid) RETURNS numeric
LANGUAGE sql STABLE AS
$$
  SELECT round(weighted_average(
    r.score::numeric,
    CASE r.verdict WHEN 'accept' THEN 1 WHEN 'minor_changes' THEN 1 WHEN 'major_changes' THEN 0.75 ELSE 0.5 END), 1)
  FROM review AS r
  WHERE r.software = software_id AND r.community = community_id AND r.submitted_at IS NOT NULL;
$$;

CREATE FUNCTION earns_badge(software_id uuid, community_id uuid) RETURNS boolean
LANGUAGE sql STABLE AS
$$
  SELECT coalesce(c.badge_scores @> review_score(software_id, community_id), false)
  FROM community AS c
  WHERE c.id = community_id;
$$;

CREATE FUNCTION submissions_of_community(community_id uuid, wanted relation_status[] DEFAULT '{requested}')
RETURNS TABLE (software uuid, brand_name varchar, status relation_status, waiting_for interval, reviews bigint, verdicts jsonb)
LANGUAGE sql STABLE AS
$$
  SELECT
    s.id,
    s.brand_name,
    f.status,
    date_trunc('hour', coalesce(f.decided_at, now()) - f.requested_at),
    count(r.id),
    coalesce(jsonb_object_agg(r.reviewer, r.verdict) FILTER (WHERE r.reviewer IS NOT NULL), '{}')
  FROM software_for_community AS f
  JOIN software AS s ON s.id = f.software
  LEFT JOIN review AS r ON r.software = f.software AND r.community = f.community
  WHERE f.community = community_id AND f.status = ANY (wanted)
  GROUP BY s.id, f.software, f.community
  ORDER BY f.requested_at;
$$;

CREATE FUNCTION review_thread(review_id uuid)
RETURNS TABLE (comment_id bigint, depth integer, author varchar, body varchar, resolved boolean)
LANGUAGE sql STABLE AS
$$
  WITH RECURSIVE thread AS (
    SELECT c.id, c.author, c.body, c.resolved, 0 AS depth, ARRAY[c.id] AS path
    FROM review_comment AS c
    WHERE c.review = review_id AND c.in_reply_to IS NULL
    UNION ALL
    SELECT c.id, c.author, c.body, c.resolved, thread.depth + 1, thread.path || c.id
    FROM thread
    JOIN review_comment AS c ON c.in_reply_to = thread.id
  )
  SELECT thread.id, thread.depth, account.display_name, thread.body, thread.resolved
  FROM thread
  LEFT JOIN account ON account.id = thread.author
  ORDER BY thread.path;
$$;

CREATE FUNCTION submit_review(review_id uuid, new_verdict review_verdict, new_score numeric, new_report text) RETURNS review
LANGUAGE plpgsql AS
$$
DECLARE
  result review;
BEGIN
  UPDATE review
  SET verdict = new_verdict, score = new_score, report = new_report, submitted_at = now()
  WHERE id = review_id AND reviewer = current_account_id()
  RETURNING * INTO STRICT result;
  RETURN result;
EXCEPTION
  WHEN no_data_found THEN
    RAISE EXCEPTION 'no review % of yours', review_id USING ERRCODE = 'no_data_found';
END
$$;

CREATE FUNCTION reviewer_load() RETURNS TABLE (reviewer uuid, name varchar, open bigint, done bigint, mean_days numeric)
LANGUAGE sql STABLE AS
$$
  SELECT
    r.reviewer,
    a.display_name,
    count(*) FILTER (WHERE r.submitted_at IS NULL),
    count(r.submitted_at),
    round(avg(extract(epoch FROM r.submitted_at - r.created_at::timestamptz) / 86400)::numeric, 1)
  FROM review AS r
  JOIN account AS a ON a.id = r.reviewer
  GROUP BY r.reviewer, a.display_name
  ORDER BY 3 DESC;
$$;

CREATE FUNCTION community_keyword_cloud(community_id uuid)
RETURNS TABLE (keyword varchar, uses bigint, size integer)
LANGUAGE sql STABLE AS
$$
  SELECT k.value, count(*), width_bucket(percent_rank() OVER (ORDER BY count(*)), 0, 1, 5)
  FROM software_for_community AS f
  JOIN keyword_for_software AS ks ON ks.software = f.software
  JOIN keyword AS k ON k.id = ks.keyword
  WHERE f.community = community_id AND f.status = 'approved'
  GROUP BY k.id
  ORDER BY k.value;
$$;
