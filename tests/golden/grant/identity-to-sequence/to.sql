CREATE SCHEMA data;
CREATE TABLE data.t (id bigserial, n serial);
GRANT USAGE ON SEQUENCE data.t_id_seq TO alice;
GRANT USAGE ON SEQUENCE data.t_n_seq TO alice;
