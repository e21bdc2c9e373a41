CREATE TABLE organisation (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  slug slug NOT NULL,
  parent uuid REFERENCES organisation (id),
  name varchar(200) NOT NULL,
  short_description varchar(300),
  description varchar(10000),
  kind organisation_kind DEFAULT 'other' NOT NULL,
  ror_id ror_id,
  website web_url,
  is_tenant boolean DEFAULT false NOT NULL,
  logo_id char(40) REFERENCES image (id) ON DELETE SET NULL,
  address postal_address,
  primary_maintainer uuid REFERENCES account (id) ON DELETE SET NULL,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  CONSTRAINT organisation_slug_in_parent UNIQUE NULLS NOT DISTINCT (slug, parent),
  CONSTRAINT organisation_not_own_parent CHECK (parent <> id)
);

CREATE UNIQUE INDEX organisation_ror_id_idx ON organisation (ror_id) WHERE ror_id IS NOT NULL;
CREATE INDEX organisation_parent_idx ON organisation USING hash (parent);
CREATE INDEX organisation_name_trgm_idx ON organisation USING gin (name extensions.gin_trgm_ops);
CREATE INDEX organisation_country_idx ON organisation (((address).country)) WHERE address IS NOT NULL;

CREATE TABLE maintainer_for_organisation (
  account uuid REFERENCES account (id) ON DELETE CASCADE,
  organisation uuid REFERENCES organisation (id) ON DELETE CASCADE,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (account, organisation)
);

CREATE TABLE organisation_alias (
  id serial PRIMARY KEY,
  organisation uuid NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  alias varchar(200) NOT NULL,
  language char(2) DEFAULT 'en' NOT NULL CHECK (language ~ '^[a-z]{2}$'),
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);

CREATE UNIQUE INDEX organisation_alias_lower_idx ON organisation_alias (organisation, lower(alias), language);

-- Which organisation is somewhere below which; kept by a trigger on organisation.
CREATE TABLE organisation_closure (
  ancestor uuid NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  descendant uuid NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  distance integer NOT NULL CHECK (distance >= 0),
  PRIMARY KEY (ancestor, descendant)
);

CREATE INDEX organisation_closure_up_idx ON organisation_closure (descendant, distance) INCLUDE (ancestor);

CREATE TABLE organisation_membership_period (
  organisation uuid NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  consortium uuid NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  period daterange NOT NULL CHECK (NOT isempty(period)),
  contribution money,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  CONSTRAINT one_membership_at_a_time
    EXCLUDE USING gist (organisation WITH =, consortium WITH =, period WITH &&)
);

CREATE FUNCTION sanitise_organisation() RETURNS trigger
LANGUAGE plpgsql AS
$$
BEGIN
  NEW.name := collapse_spaces(NEW.name);
  NEW.short_description := trim_to_null(NEW.short_description);
  IF TG_OP = 'INSERT' AND NEW.slug IS NULL THEN
    NEW.slug := slugify(NEW.name);
  END IF;
  -- Only an administrator decides who is a tenant and who maintains one.
  IF TG_OP = 'UPDATE' AND current_user IN ('dir_user', 'dir_curator') THEN
    NEW.is_tenant := OLD.is_tenant;
    NEW.parent := OLD.parent;
    IF OLD.primary_maintainer IS DISTINCT FROM current_account_id() THEN
      NEW.primary_maintainer := OLD.primary_maintainer;
    END IF;
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION refuse_organisation_cycle() RETURNS trigger
LANGUAGE plpgsql AS
$$
DECLARE
  current_id uuid := NEW.parent;
  steps integer := 0;
BEGIN
  WHILE current_id IS NOT NULL LOOP
    IF current_id = NEW.id THEN
      RAISE EXCEPTION 'organisation "%" would be part of itself', NEW.name USING ERRCODE = 'check_violation';
    END IF;
    steps := steps + 1;
    EXIT WHEN steps > 10;
    SELECT parent INTO current_id FROM organisation WHERE id = current_id;
  END LOOP;
  IF steps > 10 THEN
    RAISE EXCEPTION 'organisations nest ten deep at most';
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION rebuild_organisation_closure() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
BEGIN
  DELETE FROM organisation_closure;
  INSERT INTO organisation_closure (ancestor, descendant, distance)
  WITH RECURSIVE below (ancestor, descendant, distance) AS (
    SELECT id, id, 0 FROM organisation
    UNION ALL
    SELECT below.ancestor, child.id, below.distance + 1
    FROM below
    JOIN organisation AS child ON child.parent = below.descendant
  )
  SELECT ancestor, descendant, min(distance) FROM below GROUP BY ancestor, descendant;
  RETURN NULL;
END
$$;

CREATE TRIGGER organisation_insert BEFORE INSERT ON organisation FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER organisation_update BEFORE UPDATE ON organisation FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER organisation_sanitise BEFORE INSERT OR UPDATE ON organisation
  FOR EACH ROW EXECUTE FUNCTION sanitise_organisation();
CREATE CONSTRAINT TRIGGER organisation_acyclic AFTER INSERT OR UPDATE OF parent ON organisation
  DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.parent IS NOT NULL) EXECUTE FUNCTION refuse_organisation_cycle();
CREATE TRIGGER organisation_tree AFTER INSERT OR DELETE OR UPDATE OF parent ON organisation
  FOR EACH STATEMENT EXECUTE FUNCTION rebuild_organisation_closure();

