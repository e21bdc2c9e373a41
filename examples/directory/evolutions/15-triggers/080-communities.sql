CREATE TABLE community (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  slug slug NOT NULL UNIQUE,
  name varchar(200) NOT NULL,
  short_description varchar(300),
  description varchar(10000),
  logo_id char(40) REFERENCES image (id),
  primary_maintainer uuid REFERENCES account (id) ON DELETE SET NULL,
  keywords text[] DEFAULT '{}' NOT NULL,
  badge_scores percentage_range,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  CONSTRAINT community_keywords_few CHECK (cardinality(keywords) <= 20)
);

CREATE INDEX community_keywords_idx ON community USING gin (keywords);

CREATE TABLE maintainer_for_community (
  maintainer uuid REFERENCES account (id) ON DELETE CASCADE,
  community uuid REFERENCES community (id) ON DELETE CASCADE,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (maintainer, community)
);

CREATE TABLE software_for_community (
  software uuid REFERENCES software (id) ON DELETE CASCADE,
  community uuid REFERENCES community (id) ON DELETE CASCADE,
  status relation_status DEFAULT 'requested' NOT NULL,
  requested_at timestamptz DEFAULT now() NOT NULL,
  decided_at timestamptz,
  decided_by uuid REFERENCES account (id) ON DELETE SET NULL,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (software, community)
);

CREATE INDEX software_for_community_waiting_idx ON software_for_community (community, requested_at)
  WHERE status = 'requested';

CREATE TABLE review (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  software uuid NOT NULL,
  community uuid NOT NULL,
  reviewer uuid REFERENCES account (id) ON DELETE SET NULL,
  verdict review_verdict,
  score percentage,
  report text,
  submitted_at timestamptz,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  CONSTRAINT review_of_submission FOREIGN KEY (software, community)
    REFERENCES software_for_community (software, community) ON DELETE CASCADE,
  CONSTRAINT one_review_each UNIQUE (software, community, reviewer),
  CONSTRAINT submitted_with_verdict CHECK (submitted_at IS NULL OR verdict IS NOT NULL)
);

CREATE TABLE review_comment (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  review uuid NOT NULL REFERENCES review (id) ON DELETE CASCADE,
  in_reply_to integer REFERENCES review_comment (id) ON DELETE CASCADE,
  author uuid REFERENCES account (id) ON DELETE SET NULL,
  body varchar(4000) NOT NULL CHECK (body ~ '\S'),
  resolved boolean DEFAULT false NOT NULL,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);

CREATE FUNCTION record_decision() RETURNS trigger
LANGUAGE plpgsql AS
$$
BEGIN
  IF NEW.status = 'requested' THEN
    NEW.decided_at := NULL;
    NEW.decided_by := NULL;
  ELSE
    NEW.decided_at := now();
    NEW.decided_by := current_account_id();
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION tidy_community() RETURNS trigger
LANGUAGE plpgsql AS
$$
BEGIN
  NEW.name := collapse_spaces(NEW.name);
  NEW.slug := coalesce(NEW.slug, slugify(NEW.name));
  SELECT coalesce(array_agg(DISTINCT lower(collapse_spaces(word)) ORDER BY lower(collapse_spaces(word))), '{}')
  INTO NEW.keywords
  FROM unnest(NEW.keywords) AS word
  WHERE word ~ '\S';
  RETURN NEW;
END
$$;

CREATE FUNCTION lock_submitted_review() RETURNS trigger
LANGUAGE plpgsql AS
$$
BEGIN
  RAISE EXCEPTION 'the review was handed in on % and cannot change', OLD.submitted_at::date
    USING ERRCODE = 'object_not_in_prerequisite_state';
END
$$;

CREATE TRIGGER community_insert BEFORE INSERT ON community FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER community_update BEFORE UPDATE ON community FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER community_tidy BEFORE INSERT OR UPDATE OF name, slug, keywords ON community
  FOR EACH ROW EXECUTE FUNCTION tidy_community();
CREATE TRIGGER maintainer_community_insert BEFORE INSERT ON maintainer_for_community
  FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER maintainer_community_update BEFORE UPDATE ON maintainer_for_community
  FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER software_community_insert BEFORE INSERT ON software_for_community
  FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER software_community_update BEFORE UPDATE ON software_for_community
  FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER software_community_decision BEFORE UPDATE OF status ON software_for_community
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION record_decision();
CREATE TRIGGER review_insert BEFORE INSERT ON review FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER review_update BEFORE UPDATE ON review FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER review_lock BEFORE UPDATE OF verdict, score, report ON review
  FOR EACH ROW WHEN (OLD.submitted_at < NEW.submitted_at OR OLD.submitted_at IS NOT NULL) EXECUTE FUNCTION lock_submitted_review();
CREATE FUNCTION refuse_endless_thread() RETURNS trigger
LANGUAGE plpgsql AS
$$
BEGIN
  IF (SELECT count(*) FROM review_comment WHERE review = NEW.review) > 200 THEN
    RAISE EXCEPTION 'a review has two hundred comments at most; write a letter';
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER review_comment_limit AFTER INSERT ON review_comment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_endless_thread();
CREATE TRIGGER review_comment_insert BEFORE INSERT ON review_comment FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER review_comment_update BEFORE UPDATE ON review_comment FOR EACH ROW EXECUTE FUNCTION stamp_update();

COMMENT ON TABLE review IS 'What a reviewer of a community says about a submission';
COMMENT ON COLUMN community.badge_scores IS 'Average review scores that earn the badge of the community';
