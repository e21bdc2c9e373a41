-- The audit mixin: the columns created_at, created_by, updated_at and updated_by of a table, kept by this trigger.
CREATE FUNCTION touch() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := now();
    NEW.updated_by := nullif(current_setting('crm.user_id', true), '')::integer;
    IF TG_OP = 'INSERT' THEN
        NEW.created_by := coalesce(NEW.created_by, NEW.updated_by);
    END IF;
    RETURN NEW;
END
$$;

COMMENT ON FUNCTION touch() IS 'Keeps the columns of the audit mixin';

CREATE FUNCTION record_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit_entries (table_name, row_id, operation, changed, user_id)
    VALUES (TG_TABLE_NAME, coalesce(NEW.id, OLD.id), TG_OP,
            CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END,
            nullif(current_setting('crm.user_id', true), '')::integer);
    PERFORM pg_notify('crm', json_build_object('table', TG_TABLE_NAME, 'id', coalesce(NEW.id, OLD.id))::text);
    RETURN NULL;
END
$$;
