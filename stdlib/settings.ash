// Values that functions need and that must not stand in their text: secrets, lifetimes, switches.

/// Key and value, read and written by functions only
schema settings

/// Keys are in lower case, with dots, dashes and underscores between their words
table entry {
  key        text primary key check (key ~ '^[a-z][a-z0-9_]*([.-][a-z0-9_]+)*$')
  value      text
  /// Left out of settings.visible()
  secret     boolean = false
  changed_at timestamptz = now()
}

/// The value of a key, null for one that is not set
function get(key text) returns text stable strict security definer set search_path = settings, pg_temp {
    select e.value from entry as e where e.key = get.key;
}

/// Writes a value; a secret stays one
function set(key text, value text, secret boolean = false) returns void security definer set search_path = settings, pg_temp {
    insert into entry as e (key, value, secret)
    values ($1, $2, $3)
    on conflict on constraint entry_pkey do update
        set value = excluded.value, secret = e.secret or excluded.secret, changed_at = now();
}

/// What may be shown: all but the secrets
function visible() returns setof entry stable security definer rows 20 as 'select * from settings.entry where not secret order by key'

// Who may call these is for the project to say.
revoke execute on all functions in schema settings from public
