CREATE VIEW public.tagged AS
  SELECT t.name, count(*) AS dashboards
  FROM public.tag t
  JOIN public.dashboard_tag d ON d.tag_id = t.id
  GROUP BY t.name;
