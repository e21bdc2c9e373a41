CREATE SCHEMA auth;
CREATE TABLE auth.token (id integer);
CREATE INDEX token_id ON token (id);
COMMENT ON TABLE tokens IS 'no';
