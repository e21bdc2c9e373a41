CREATE SEQUENCE public.widget_id_seq;

CREATE TABLE public.widget (
  id bigint DEFAULT nextval('public.widget_id_seq'::regclass) NOT NULL,
  dashboard_id integer NOT NULL,
  source_id integer,
  kind public.widget_kind DEFAULT 'chart' NOT NULL,
  title character varying(200),
  query_text text NOT NULL,
  "position" integer[] DEFAULT '{0,0,1,1}' NOT NULL,
  threshold numeric(14,4),
  CONSTRAINT fk_widget_dashboard FOREIGN KEY (dashboard_id) REFERENCES public.dashboard (id) ON DELETE CASCADE,
  CONSTRAINT widget_pkey PRIMARY KEY (id),
  CONSTRAINT widget_source_id_fkey FOREIGN KEY (source_id) REFERENCES public.data_source (id)
);

ALTER SEQUENCE public.widget_id_seq OWNED BY public.widget.id;

CREATE INDEX ix_widget_dashboard_id ON public.widget (dashboard_id);
