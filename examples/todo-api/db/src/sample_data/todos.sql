COPY data.todo (id, todo, private, owner_id, created_at) FROM STDIN WITH (FORMAT text, NULL 'none');
1	buy milk	f	1	2026-01-01 09:00:00+00
2	it's a "secret"; don't tell -- anybody	t	1	2026-01-02 10:30:00+00
3	paint the fence\tand the gate	t	2	none
4	\\ir is not a command here	f	2	2026-02-28 23:59:59+00
\.

select setval('data.todo_id_seq', 100, true);

insert into data.todo (todo, owner_id)
select 'tidy up ' || room, 2
from unnest(array['the kitchen', 'the $$ vault']) as room
