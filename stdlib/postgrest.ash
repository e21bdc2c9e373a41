// What an HTTP server such as PostgREST tells about the request in hand, and tells its listeners.

/// The request in hand: claims of its token, headers, cookies
schema request
  grant usage to public

/// A setting that holds JSON, `{}` where there is none
function json_setting(name text) returns jsonb stable parallel safe {
  select coalesce(nullif(current_setting('request.' || name, true), ''), '{}')::jsonb
}

/// A claim of the request's token, null where it has none
function claim(name text) returns text stable parallel safe { select request.json_setting('jwt.claims') ->> name }

/// A header of the request
function header(name text) returns text stable parallel safe { select request.json_setting('headers') ->> lower(name) }

/// A cookie of the request
function cookie(name text) returns text stable parallel safe { select request.json_setting('cookies') ->> name }

/// Who is logged in: the claim `sub`, null for nobody
function user_id() returns text stable parallel safe { select request.claim('sub') }

/// The role that the request's token asks for, that of the session for a request without one
function user_role() returns text stable parallel safe { select coalesce(request.claim('role'), current_user::text) }

/// Tells the server to read the schema again
function reload_schema() returns void { select pg_notify('pgrst', 'reload schema') }
  revoke execute from public

/// Tells listeners of a channel about every change: a JSON object with `table`, `event` and the `key` of the row.
mixin notified(channel: string, key: name = id) {
  trigger ${table}_notified after insert or update or delete for each row
    execute function request.notify_change(${channel}, '${key}')
}

/// Arguments: the channel, the column of the key
function notify_change() returns trigger language plpgsql {
declare
  changed constant jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
begin
  perform pg_notify(tg_argv[0], jsonb_build_object(
    'table', format('%I.%I', tg_table_schema, tg_table_name), 'event', lower(tg_op), 'key', changed -> tg_argv[1])::text);
  return null;
end;
}
