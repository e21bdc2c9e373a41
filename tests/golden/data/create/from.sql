CREATE SCHEMA data;
CREATE TYPE data.mood AS ENUM ('sad', 'ok', 'very happy');
