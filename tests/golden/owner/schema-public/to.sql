-- Every database begins with this schema: on the way back it is again whose it was at first.
ALTER SCHEMA public OWNER TO alice;
CREATE TABLE public.t (a integer);
