-- With the array's column first the server would refuse the CHECK; an index may have the name of a domain.
CREATE DOMAIN public.small AS integer CONSTRAINT few CHECK (VALUE < 2000);
CREATE TABLE public.boxes (sizes public.small[]);
CREATE INDEX small ON public.boxes (sizes);
