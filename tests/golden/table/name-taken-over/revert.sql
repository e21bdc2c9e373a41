SET check_function_bodies = off;
SET search_path = public;

ALTER TABLE public.m RENAME TO m_ashlar_aside;

DROP TABLE public.m_ashlar_aside;

ALTER TABLE public.m_old RENAME CONSTRAINT m_old_pkey TO m_pkey;

ALTER TABLE public.m_old RENAME TO m;

ALTER TABLE public.r ADD CONSTRAINT r_m_id_fkey FOREIGN KEY (m_id) REFERENCES public.m (id);
