CREATE TABLE todo (id integer PRIMARY KEY, title text);
CREATE VIEW a WITH (security_invoker = true) AS SELECT id FROM todo;
CREATE VIEW b WITH (security_barrier) AS SELECT id FROM todo;
CREATE VIEW c AS SELECT id FROM todo WITH LOCAL CHECK OPTION;
