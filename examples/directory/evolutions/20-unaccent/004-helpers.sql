-- Who is asking ---------------------------------------------------------------------------------

CREATE FUNCTION request_claims() RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS
$$
  SELECT coalesce(nullif(current_setting('request.jwt.claims', true), ''), '{}')::jsonb;
$$;

CREATE FUNCTION current_account_id() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(request_claims() ->> 'account', '')::uuid;

CREATE FUNCTION is_administrator() RETURNS boolean
LANGUAGE sql STABLE
RETURN coalesce((request_claims() -> 'is_admin')::boolean, false) OR current_user = 'dir_admin';

COMMENT ON FUNCTION current_account_id() IS 'The account of the token of the running request, or null';

-- Text ------------------------------------------------------------------------------------------

CREATE FUNCTION trim_to_null(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT nullif(btrim(value, E' \t\n\r'), '') $$;

CREATE FUNCTION collapse_spaces(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT btrim(regexp_replace(value, '\s+', ' ', 'g')) $$;

-- unaccent() itself is only stable, since its dictionary could change; ours does not.
CREATE FUNCTION plain_letters(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(extensions.unaccent('extensions.unaccent'::regdictionary, value));

CREATE FUNCTION slugify(title text, max_length integer DEFAULT 100) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
$$
DECLARE
  result text := plain_letters(title);
BEGIN
  result := regexp_replace(result, '[^a-z0-9]+', '-', 'g');
  result := btrim(left(btrim(result, '-'), max_length), '-');
  IF result = '' THEN
    RAISE EXCEPTION 'no letter or digit to make a slug from in "%"', title
      USING ERRCODE = 'invalid_parameter_value', HINT = 'Give a title with at least one Latin letter.';
  END IF;
  RETURN result;
END
$$;

CREATE FUNCTION strip_markdown(source text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
$$
DECLARE
  result text := source;
BEGIN
  result := regexp_replace(result, '```.*?```', ' ', 'g');            -- fenced code
  result := regexp_replace(result, '!\[([^\]]*)\]\([^)]*\)', '\1', 'g');
  result := regexp_replace(result, '\[([^\]]*)\]\([^)]*\)', '\1', 'g');
  result := regexp_replace(result, '^#{1,6}\s*', '', 'gn');
  result := regexp_replace(result, '[*_`>~]+', '', 'g');
  RETURN collapse_spaces(result);
END
$$;

CREATE FUNCTION excerpt(source text, words integer DEFAULT 30) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$
  SELECT array_to_string(parts[1:words], ' ') || CASE WHEN cardinality(parts) > words THEN ' …' ELSE '' END
  FROM (SELECT string_to_array(strip_markdown(source), ' ') AS parts) AS split;
$$;

CREATE FUNCTION initials(VARIADIC names text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$
  SELECT string_agg(upper(left(name, 1)) || '.', '' ORDER BY position)
  FROM unnest(names) WITH ORDINALITY AS given (name, position)
  WHERE name <> '';
$$;

CREATE FUNCTION is_valid_orcid(candidate text) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE STRICT AS
$$
DECLARE
  digits text := replace(candidate, '-', '');
  total integer := 0;
  check_digit integer;
BEGIN
  IF digits !~ '^\d{15}[0-9X]$' THEN
    RETURN false;
  END IF;
  FOR i IN 1..15 LOOP
    total := (total + substr(digits, i, 1)::integer) * 2;
  END LOOP;
  check_digit := (12 - total % 11) % 11;
  RETURN right(digits, 1) = CASE check_digit WHEN 10 THEN 'X' ELSE check_digit::text END;
END
$$;

CREATE FUNCTION domain_of(address text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT lower(substring(address FROM '@([^@\s]+)$')) $$;

CREATE FUNCTION host_of(url text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT lower(substring(url FROM '^https?://(?:www\.)?([^/:?#]+)')) $$;

-- Versions --------------------------------------------------------------------------------------

CREATE FUNCTION parse_version(tag text) RETURNS version_number
LANGUAGE plpgsql IMMUTABLE STRICT AS
$$
DECLARE
  found text[] := regexp_match(tag, '^[vV]?(\d+)(?:\.(\d+))?(?:\.(\d+))?');
  result version_number;
BEGIN
  IF found IS NULL THEN
    RETURN NULL;
  END IF;
  result.major := found[1]::integer;
  result.minor := coalesce(found[2], '0')::integer;
  result.patch := coalesce(found[3], '0')::integer;
  RETURN result;
END
$$;

CREATE FUNCTION format_version(number version_number) RETURNS text
LANGUAGE sql IMMUTABLE STRICT
RETURN (number).major || '.' || (number).minor || '.' || (number).patch;

-- jsonb -----------------------------------------------------------------------------------------

CREATE FUNCTION jsonb_deep_merge(base jsonb, extra jsonb) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS
$$
BEGIN
  IF base IS NULL OR extra IS NULL THEN
    RETURN coalesce(extra, base);
  END IF;
  IF jsonb_typeof(base) <> 'object' OR jsonb_typeof(extra) <> 'object' THEN
    RETURN extra;
  END IF;
  RETURN (
    SELECT coalesce(jsonb_object_agg(
      coalesce(l.key, r.key),
      CASE
        WHEN l.value IS NULL THEN r.value
        WHEN r.value IS NULL THEN l.value
        ELSE jsonb_deep_merge(l.value, r.value)
      END), '{}')
    FROM jsonb_each(base) AS l
    FULL JOIN jsonb_each(extra) AS r ON r.key = l.key
  );
END
$$;

CREATE AGGREGATE jsonb_merge_agg (jsonb) (
  SFUNC = jsonb_deep_merge,
  STYPE = jsonb,
  INITCOND = '{}'
);

CREATE FUNCTION add_weighted(state numeric[], value numeric, weight numeric) RETURNS numeric[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$
  SELECT CASE
    WHEN value IS NULL OR weight IS NULL THEN state
    ELSE ARRAY[state[1] + value * weight, state[2] + weight]
  END;
$$;

CREATE FUNCTION finish_weighted(state numeric[]) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN state[1] / nullif(state[2], 0);

CREATE AGGREGATE weighted_average (value numeric, weight numeric) (
  SFUNC = add_weighted,
  STYPE = numeric[],
  FINALFUNC = finish_weighted,
  INITCOND = '{0,0}',
  PARALLEL = SAFE
);

COMMENT ON AGGREGATE jsonb_merge_agg (jsonb) IS 'Folds objects into one, later keys win';
COMMENT ON AGGREGATE weighted_average (numeric, numeric) IS 'Rows without a value or a weight do not count';

-- Time stamps, shared by nearly every table -----------------------------------------------------

CREATE FUNCTION stamp_insert() RETURNS trigger
LANGUAGE plpgsql AS
$$
BEGIN
  NEW.created_at := LOCALTIMESTAMP;
  NEW.updated_at := NEW.created_at;
  RETURN NEW;
END
$$;

CREATE FUNCTION stamp_update() RETURNS trigger
LANGUAGE plpgsql AS
$$
BEGIN
  NEW.created_at := OLD.created_at;
  NEW.updated_at := LOCALTIMESTAMP;
  RETURN NEW;
END
$$;

CREATE FUNCTION keep_id() RETURNS trigger
LANGUAGE plpgsql AS
$$
BEGIN
  IF NEW.id IS DISTINCT FROM OLD.id THEN
    RAISE EXCEPTION 'the id of a % never changes', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql AS
$$
BEGIN
  RAISE EXCEPTION '% on %.% is not allowed', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING HINT = format('Only %s may do this.', coalesce(TG_ARGV[0], 'nobody'));
END
$$;

REVOKE EXECUTE ON FUNCTION stamp_insert(), stamp_update(), keep_id(), refuse_change() FROM PUBLIC;
