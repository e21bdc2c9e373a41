CREATE SEQUENCE public.tag_id_seq AS integer;

CREATE TABLE public.tag (
  id integer DEFAULT nextval('public.tag_id_seq'::regclass) NOT NULL,
  name character varying(60) NOT NULL,
  colour text DEFAULT '#808080: 100%' NOT NULL,
  CONSTRAINT tag_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE public.tag_id_seq OWNED BY public.tag.id;

CREATE UNIQUE INDEX ix_tag_name_lower ON public.tag (lower(name));
