CREATE SCHEMA data;
CREATE SEQUENCE data.counter_id_seq AS integer;
CREATE SEQUENCE data.counter_big_seq;
CREATE SEQUENCE data.counter_small_seq AS smallint;
CREATE TABLE data.counter (
  id integer NOT NULL DEFAULT nextval('data.counter_id_seq'),
  big bigint NOT NULL DEFAULT nextval('data.counter_big_seq'::regclass),
  small smallint NOT NULL
);
ALTER TABLE data.counter ALTER COLUMN small SET DEFAULT nextval('data.counter_small_seq'::regclass);
ALTER SEQUENCE data.counter_id_seq OWNED BY data.counter.id;
ALTER SEQUENCE data.counter_big_seq OWNED BY data.counter.big;
ALTER SEQUENCE data.counter_small_seq OWNED BY data.counter.small;
ALTER TABLE data.counter ADD CONSTRAINT counter_pkey PRIMARY KEY (id);
ALTER TABLE data.counter ADD CONSTRAINT counter_small_key UNIQUE (small);
