SET check_function_bodies = off;
SET search_path = public;

ALTER TYPE data.mood RENAME TO mood__replaced;

CREATE TYPE data.mood AS ENUM ('happy');

DROP TYPE data.mood__replaced;

ALTER TYPE data.mood OWNER TO bob;

GRANT USAGE ON TYPE data.mood TO webuser;

REVOKE USAGE ON TYPE data.mood FROM alice;
