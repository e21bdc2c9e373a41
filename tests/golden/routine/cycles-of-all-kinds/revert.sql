SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE s.u DROP CONSTRAINT u_t_id_fkey;

ALTER TABLE s.t DROP CONSTRAINT t_u_id_fkey;

ALTER TABLE s.t DROP CONSTRAINT t_check;

DROP VIEW s.w;

DROP FUNCTION s.from_view();

DROP TYPE s.c;

DROP VIEW s.v;

DROP FUNCTION s.of_row(s.t);

DROP TABLE s.u;

DROP FUNCTION s.next_u();

DROP TABLE s.t;
