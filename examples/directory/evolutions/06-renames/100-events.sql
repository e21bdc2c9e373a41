CREATE TABLE venue (
  id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name varchar(100) NOT NULL UNIQUE,
  address postal_address,
  -- @renamed from=seats
  seat_count integer NOT NULL,
  organisation uuid REFERENCES organisation (id) ON DELETE SET NULL,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  -- @renamed from=venue_seats
  CONSTRAINT venue_seat_count CHECK (seat_count BETWEEN 1 AND 5000)
);

CREATE TABLE event (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  slug slug NOT NULL UNIQUE,
  title varchar(200) NOT NULL,
  description varchar(10000),
  website web_url,
  is_online boolean DEFAULT false NOT NULL,
  organiser uuid REFERENCES organisation (id) ON DELETE SET NULL,
  is_published boolean DEFAULT false NOT NULL,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);

CREATE TABLE event_session (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  event uuid NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  venue smallint REFERENCES venue (id),
  title varchar(200) NOT NULL,
  during tstzrange NOT NULL,
  capacity integer CHECK (capacity > 0),
  cancelled boolean DEFAULT false NOT NULL,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  CONSTRAINT session_is_bounded CHECK (NOT lower_inf(during) AND NOT upper_inf(during) AND NOT isempty(during)),
  CONSTRAINT venue_not_double_booked EXCLUDE USING gist (venue WITH =, during WITH &&) WHERE (NOT cancelled)
);

CREATE TABLE event_registration (
  session uuid REFERENCES event_session (id) ON DELETE CASCADE,
  account uuid REFERENCES account (id) ON DELETE CASCADE,
  registered_at timestamptz DEFAULT clock_timestamp() NOT NULL,
  waiting boolean DEFAULT false NOT NULL,
  attended boolean,
  diet varchar(100),
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (session, account)
);

CREATE INDEX event_registration_queue_idx ON event_registration (session, registered_at) WHERE waiting;

CREATE TABLE software_at_event (
  event uuid REFERENCES event (id) ON DELETE CASCADE,
  software uuid REFERENCES software (id) ON DELETE CASCADE,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  PRIMARY KEY (event, software)
);

CREATE FUNCTION seats_left(session_id uuid) RETURNS integer
LANGUAGE sql STABLE AS
$$
  SELECT coalesce(s.capacity, v.seat_count) - (
    SELECT count(*)::integer FROM event_registration AS r WHERE r.session = s.id AND NOT r.waiting)
  FROM event_session AS s
  LEFT JOIN venue AS v ON v.id = s.venue
  WHERE s.id = session_id;
$$;

CREATE FUNCTION queue_registration() RETURNS trigger
LANGUAGE plpgsql AS
$$
BEGIN
  PERFORM FROM event_session WHERE id = NEW.session FOR UPDATE;
  NEW.waiting := coalesce(seats_left(NEW.session) <= 0, false);
  RETURN NEW;
END
$$;

-- Somebody left: the first in the queue takes the seat.
CREATE FUNCTION promote_from_queue() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
BEGIN
  UPDATE event_registration AS r
  SET waiting = false
  FROM (
    SELECT q.session, q.account
    FROM event_registration AS q
    WHERE q.session = OLD.session AND q.waiting
    ORDER BY q.registered_at
    LIMIT greatest(seats_left(OLD.session), 0)
  ) AS first
  WHERE r.session = first.session AND r.account = first.account;
  RETURN NULL;
END
$$;

CREATE TRIGGER venue_insert BEFORE INSERT ON venue FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER venue_update BEFORE UPDATE ON venue FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER event_insert BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER event_update BEFORE UPDATE ON event FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER session_insert BEFORE INSERT ON event_session FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER session_update BEFORE UPDATE ON event_session FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER registration_insert BEFORE INSERT ON event_registration FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER registration_update BEFORE UPDATE ON event_registration FOR EACH ROW EXECUTE FUNCTION stamp_update();
CREATE TRIGGER registration_queue BEFORE INSERT ON event_registration
  FOR EACH ROW EXECUTE FUNCTION queue_registration();
CREATE TRIGGER registration_promote AFTER DELETE ON event_registration
  FOR EACH ROW WHEN (NOT OLD.waiting) EXECUTE FUNCTION promote_from_queue();
CREATE TRIGGER event_software_insert BEFORE INSERT ON software_at_event FOR EACH ROW EXECUTE FUNCTION stamp_insert();
CREATE TRIGGER event_software_update BEFORE UPDATE ON software_at_event FOR EACH ROW EXECUTE FUNCTION stamp_update();

COMMENT ON CONSTRAINT venue_not_double_booked ON event_session IS 'One session at a time in a room';

CREATE FUNCTION sessions_between(first_day date, last_day date)
RETURNS TABLE (session_id uuid, event_title varchar, session_title varchar, starts timestamptz, ends timestamptz, free integer)
LANGUAGE sql STABLE AS
$$
  SELECT s.id, e.title, s.title, lower(s.during), upper(s.during), seats_left(s.id)
  FROM event_session AS s
  JOIN event AS e ON e.id = s.event
  WHERE e.is_published AND NOT s.cancelled
    AND s.during && tstzrange(first_day::timestamptz, (last_day + 1)::timestamptz)
  ORDER BY lower(s.during), e.title;
$$;

CREATE FUNCTION register_for_session(session_id uuid, diet text DEFAULT NULL) RETURNS boolean
LANGUAGE plpgsql AS
$$
DECLARE
  is_waiting boolean;
BEGIN
  INSERT INTO event_registration AS r (session, account, diet)
  VALUES (session_id, current_account_id(), trim_to_null(register_for_session.diet))
  ON CONFLICT (session, account) DO UPDATE SET diet = excluded.diet
  RETURNING r.waiting INTO is_waiting;
  RETURN NOT is_waiting;
END
$$;

CREATE FUNCTION free_venues(wanted tstzrange, min_seats integer DEFAULT 1) RETURNS SETOF venue
LANGUAGE sql STABLE ROWS 20 AS
$$
  SELECT v.*
  FROM venue AS v
  WHERE v.seat_count >= min_seats
    AND NOT EXISTS (
      SELECT FROM event_session AS s WHERE s.venue = v.id AND NOT s.cancelled AND s.during && wanted)
  ORDER BY v.seat_count;
$$;

CREATE FUNCTION attendance_by_event()
RETURNS TABLE (event_id uuid, registered bigint, attended bigint, turnout numeric)
LANGUAGE sql STABLE AS
$$
  SELECT
    s.event,
    count(*),
    count(*) FILTER (WHERE r.attended),
    round(100.0 * count(*) FILTER (WHERE r.attended) / count(*), 1)
  FROM event_registration AS r
  JOIN event_session AS s ON s.id = r.session
  WHERE NOT r.waiting
  GROUP BY s.event;
$$;
