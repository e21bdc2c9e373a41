--
-- PostgreSQL database dump
--
-- As PostgreSQL 13 shows it: EXTRACT became a function of its own in 14.
CREATE VIEW public.years AS SELECT date_part('YEAR'::text, now()) AS one, date_part('month'::text, now()) AS two;
