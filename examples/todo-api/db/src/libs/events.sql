-- Tells listeners (a message broker's bridge) about changed rows.
drop schema if exists events cascade;
create schema events;

-- Arguments: the channel, then the columns that go into the message (all, if none is named).
create function events.notify_change() returns trigger
    language plpgsql
    security definer
    as $body$
declare
    changed constant jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
    wanted text[] := coalesce(tg_argv[1:], '{}');
    message jsonb;
begin
    select jsonb_object_agg(column_name, value)
    into message
    from jsonb_each(changed) as c (column_name, value)
    where cardinality(wanted) = 0 or column_name = any (wanted);

    message := jsonb_build_object(
        'table', format('%I.%I', tg_table_schema, tg_table_name),
        'event', lower(tg_op),
        'row', message
    );
    -- A payload of 8000 bytes or more is an error, and the change matters more than the news of it.
    if octet_length(message::text) < 8000 then
        perform pg_notify(tg_argv[0], message::text);
    else
        perform pg_notify(tg_argv[0], (message - 'row')::text);
    end if;
    return null;
end;
$body$;
