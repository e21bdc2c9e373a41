-- Who changed which row, and to what. Takes the place of the events: a listener reads the table.
drop schema if exists audit cascade;
create schema audit;

create type audit.operation as enum ('insert', 'update', 'delete');

create table audit.change (
    id bigint generated always as identity,
    at timestamp(3) with time zone not null default clock_timestamp(),
    by_user bigint,
    table_name regclass not null,
    operation audit.operation not null,
    row_before jsonb,
    row_after jsonb,

    constraint change_rows_check check (
        case operation
            when 'insert' then row_before is null
            when 'delete' then row_after is null
            else num_nulls(row_before, row_after) = 0
        end
    )
);

alter table audit.change add constraint change_pkey primary key (id);

create index change_table_at_index on audit.change using brin (table_name, at);
create index change_after_index on audit.change using gin (row_after jsonb_path_ops);

-- Arguments: the columns to leave out.
create function audit.record() returns trigger
    language plpgsql
    security definer
    as $$
declare
    before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
    after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
begin
    insert into audit.change (by_user, table_name, operation, row_before, row_after)
    values (
        nullif(request.user_id(), 0),
        tg_relid,
        lower(tg_op)::audit.operation,
        before - coalesce(tg_argv[0:], '{}'),
        after - coalesce(tg_argv[0:], '{}')
    );
    return null;
end;
$$;
