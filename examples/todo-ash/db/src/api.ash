/// The todo API, version 1
schema api
  grant usage to ${anonymous}, webuser

/// What users learn about themselves
type profile { id integer, name text, email text, role data.user_role }

/// Your own and all public todos
view todos { select todo.id, todo.todo, todo.private, todo.owner_id = request.user_id() as mine from data.todo }
  owner api
  grant select, insert, update, delete to webuser
  grant select (id, todo) to ${anonymous}

function login(email text, password text) returns json language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp {
declare
    person data."user"%rowtype;
    token text;
begin
    select u.*
    into person
    from data."user" as u
    where u.email = lower(login.email)
      and u.password = public.crypt(login.password, u.password);

    if not found or person.role = 'suspended' then
        raise insufficient_privilege using message = 'wrong email or password';
    end if;

    token := auth.token(person);
    perform auth.set_cookie(token);
    return json_build_object('me', json_build_object('id', person.id, 'name', person.name), 'token', token);
end;
}
  grant execute to ${anonymous}, webuser

function signup(name text, email text, password text) returns profile language plpgsql security definer {
declare
    person api.profile;
begin
    if length(signup.password) < 8 then
        raise exception 'a password has eight characters or more'
            using errcode = 'check_violation', hint = 'Three random words are easy to keep in mind.';
    end if;

    insert into data."user" as u (name, email, "password")
    values (signup.name, lower(signup.email), signup.password)
    returning u.id, u.name, u.email, u.role
    into person;

    return person;
exception
    when unique_violation then
        raise exception 'somebody has signed up with % already', signup.email using errcode = '23505';
end;
}
  grant execute to ${anonymous}

function me() returns profile stable security definer {
    select u.id, u.name, u.email, u.role
    from data."user" as u
    where u.id = request.user_id();
}
  grant execute to webuser

/// A new token for a request that came with one that is about to end
function refresh_token() returns text language plpgsql stable security definer {
declare
    person data."user";
begin
    select * into person from data."user" as u where u.id = request.user_id() and u.role <> 'suspended';
    if person.id is null then
        raise insufficient_privilege using message = 'log in again';
    end if;
    return auth.token(person);
end;
}
  grant execute to webuser

revoke execute on all functions in schema api from public
