-- A role of the enum is the name of the database role that requests of the user run as.
create type user_role as enum ('webuser', 'moderator', 'suspended');

create table "user" (
    id serial primary key,
    name text not null,
    email text not null,
    "password" text not null,
    role user_role not null default settings.get('auth.default-role')::user_role,
    created_at timestamptz not null default now(),

    unique (email),
    check (length(name) between 3 and 80),
    check (name !~ E'[\\n\\t]'),
    constraint user_email_check check (email ~* '^[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$')
);

comment on table "user" is $$Who may log in$$;
comment on column "user"."password" is 'A bcrypt hash, made by the trigger user_hash_password';

create function hash_password() returns trigger
    language plpgsql
    as $$
begin
    if tg_op = 'INSERT' or new.password is distinct from old.password then
        new.password := public.crypt(new.password, public.gen_salt('bf'));
    end if;
    return new;
end;
$$;

create trigger user_hash_password
    before insert or update of "password" on "user"
    for each row
    execute procedure hash_password();

create trigger user_audit
    after insert or update or delete on "user"
    for each row
    execute function audit.record('password');
