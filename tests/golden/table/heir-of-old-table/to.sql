-- The server wants the columns and constraints to be there before; they are the table's own as well afterwards, which
-- no CREATE TABLE with INHERITS says.
CREATE TABLE base (id integer NOT NULL, made date DEFAULT now(), CONSTRAINT positive CHECK (id > 0));
CREATE TABLE heir (own text) INHERITS (base);
