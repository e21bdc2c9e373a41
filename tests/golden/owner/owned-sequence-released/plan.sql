SET check_function_bodies = off;
SET search_path = public;

REVOKE USAGE ON SEQUENCE public.numbers FROM webuser;

ALTER TABLE public.page OWNER TO CURRENT_USER;

ALTER SEQUENCE public.numbers OWNED BY NONE;

ALTER SEQUENCE public.numbers OWNER TO CURRENT_USER;

ALTER TABLE public.note OWNER TO CURRENT_USER;

GRANT USAGE ON SEQUENCE public.numbers TO webuser;
