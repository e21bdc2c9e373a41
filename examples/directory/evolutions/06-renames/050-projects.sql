CREATE TABLE project (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  slug slug NOT NULL UNIQUE,
  title varchar(200) NOT NULL,
  subtitle varchar(300),
  description varchar(10000),
  date_start date,
  date_end date,
  image_id char(40) REFERENCES image (id),
  image_caption varchar(500),
  image_contain boolean DEFAULT false NOT NULL,
  is_published boolean DEFAULT false NOT NULL,
  search tsvector,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  grant_id varchar(50),
  CHECK (date_end IS NULL OR date_start IS NULL OR date_end >= date_start)
);

CREATE INDEX project_search_idx ON project USING gin (search);
-- @renamed from=project_running_idx
CREATE INDEX project_period_idx ON project USING gist (daterange(date_start, date_end, '[]'));

CREATE TABLE maintainer_for_project (
  maintainer uuid REFERENCES account (id) ON DELETE CASCADE,
  project uuid REFERENCES project (id) ON DELETE CASCADE,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (maintainer, project)
);

CREATE TABLE invite_maintainer_for_project (
  LIKE invite_maintainer_for_software INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
  PRIMARY KEY (id)
);
ALTER TABLE invite_maintainer_for_project DROP COLUMN software;
ALTER TABLE invite_maintainer_for_project
  ADD COLUMN project uuid NOT NULL,
  ADD CONSTRAINT invite_project_fkey FOREIGN KEY (project) REFERENCES project (id) ON DELETE CASCADE;

CREATE TABLE team_member (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  project uuid NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  person uuid NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  role_name varchar(200),
  affiliation varchar(200),
  is_contact_person boolean DEFAULT false NOT NULL,
  position integer,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  -- @renamed from=team_member_once
  CONSTRAINT one_seat_in_a_team UNIQUE (project, person),
  CONSTRAINT team_member_position UNIQUE (project, position) DEFERRABLE
);

-- @renamed from=url_for_project
CREATE TABLE project_link (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  project uuid NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  title varchar(100),
  -- @renamed from=url
  address web_url NOT NULL,
  position integer,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);

CREATE TABLE software_for_project (
  software uuid REFERENCES software (id) ON DELETE CASCADE,
  project uuid REFERENCES project (id) ON DELETE CASCADE,
  status relation_status DEFAULT 'approved' NOT NULL,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (software, project)
);

CREATE TABLE project_for_project (
  origin uuid REFERENCES project (id) ON DELETE CASCADE,
  relation uuid REFERENCES project (id) ON DELETE CASCADE,
  status relation_status DEFAULT 'approved' NOT NULL,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (origin, relation),
  CHECK (origin <> relation)
);

CREATE TABLE project_for_organisation (
  project uuid REFERENCES project (id) ON DELETE CASCADE,
  organisation uuid REFERENCES organisation (id) ON DELETE CASCADE,
  status relation_status DEFAULT 'approved' NOT NULL,
  role varchar(20) DEFAULT 'participating' NOT NULL
    CONSTRAINT project_organisation_role CHECK (role IN ('participating', 'funding', 'hosting')),
  position integer,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (project, organisation, role)
);

