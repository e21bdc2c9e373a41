CREATE TABLE keyword (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  value varchar(100) NOT NULL CHECK (value = btrim(value) AND value <> ''),
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);

CREATE UNIQUE INDEX keyword_value_lower_idx ON keyword (lower(value));
CREATE INDEX keyword_value_trgm_idx ON keyword USING gist (value extensions.gist_trgm_ops);

CREATE TABLE keyword_for_software (
  software uuid REFERENCES software (id) ON DELETE CASCADE,
  keyword uuid REFERENCES keyword (id),
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (software, keyword)
);

CREATE TABLE keyword_for_project (
  project uuid REFERENCES project (id) ON DELETE CASCADE,
  keyword uuid REFERENCES keyword (id),
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (project, keyword)
);

CREATE TABLE research_domain (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  key varchar(12) NOT NULL UNIQUE CHECK (key ~ '^[A-Z]{2}\d{0,2}(_\d{1,2})?$'),
  name varchar(100) NOT NULL,
  description varchar(1000),
  parent uuid REFERENCES research_domain (id) DEFERRABLE INITIALLY IMMEDIATE,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);

CREATE TABLE research_domain_for_project (
  project uuid REFERENCES project (id) ON DELETE CASCADE,
  research_domain uuid REFERENCES research_domain (id),
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (project, research_domain)
);

CREATE TABLE category (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  parent uuid REFERENCES category (id) ON DELETE RESTRICT,
  organisation uuid REFERENCES organisation (id) ON DELETE CASCADE,
  short_name varchar(100) NOT NULL,
  name varchar(250) NOT NULL,
  properties jsonb DEFAULT '{}' NOT NULL,
  sort_key integer DEFAULT 0 NOT NULL,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  CONSTRAINT category_short_name UNIQUE NULLS NOT DISTINCT (organisation, parent, short_name)
);

CREATE TABLE category_for_software (
  software uuid REFERENCES software (id) ON DELETE CASCADE,
  category uuid REFERENCES category (id) ON DELETE CASCADE,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (software, category)
);

CREATE FUNCTION clean_keyword() RETURNS trigger
LANGUAGE plpgsql AS
$$
BEGIN
  NEW.value := collapse_spaces(NEW.value);
  RETURN NEW;
END
$$;

-- A category belongs to the organisation of its parent.
CREATE FUNCTION inherit_category_owner() RETURNS trigger
LANGUAGE plpgsql AS
$$
BEGIN
  IF NEW.parent IS NOT NULL THEN
    SELECT p.organisation INTO NEW.organisation FROM category AS p WHERE p.id = NEW.parent;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.parent = NEW.id THEN
    RAISE EXCEPTION 'category "%" cannot be its own parent', NEW.name;
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER keyword_insert BEFORE INSERT ON keyword FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER keyword_update BEFORE UPDATE ON keyword FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER keyword_clean BEFORE INSERT OR UPDATE OF value ON keyword FOR EACH ROW EXECUTE FUNCTION clean_keyword();
CREATE TRIGGER software_keyword_insert BEFORE INSERT ON keyword_for_software
  FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER software_keyword_update BEFORE UPDATE ON keyword_for_software
  FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER project_keyword_insert BEFORE INSERT ON keyword_for_project FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER project_keyword_update BEFORE UPDATE ON keyword_for_project FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER domain_insert BEFORE INSERT ON research_domain FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER domain_update BEFORE UPDATE ON research_domain FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER project_domain_insert BEFORE INSERT ON research_domain_for_project
  FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER project_domain_update BEFORE UPDATE ON research_domain_for_project
  FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER category_insert BEFORE INSERT ON category FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER category_update BEFORE UPDATE ON category FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER category_owner BEFORE INSERT OR UPDATE OF parent, organisation ON category
  FOR EACH ROW EXECUTE FUNCTION inherit_category_owner();
CREATE TRIGGER software_category_insert BEFORE INSERT ON category_for_software
  FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER software_category_update BEFORE UPDATE ON category_for_software
  FOR EACH ROW EXECUTE FUNCTION stamp_update();

COMMENT ON COLUMN research_domain.key IS 'Panel key of the European Research Council, PE1_2 for instance';
COMMENT ON COLUMN category.organisation IS 'Null: a category of the whole directory';
