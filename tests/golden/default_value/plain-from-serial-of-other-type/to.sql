CREATE TABLE note (id bigint DEFAULT 7, body text);
