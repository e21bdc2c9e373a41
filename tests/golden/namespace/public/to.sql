CREATE TABLE t (id integer);
COMMENT ON SCHEMA public IS 'everyone''s';
REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO webuser;
