CREATE TABLE activities (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject_type subject_type NOT NULL,
    subject_id integer NOT NULL,
    channel channel NOT NULL,
    user_id integer REFERENCES users ON DELETE SET NULL,
    happened_at timestamptz DEFAULT now() NOT NULL,
    minutes smallint CHECK (minutes > 0),
    details jsonb DEFAULT '{}' NOT NULL
);

CREATE INDEX activities_subject_idx ON activities (subject_type, subject_id, happened_at DESC);
CREATE INDEX activities_details_idx ON activities USING gin (details jsonb_path_ops);

CREATE TABLE emails (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    activity_id bigint REFERENCES activities ON DELETE CASCADE,
    message_id varchar(998) NOT NULL UNIQUE,
    subject text DEFAULT '(none)' NOT NULL,
    body text,
    sent_at timestamptz
);

CREATE TABLE email_recipients (
    email_id bigint NOT NULL REFERENCES emails ON DELETE CASCADE,
    address varchar(254) NOT NULL,
    contact_id integer REFERENCES contacts ON DELETE SET NULL,
    PRIMARY KEY (email_id, address)
);
