CREATE TYPE colour AS ENUM ('red', 'green');
CREATE DOMAIN warm AS colour CHECK (VALUE = 'red');
