-- What is retyped for the sake of a domain's CHECK is so before a view shows it.
CREATE DOMAIN amount AS bigint CONSTRAINT small CHECK (VALUE < 1000);
CREATE TABLE sale (amounts amount[]);
CREATE VIEW all_of_them AS SELECT amounts FROM sale;
CREATE MATERIALIZED VIEW kept AS SELECT amounts IS NULL AS none FROM sale;