CREATE TRIGGER maintainer_organisation_insert BEFORE INSERT ON maintainer_for_organisation
  FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER maintainer_organisation_update BEFORE UPDATE ON maintainer_for_organisation
  FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER alias_insert BEFORE INSERT ON organisation_alias FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER alias_update BEFORE UPDATE ON organisation_alias FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER closure_truncate BEFORE TRUNCATE ON organisation_closure
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a change of the tree');
CREATE TRIGGER period_insert BEFORE INSERT ON organisation_membership_period
  FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER period_update BEFORE UPDATE ON organisation_membership_period
  FOR EACH ROW EXECUTE FUNCTION stamp_update();

COMMENT ON TABLE organisation IS 'Universities, institutes, companies and their parts';
COMMENT ON COLUMN organisation.is_tenant IS 'Takes part in the directory and may have maintainers';
COMMENT ON CONSTRAINT one_membership_at_a_time ON organisation_membership_period IS
  'An organisation is in a consortium once at a time';
COMMENT ON TRIGGER organisation_acyclic ON organisation IS 'Deferred, so that a tree can be moved in one transaction';
COMMENT ON INDEX organisation_ror_id_idx IS 'A ROR identifier names one organisation';

-- Walking the tree ------------------------------------------------------------------------------

CREATE FUNCTION organisation_path(organisation_id uuid) RETURNS text
LANGUAGE sql STABLE STRICT AS
$$
  SELECT string_agg(o.slug, '/' ORDER BY c.distance DESC)
  FROM organisation_closure AS c
  JOIN organisation AS o ON o.id = c.ancestor
  WHERE c.descendant = organisation_id;
$$;

CREATE FUNCTION organisation_route(organisation_id uuid, OUT id uuid, OUT path text, OUT parent_names text)
LANGUAGE plpgsql STABLE AS
$$
DECLARE
  current_org uuid := organisation_id;
  piece record;
BEGIN
  id := organisation_id;
  WHILE current_org IS NOT NULL LOOP
    SELECT o.slug, o.name, o.parent INTO piece FROM organisation AS o WHERE o.id = current_org;
    path := concat_ws('/', piece.slug, path);
    parent_names := concat_ws(' > ', piece.name, parent_names);
    current_org := piece.parent;
  END LOOP;
END
$$;

CREATE FUNCTION list_parent_organisations(id uuid)
RETURNS TABLE (slug varchar, organisation_id uuid)
LANGUAGE plpgsql STABLE AS
$$
DECLARE
  current_org uuid := id;
BEGIN
  WHILE current_org IS NOT NULL LOOP
    RETURN QUERY SELECT o.slug::varchar, o.id FROM organisation AS o WHERE o.id = current_org;
    SELECT o.parent INTO current_org FROM organisation AS o WHERE o.id = current_org;
  END LOOP;
END
$$;

CREATE FUNCTION list_child_organisations(parent_id uuid)
RETURNS TABLE (organisation_id uuid, organisation_name varchar, depth integer)
LANGUAGE sql STABLE AS
$$
  SELECT o.id, o.name, c.distance
  FROM organisation_closure AS c
  JOIN organisation AS o ON o.id = c.descendant
  WHERE c.ancestor = parent_id
  ORDER BY c.distance, o.name;
$$;

CREATE FUNCTION organisations_of_current_maintainer() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
  SELECT c.descendant
  FROM organisation AS o
  JOIN organisation_closure AS c ON c.ancestor = o.id
  WHERE o.primary_maintainer = current_account_id()
  UNION
  SELECT c.descendant
  FROM maintainer_for_organisation AS m
  JOIN organisation_closure AS c ON c.ancestor = m.organisation
  WHERE m.account = current_account_id();
$$;

CREATE FUNCTION maintainers_of_organisation(organisation_id uuid)
RETURNS TABLE (maintainer uuid, names varchar[], emails varchar[], is_primary boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
BEGIN
  IF NOT is_administrator() AND NOT organisation_id IN (SELECT organisations_of_current_maintainer()) THEN
    RAISE EXCEPTION 'you are not a maintainer of this organisation' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY
  WITH everyone AS (
    SELECT o.primary_maintainer AS account, true AS is_primary
    FROM organisation AS o
    WHERE o.id = organisation_id AND o.primary_maintainer IS NOT NULL
    UNION ALL
    SELECT m.account, false FROM maintainer_for_organisation AS m WHERE m.organisation = organisation_id
  )
  SELECT
    e.account,
    array_agg(l.full_name ORDER BY l.full_name) FILTER (WHERE l.full_name IS NOT NULL),
    array_agg(l.email::varchar ORDER BY l.email) FILTER (WHERE l.email IS NOT NULL),
    bool_or(e.is_primary)
  FROM everyone AS e
  LEFT JOIN login_for_account AS l ON l.account = e.account
  GROUP BY e.account;
END
$$;

CREATE FUNCTION organisation_members_on(consortium_id uuid, on_day date DEFAULT current_date)
RETURNS SETOF organisation
LANGUAGE sql STABLE AS
$$
  SELECT o.*
  FROM organisation AS o
  JOIN organisation_membership_period AS p ON p.organisation = o.id
  WHERE p.consortium = consortium_id AND p.period @> on_day
  ORDER BY o.name;
$$;
