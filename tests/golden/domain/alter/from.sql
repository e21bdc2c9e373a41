CREATE DOMAIN percentage AS integer DEFAULT 0 CHECK (VALUE >= 0);
CREATE TABLE t (p percentage);
