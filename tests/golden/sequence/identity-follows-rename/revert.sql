SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE s.remarks RENAME CONSTRAINT remarks_pkey TO notes_pkey;

ALTER TABLE s.remarks RENAME COLUMN fresh TO old;

ALTER TABLE s.remarks RENAME TO notes;

REVOKE USAGE ON SEQUENCE s.remarks_fresh_seq FROM PUBLIC;

ALTER SEQUENCE s.job_id_seq RENAME TO jobs;

ALTER SEQUENCE s.remarks_id_seq RENAME TO notes_id_seq;

ALTER SEQUENCE s.remarks_fresh_seq RENAME TO notes_old_seq;

ALTER TABLE s.notes ALTER COLUMN old SET START WITH 1;

ALTER SEQUENCE s.tag_id_seq RENAME TO label_id_seq;

GRANT USAGE ON SEQUENCE s.notes_old_seq TO PUBLIC;
