CREATE TABLE people (id integer);
SECURITY LABEL ON TABLE people IS 'secret';
