create type api.profile as (
    id integer,
    name text,
    email text,
    role data.user_role
);

comment on type api.profile is 'What users learn about themselves';
