SET check_function_bodies = off;
SET search_path = public;

ALTER SEQUENCE public.numbers OWNED BY NONE;

ALTER SEQUENCE public.numbers OWNER TO CURRENT_USER;

ALTER SEQUENCE public.numbers OWNED BY public.page.id;
