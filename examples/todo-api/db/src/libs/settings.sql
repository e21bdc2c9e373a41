-- Values that functions need and that must not stand in their text: secrets, lifetimes, switches.
drop schema if exists settings cascade;
create schema settings;

comment on schema settings is 'Key and value, read and written by functions only';

create table settings.entry (
    key text primary key,
    value text not null,
    secret boolean not null default false,
    changed_at timestamp with time zone not null default now(),
    constraint entry_key_check check (key ~ '^[a-z][a-z0-9_]*([.-][a-z0-9_]+)*$')
);

comment on column settings.entry.secret is 'Left out of settings.visible()';

create function settings.get(key text) returns text
    language sql
    stable
    strict
    security definer
    set search_path = settings, pg_temp
    as $$
    select e.value from entry as e where e.key = get.key;
$$;

create function settings.set(key text, value text, secret boolean default false) returns void
    language sql
    security definer
    set search_path = settings, pg_temp
    as $$
    insert into entry as e (key, value, secret)
    values ($1, $2, $3)
    on conflict on constraint entry_pkey do update
        set value = excluded.value, secret = e.secret or excluded.secret, changed_at = now();
$$;

create or replace function settings.visible() returns setof settings.entry
    language sql stable security definer rows 20
    as 'select * from settings.entry where not secret order by key';

comment on function settings.set(text, text, boolean) is E'Writes a value; a secret stays one';

comment on table settings.entry is 'Keys are in lower case, with dots, dashes and underscores between their words';
comment on function settings.get(text) is 'The value of a key, null for one that is not set';
comment on function settings.visible() is 'What may be shown: all but the secrets';

revoke all on function settings.get(text) from public;
revoke all on function settings.set(text, text, boolean) from public;
revoke all on function settings.visible() from public;
