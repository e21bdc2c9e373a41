CREATE DOMAIN public.small AS integer;
