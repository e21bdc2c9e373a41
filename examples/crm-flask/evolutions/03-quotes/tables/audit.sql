CREATE TABLE audit_entries (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    table_name text NOT NULL,
    row_id bigint NOT NULL,
    operation text NOT NULL CHECK (operation IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')),
    changed jsonb,
    user_id integer,
    at timestamptz DEFAULT now() NOT NULL
);

CREATE INDEX audit_entries_row_idx ON audit_entries (table_name, row_id);
CREATE INDEX audit_entries_at_idx ON audit_entries USING brin (at);
