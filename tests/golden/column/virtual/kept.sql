DO $$
BEGIN
  ASSERT (SELECT array_agg((a, b, c, d, e)::text ORDER BY a) FROM data.t) = ARRAY['(1,20,30,4,2)', '(2,40,60,8,3)'];
END
$$;
