CREATE TABLE settings (
    key varchar(80) PRIMARY KEY,
    value jsonb NOT NULL
);
