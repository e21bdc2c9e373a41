CREATE TABLE base (id integer NOT NULL, made date DEFAULT now(), CONSTRAINT positive CHECK (id > 0));
CREATE TABLE heir (own text);
