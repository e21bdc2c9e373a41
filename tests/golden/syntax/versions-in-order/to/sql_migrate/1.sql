-- +migrate Up
CREATE TABLE sql_migrate (a integer);
-- +migrate Down
DROP TABLE sql_migrate;
