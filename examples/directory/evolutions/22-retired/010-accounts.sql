CREATE TABLE account (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  display_name varchar(200),
  public_email email_address UNIQUE,
  agreed_to_terms boolean DEFAULT false NOT NULL,
  notice_read boolean DEFAULT false NOT NULL,
  agreed_at timestamptz,
  preferences jsonb DEFAULT '{}' NOT NULL CHECK (jsonb_typeof(preferences) = 'object'),
  locked_until timestamptz,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  CONSTRAINT account_agreement CHECK (NOT agreed_to_terms OR agreed_at IS NOT NULL)
);

CREATE TABLE login_for_account (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  account uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  provider login_provider NOT NULL,
  subject varchar(200) NOT NULL,
  full_name varchar(200),
  email email_address,
  home_organisation varchar(200),
  last_login_at timestamptz,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  CONSTRAINT login_subject_unique UNIQUE (provider, subject)
);

CREATE INDEX login_for_account_account_idx ON login_for_account (account);
CREATE INDEX login_for_account_email_domain_idx ON login_for_account (domain_of(email::text)) WHERE email IS NOT NULL;

CREATE TABLE account_token (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  display_name varchar(100) NOT NULL,
  secret_hash bytea NOT NULL UNIQUE,
  scopes text[] DEFAULT ARRAY['read']::text[] NOT NULL,
  expires_on date NOT NULL,
  last_used_at timestamptz,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  CHECK (scopes <@ ARRAY['read', 'write', 'admin']),
  UNIQUE (account, display_name)
);

CREATE TABLE global_announcement (
  id boolean DEFAULT true PRIMARY KEY CHECK (id),
  text varchar(2000) NOT NULL,
  enabled boolean DEFAULT false NOT NULL,
  level message_level DEFAULT 'info' NOT NULL,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);

COMMENT ON TABLE account IS 'A person who can log in, by one or more providers';
COMMENT ON COLUMN account.preferences IS 'User interface settings, never anything the server relies on';
COMMENT ON COLUMN account_token.secret_hash IS 'SHA-256 of the token; the token itself is shown once and not kept';
COMMENT ON TABLE global_announcement IS 'At most one row: the banner on top of every page';

-- Sanitising ------------------------------------------------------------------------------------

CREATE FUNCTION sanitise_account() RETURNS trigger
LANGUAGE plpgsql AS
$$
BEGIN
  NEW.display_name := trim_to_null(NEW.display_name);
  NEW.public_email := lower(trim_to_null(NEW.public_email));
  IF NEW.agreed_to_terms AND (TG_OP = 'INSERT' OR NOT OLD.agreed_to_terms) THEN
    NEW.agreed_at := coalesce(NEW.agreed_at, now());
  ELSIF NOT NEW.agreed_to_terms THEN
    NEW.agreed_at := NULL;
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION sanitise_login() RETURNS trigger
LANGUAGE plpgsql AS
$$
BEGIN
  IF NEW.provider = 'orcid' AND NOT is_valid_orcid(NEW.subject) THEN
    RAISE EXCEPTION 'subject "%" of an ORCID login is not an ORCID', NEW.subject USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    NEW.account := OLD.account;
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION guard_token_lifetime() RETURNS trigger
LANGUAGE plpgsql AS
$$
DECLARE
  longest CONSTANT interval := '1 year';
BEGIN
  IF NEW.expires_on > current_date + longest THEN
    RAISE EXCEPTION 'a token lives for one year at most' USING ERRCODE = 'check_violation';
  END IF;
  IF (SELECT count(*) FROM account_token AS other WHERE other.account = NEW.account) >= 10 THEN
    RAISE EXCEPTION 'ten tokens are enough' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER account_insert BEFORE INSERT ON account FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER account_update BEFORE UPDATE ON account FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER account_sanitise BEFORE INSERT OR UPDATE OF display_name, public_email, agreed_to_terms ON account
  FOR EACH ROW EXECUTE FUNCTION sanitise_account();
CREATE TRIGGER account_keep_id BEFORE UPDATE ON account
  FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION keep_id();

CREATE TRIGGER login_insert BEFORE INSERT ON login_for_account FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER login_update BEFORE UPDATE ON login_for_account FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER login_sanitise BEFORE INSERT OR UPDATE ON login_for_account FOR EACH ROW EXECUTE FUNCTION sanitise_login();

CREATE TRIGGER token_insert BEFORE INSERT ON account_token FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER token_update BEFORE UPDATE ON account_token FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER token_lifetime BEFORE INSERT ON account_token FOR EACH ROW EXECUTE FUNCTION guard_token_lifetime();

CREATE TRIGGER announcement_insert BEFORE INSERT ON global_announcement FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER announcement_update BEFORE UPDATE ON global_announcement FOR EACH ROW EXECUTE FUNCTION stamp_update();

-- What a user does with an account --------------------------------------------------------------

CREATE FUNCTION delete_account(account_id uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
BEGIN
  IF account_id IS NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'which account?', ERRCODE = 'null_value_not_allowed';
  END IF;
  IF NOT is_administrator() AND account_id IS DISTINCT FROM current_account_id() THEN
    RAISE EXCEPTION 'you can only delete your own account' USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM account WHERE account.id = account_id;
END
$$;

CREATE FUNCTION create_token(token_name text, lifetime interval DEFAULT '90 days', OUT token text, OUT expires date)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, extensions, pg_temp AS
$$
BEGIN
  token := encode(gen_random_bytes(24), 'hex');
  expires := (now() + lifetime)::date;
  INSERT INTO account_token (account, display_name, secret_hash, expires_on)
  VALUES (current_account_id(), token_name, digest(token, 'sha256'), expires);
END
$$;

CREATE FUNCTION account_of_token(token text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, extensions, pg_temp AS
$$
DECLARE
  owner_id uuid;
BEGIN
  UPDATE account_token
  SET last_used_at = now()
  WHERE secret_hash = digest(token, 'sha256') AND expires_on >= current_date
  RETURNING account INTO owner_id;
  RETURN owner_id;
END
$$;

CREATE FUNCTION logins_of_current_account() RETURNS SETOF login_for_account
LANGUAGE sql STABLE AS
$$
  SELECT * FROM login_for_account WHERE account = current_account_id() ORDER BY provider;
$$;

CREATE FUNCTION expiring_tokens(within interval DEFAULT '14 days')
RETURNS TABLE (account uuid, token_name varchar, expires_on date, days_left integer)
LANGUAGE sql STABLE AS
$$
  SELECT t.account, t.display_name, t.expires_on, t.expires_on - current_date
  FROM account_token AS t
  WHERE t.expires_on BETWEEN current_date AND (now() + within)::date
  ORDER BY t.expires_on, t.display_name;
$$;

REVOKE EXECUTE ON FUNCTION delete_account(uuid) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION create_token(text, interval) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION account_of_token(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_account(uuid), create_token(text, interval) TO dir_user, dir_curator, dir_admin;
GRANT EXECUTE ON FUNCTION account_of_token(text) TO dir_authenticator;
