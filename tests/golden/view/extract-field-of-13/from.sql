--
-- PostgreSQL database dump
--
-- As PostgreSQL 13 shows it: EXTRACT became a function of its own in 14.
CREATE TABLE public.days (day date);
CREATE INDEX days_date_part_idx ON public.days USING btree (date_part('year'::text, day));
CREATE VIEW public.years AS
 SELECT date_part('YEAR'::text, now()) AS one,
    date_part('month'::text, now()) AS two,
    date_part('year'::text, now()) AS date_part;
