CREATE TYPE colour AS ENUM ('green', 'red');
CREATE DOMAIN warm AS colour CHECK (VALUE = 'red');
