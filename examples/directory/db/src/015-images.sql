-- Images are addressed by their content, so the same logo is kept once.
CREATE TABLE image (
  id char(40) GENERATED ALWAYS AS (encode(extensions.digest(data, 'sha1'), 'hex')) STORED PRIMARY KEY,
  data bytea NOT NULL,
  mime_type varchar(100) NOT NULL CHECK (mime_type ~ '^image/[a-z0-9.+-]+$'),
  size integer GENERATED ALWAYS AS (octet_length(data)) STORED,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  CONSTRAINT image_size CHECK (octet_length(data) <= 2 * 1024 * 1024)
);

ALTER TABLE image ALTER COLUMN data SET STORAGE EXTERNAL;

CREATE TRIGGER image_insert BEFORE INSERT ON image FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER image_no_update BEFORE UPDATE ON image FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a new upload');

CREATE FUNCTION image_url(image_id text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN '/image/rpc/get_image?uid=' || image_id;

CREATE FUNCTION get_image(uid text, OUT body bytea, OUT content_type varchar)
LANGUAGE sql STABLE AS
$$
  SELECT data, mime_type FROM image WHERE id = uid LIMIT 1;
$$;

CREATE FUNCTION upload_image(content bytea, type text) RETURNS char(40)
LANGUAGE sql VOLATILE AS
$$
  INSERT INTO image (data, mime_type)
  VALUES (content, type)
  ON CONFLICT (id) DO NOTHING;
  SELECT id FROM image WHERE data = content LIMIT 1;
$$;
