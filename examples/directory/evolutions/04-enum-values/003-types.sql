-- Domains ---------------------------------------------------------------------------------------

CREATE DOMAIN slug AS varchar(200)
  CONSTRAINT slug_shape CHECK (VALUE ~ '^[a-z0-9]+(-[a-z0-9]+)*$');

CREATE DOMAIN web_url AS varchar(400)
  CONSTRAINT web_url_scheme CHECK (VALUE ~* '^https?://[^\s/$.?#].[^\s]*$');

CREATE DOMAIN doi AS varchar(255)
  CONSTRAINT doi_shape CHECK (VALUE ~ '^10(\.\d+)+/.+$');

CREATE DOMAIN orcid AS char(19)
  CONSTRAINT orcid_shape CHECK (VALUE ~ '^\d{4}-\d{4}-\d{4}-\d{3}[0-9X]$');

CREATE DOMAIN ror_id AS varchar(100)
  CHECK (VALUE ~ '^https://ror\.org/0[a-z0-9]{6}\d{2}$');

CREATE DOMAIN email_address AS varchar(254)
  CONSTRAINT email_has_at CHECK (VALUE ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$');

CREATE DOMAIN percentage AS numeric(5, 2) DEFAULT 0 NOT NULL
  CONSTRAINT percentage_range CHECK (VALUE >= 0 AND VALUE <= 100);

CREATE DOMAIN year AS smallint
  CONSTRAINT year_plausible CHECK (VALUE BETWEEN 1900 AND 2200);

COMMENT ON DOMAIN slug IS 'The part of an address that names a page';
COMMENT ON CONSTRAINT slug_shape ON DOMAIN slug IS 'lower case words joined by single hyphens';
COMMENT ON DOMAIN percentage IS 'Share of a whole, two decimals';

-- Enums -----------------------------------------------------------------------------------------

CREATE TYPE login_provider AS ENUM ('orcid', 'surfconext', 'helmholtz', 'edugain', 'azure', 'local');

CREATE TYPE relation_status AS ENUM ('requested', 'approved', 'rejected_by_origin', 'rejected_by_target');

CREATE TYPE publication_kind AS ENUM (
  'article',
  'blog_post',
  'book',
  'book_section',
  'conference_paper',
  'dataset',
  'interview',
  'poster',
  'presentation',
  'report',
  'software',
  'thesis',
  'video',
  'webpage',
  'workflow',
  'other'
);

CREATE TYPE hosting_platform AS ENUM ('github', 'gitlab', 'bitbucket', 'codeberg', 'sourceforge', 'other');

CREATE TYPE organisation_kind AS ENUM ('foundation', 'company', 'government', 'institute', 'university', 'other');

CREATE TYPE job_state AS ENUM ('queued', 'running', 'succeeded', 'failed', 'cancelled');

CREATE TYPE review_verdict AS ENUM ('accept', 'minor_changes', 'major_changes', 'reject');

CREATE TYPE project_phase AS ENUM ('planned', 'running', 'finished');

CREATE TYPE content_source AS ENUM ('link', 'markdown');

CREATE TYPE severity AS ENUM ('info', 'warning', 'error');

COMMENT ON TYPE relation_status IS 'How far two pages agree that they belong together';

-- Composites and a range ------------------------------------------------------------------------

CREATE TYPE geo_point AS (
  latitude double precision,
  longitude double precision
);

CREATE TYPE postal_address AS (
  street varchar(200),
  postal_code varchar(20),
  city varchar(100),
  country char(2),
  location geo_point
);

CREATE TYPE search_hit AS (
  source text,
  slug varchar(200),
  title text,
  rank real,
  headline text
);

CREATE TYPE version_number AS (
  major integer,
  minor integer,
  patch integer
);

CREATE FUNCTION percentage_distance(high numeric, low numeric) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (high - low)::double precision;

CREATE TYPE percentage_range AS RANGE (SUBTYPE = numeric, SUBTYPE_DIFF = percentage_distance);

COMMENT ON TYPE geo_point IS 'Degrees, WGS 84';
COMMENT ON COLUMN geo_point.latitude IS 'north is positive';
COMMENT ON TYPE percentage_range IS 'For instance the scores that earn a badge';