CREATE TABLE project_budget (
  project uuid REFERENCES project (id) ON DELETE CASCADE,
  funder uuid,
  budget_year year NOT NULL,
  amount numeric(12, 2) NOT NULL CHECK (amount > 0),
  currency char(3) DEFAULT 'EUR' NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  overhead percentage,
  in_kind boolean DEFAULT false NOT NULL,
  role varchar(20) GENERATED ALWAYS AS ('funding') STORED,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (project, funder, budget_year, currency),
  -- Money comes from an organisation that is named as a funder of the same project.
  CONSTRAINT budget_from_funder FOREIGN KEY (project, funder, role)
    REFERENCES project_for_organisation (project, organisation, role) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE milestone (
  project uuid NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  number smallint NOT NULL CHECK (number > 0),
  title varchar(200) NOT NULL,
  due_on date NOT NULL,
  -- @renamed from=reached_on
  achieved_on date,
  depends_on smallint,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (project, number),
  CONSTRAINT milestone_order FOREIGN KEY (project, depends_on) REFERENCES milestone (project, number)
    ON DELETE SET NULL (depends_on) DEFERRABLE,
  CHECK (depends_on <> number)
);

CREATE FUNCTION sanitise_project() RETURNS trigger
LANGUAGE plpgsql AS
$$
BEGIN
  NEW.title := collapse_spaces(NEW.title);
  NEW.subtitle := trim_to_null(NEW.subtitle);
  IF NEW.slug IS NULL THEN
    NEW.slug := slugify(NEW.title);
  END IF;
  NEW.search :=
    setweight(to_tsvector('english', NEW.title), 'A')
    || setweight(to_tsvector('english', coalesce(NEW.subtitle, '')), 'B')
    || setweight(to_tsvector('english', strip_markdown(coalesce(NEW.description, ''))), 'D');
  RETURN NEW;
END
$$;

CREATE FUNCTION adopt_project() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
BEGIN
  INSERT INTO maintainer_for_project (maintainer, project)
  SELECT current_account_id(), NEW.id
  WHERE current_account_id() IS NOT NULL;
  RETURN NULL;
END
$$;

CREATE FUNCTION guard_milestone() RETURNS trigger
LANGUAGE plpgsql AS
$$
DECLARE
  ends_on date;
BEGIN
  SELECT date_end INTO ends_on FROM project WHERE id = NEW.project;
  IF NEW.due_on > ends_on THEN
    RAISE WARNING 'milestone % is due after the end of its project', NEW.number;
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER project_insert BEFORE INSERT ON project FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER project_update BEFORE UPDATE ON project FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER project_sanitise BEFORE INSERT OR UPDATE OF slug, title, subtitle, description ON project
  FOR EACH ROW EXECUTE FUNCTION sanitise_project();
CREATE TRIGGER project_adopt AFTER INSERT ON project FOR EACH ROW EXECUTE FUNCTION adopt_project();
CREATE TRIGGER maintainer_project_insert BEFORE INSERT ON maintainer_for_project
  FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER maintainer_project_update BEFORE UPDATE ON maintainer_for_project
  FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER invite_project_insert BEFORE INSERT ON invite_maintainer_for_project
  FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER invite_project_update BEFORE UPDATE ON invite_maintainer_for_project
  FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER team_member_insert BEFORE INSERT ON team_member FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER team_member_update BEFORE UPDATE ON team_member FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER team_member_affiliation BEFORE INSERT ON team_member
  FOR EACH ROW EXECUTE FUNCTION default_affiliation();
CREATE TRIGGER project_url_insert BEFORE INSERT ON project_link FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER project_url_update BEFORE UPDATE ON project_link FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER software_project_insert BEFORE INSERT ON software_for_project FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER software_project_update BEFORE UPDATE ON software_for_project FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER related_project_insert BEFORE INSERT ON project_for_project FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER related_project_update BEFORE UPDATE ON project_for_project FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER project_organisation_insert BEFORE INSERT ON project_for_organisation
  FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER project_organisation_update BEFORE UPDATE ON project_for_organisation
  FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER budget_insert BEFORE INSERT ON project_budget FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER budget_update BEFORE UPDATE ON project_budget FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER milestone_insert BEFORE INSERT ON milestone FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER milestone_update BEFORE UPDATE ON milestone FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER milestone_guard AFTER INSERT OR UPDATE OF due_on ON milestone
  FOR EACH ROW EXECUTE FUNCTION guard_milestone();

COMMENT ON TABLE project IS 'Funded research with a beginning and, mostly, an end';
COMMENT ON COLUMN project.search IS 'Kept by the trigger project_sanitise, since it strips Markdown first';
COMMENT ON COLUMN project_budget.role IS 'Constant; makes the foreign key possible';
