SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.u DROP CONSTRAINT u_fk;

ALTER TABLE public.u DROP CONSTRAINT ex;

ALTER TABLE public.t DROP CONSTRAINT t_pk;

ALTER TABLE public.t DROP CONSTRAINT t_b;

ALTER TABLE public.t DROP CONSTRAINT t_ab;

ALTER TABLE public.t DROP CONSTRAINT t_a;

ALTER TABLE public.t ADD CONSTRAINT t_a UNIQUE (a);

ALTER TABLE public.t ADD CONSTRAINT t_b UNIQUE (b) DEFERRABLE;

ALTER TABLE public.t ADD CONSTRAINT t_pk PRIMARY KEY (id);

ALTER TABLE public.u ADD CONSTRAINT ex EXCLUDE USING btree (t_id WITH =);

ALTER TABLE public.u ADD CONSTRAINT u_fk FOREIGN KEY (t_id) REFERENCES public.t (id);

CREATE UNIQUE INDEX t_ab ON public.t (a, b);

COMMENT ON CONSTRAINT u_fk ON public.u IS 'to t';
