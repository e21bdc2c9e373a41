CREATE TABLE person (id integer, phone varchar(15), CONSTRAINT person_key UNIQUE (phone));
