SET check_function_bodies = off;
SET search_path = public;

DROP PUBLICATION parts;

DROP PUBLICATION nothing;

DROP PUBLICATION everything;

DROP PUBLICATION "We""ird";
