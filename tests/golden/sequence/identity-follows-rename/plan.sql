SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE s.notes RENAME TO remarks;

ALTER TABLE s.remarks RENAME COLUMN old TO fresh;

ALTER TABLE s.remarks RENAME CONSTRAINT notes_pkey TO remarks_pkey;

REVOKE USAGE ON SEQUENCE s.notes_old_seq FROM PUBLIC;

ALTER SEQUENCE s.jobs RENAME TO job_id_seq;

ALTER SEQUENCE s.notes_id_seq RENAME TO remarks_id_seq;

ALTER SEQUENCE s.notes_old_seq RENAME TO remarks_fresh_seq;

ALTER TABLE s.remarks ALTER COLUMN fresh SET START WITH 5;

ALTER SEQUENCE s.label_id_seq RENAME TO tag_id_seq;

GRANT USAGE ON SEQUENCE s.remarks_fresh_seq TO PUBLIC;
