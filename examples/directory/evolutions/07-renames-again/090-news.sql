CREATE TABLE news (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  slug slug NOT NULL,
  title varchar(200) NOT NULL,
  summary varchar(300),
  body varchar(10000),
  byline varchar(200),
  is_published boolean DEFAULT false NOT NULL,
  published_on timestamptz DEFAULT now(),
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  CONSTRAINT news_address UNIQUE (slug, published_on),
  CONSTRAINT published_has_date CHECK (NOT is_published OR published_on IS NOT NULL)
);

CREATE TABLE image_for_news (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  news uuid NOT NULL REFERENCES news (id) ON DELETE CASCADE,
  image_id char(40) NOT NULL REFERENCES image (id),
  position smallint DEFAULT 1 NOT NULL,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);

CREATE TABLE software_in_news (
  news uuid REFERENCES news (id) ON DELETE CASCADE,
  software uuid REFERENCES software (id) ON DELETE CASCADE,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (news, software)
);

CREATE TABLE meta_page (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  slug slug NOT NULL UNIQUE,
  title varchar(100) NOT NULL,
  body varchar(10000),
  is_published boolean DEFAULT false NOT NULL,
  position integer,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);

CREATE FUNCTION prepare_news() RETURNS trigger
LANGUAGE plpgsql AS
$$
BEGIN
  NEW.slug := coalesce(NEW.slug, slugify(NEW.title, 60));
  NEW.summary := coalesce(trim_to_null(NEW.summary), left(excerpt(NEW.body, 40), 300));
  IF NEW.is_published AND NEW.published_on IS NULL THEN
    NEW.published_on := now();
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER news_insert BEFORE INSERT ON news FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER news_update BEFORE UPDATE ON news FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER news_prepare BEFORE INSERT OR UPDATE ON news FOR EACH ROW EXECUTE FUNCTION prepare_news();
CREATE TRIGGER news_image_insert BEFORE INSERT ON image_for_news FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER news_image_update BEFORE UPDATE ON image_for_news FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER news_software_insert BEFORE INSERT ON software_in_news FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER news_software_update BEFORE UPDATE ON software_in_news FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER meta_page_insert BEFORE INSERT ON meta_page FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER meta_page_update BEFORE UPDATE ON meta_page FOR EACH ROW EXECUTE FUNCTION stamp_update();

COMMENT ON COLUMN news.summary IS 'Made from the body where nobody wrote one';

CREATE FUNCTION news_of_month(wanted date DEFAULT current_date) RETURNS SETOF news
LANGUAGE sql STABLE AS
$$
  SELECT *
  FROM news
  WHERE is_published
    AND published_on >= date_trunc('month', wanted)
    AND published_on < date_trunc('month', wanted) + interval '1 month'
  ORDER BY published_on DESC, title;
$$;

CREATE FUNCTION move_meta_page(page slug, new_position integer) RETURNS void
LANGUAGE plpgsql AS
$$
BEGIN
  UPDATE meta_page AS m
  SET position = ordered.rank
  FROM (
    SELECT id, row_number() OVER (
      ORDER BY CASE WHEN slug = page THEN new_position - 0.5 ELSE position END NULLS LAST, title) AS rank
    FROM meta_page
  ) AS ordered
  WHERE ordered.id = m.id AND m.position IS DISTINCT FROM ordered.rank;
END
$$;
