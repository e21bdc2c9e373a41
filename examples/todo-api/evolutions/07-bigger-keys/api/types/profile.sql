create type api.profile as (
    id bigint,
    name text,
    email text,
    role data.user_role,
    since date
);

comment on type api.profile is 'What users learn about themselves';
