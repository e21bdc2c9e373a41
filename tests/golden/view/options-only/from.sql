CREATE TABLE todo (id integer PRIMARY KEY, title text);
CREATE VIEW a AS SELECT id FROM todo;
CREATE VIEW b WITH (security_barrier = true, security_invoker = true) AS SELECT id FROM todo;
CREATE VIEW c AS SELECT id FROM todo WITH CASCADED CHECK OPTION;
