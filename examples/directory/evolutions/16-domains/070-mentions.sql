CREATE TABLE mention (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  doi doi UNIQUE,
  openalex_id varchar(50) UNIQUE CHECK (openalex_id ~ '^https://openalex\.org/W\d+$'),
  url web_url,
  title varchar(3000) NOT NULL,
  authors varchar(50000),
  publisher varchar(255),
  journal varchar(500),
  publication_year year,
  page varchar(50),
  kind publication_kind NOT NULL,
  source varchar(50) NOT NULL,
  note varchar(500),
  scraped_at timestamptz,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  CONSTRAINT mention_has_address CHECK (num_nonnulls(doi, openalex_id, url) > 0)
);

CREATE INDEX mention_title_idx ON mention USING gin (to_tsvector('simple'::regconfig, title));
CREATE INDEX mention_year_kind_idx ON mention (publication_year DESC, kind);

CREATE TABLE mention_for_software (
  mention uuid REFERENCES mention (id),
  software uuid REFERENCES software (id) ON DELETE CASCADE,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (mention, software)
);

CREATE TABLE reference_paper_for_software (
  mention uuid REFERENCES mention (id),
  software uuid REFERENCES software (id) ON DELETE CASCADE,
  citations_scraped_at timestamptz,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (mention, software)
);

CREATE TABLE citation_for_mention (
  mention uuid REFERENCES mention (id),
  citation uuid REFERENCES mention (id),
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (mention, citation),
  CONSTRAINT no_self_citation CHECK (mention <> citation)
);

CREATE TABLE output_for_project (
  mention uuid REFERENCES mention (id),
  project uuid REFERENCES project (id) ON DELETE CASCADE,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (mention, project)
);

CREATE TABLE impact_for_project (
  LIKE output_for_project INCLUDING ALL,
  FOREIGN KEY (mention) REFERENCES mention (id),
  FOREIGN KEY (project) REFERENCES project (id) ON DELETE CASCADE
);

CREATE TABLE testimonial (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  software uuid REFERENCES software (id) ON DELETE CASCADE,
  project uuid REFERENCES project (id) ON DELETE CASCADE,
  message varchar(500) NOT NULL,
  source varchar(200) NOT NULL,
  position integer,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  CONSTRAINT testimonial_of_one CHECK (num_nonnulls(software, project) = 1)
);

CREATE FUNCTION sanitise_mention() RETURNS trigger
LANGUAGE plpgsql AS
$$
BEGIN
  NEW.doi := lower(regexp_replace(NEW.doi, '^https?://(dx\.)?doi\.org/', ''));
  NEW.title := collapse_spaces(NEW.title);
  NEW.publication_year := CASE WHEN NEW.publication_year BETWEEN 1500 AND 2100 THEN NEW.publication_year END;
  -- A mention that others point to as well is not one's own to rewrite.
  IF TG_OP = 'UPDATE' AND current_user = 'dir_user' AND OLD.doi IS NOT NULL THEN
    NEW.title := OLD.title;
    NEW.authors := OLD.authors;
    NEW.kind := OLD.kind;
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER mention_insert BEFORE INSERT ON mention FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER mention_update BEFORE UPDATE ON mention FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER mention_sanitise BEFORE INSERT OR UPDATE ON mention FOR EACH ROW EXECUTE FUNCTION sanitise_mention();
CREATE TRIGGER software_mention_insert BEFORE INSERT ON mention_for_software
  FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER software_mention_update BEFORE UPDATE ON mention_for_software
  FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER reference_paper_insert BEFORE INSERT ON reference_paper_for_software
  FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER reference_paper_update BEFORE UPDATE ON reference_paper_for_software
  FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER citation_insert BEFORE INSERT ON citation_for_mention FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER citation_no_update BEFORE UPDATE ON citation_for_mention
  FOR EACH ROW EXECUTE FUNCTION refuse_change('delete and insert');
CREATE TRIGGER output_insert BEFORE INSERT ON output_for_project FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER output_update BEFORE UPDATE ON output_for_project FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER impact_insert BEFORE INSERT ON impact_for_project FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER impact_update BEFORE UPDATE ON impact_for_project FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER testimonial_insert BEFORE INSERT ON testimonial FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER testimonial_update BEFORE UPDATE ON testimonial FOR EACH ROW EXECUTE FUNCTION stamp_update();

COMMENT ON TABLE mention IS 'Anything published, cited by pages as output, impact or reference';
COMMENT ON TABLE impact_for_project IS 'What others made of a project';
