CREATE TABLE person (id int);
COMMENT ON TABLE person IS 'a person''s data;
CREATE TABLE visit (id int);
