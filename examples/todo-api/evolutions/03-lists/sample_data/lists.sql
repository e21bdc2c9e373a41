insert into data.list (name, owner_id, colour)
values ('home', 2, default), ('work', 1, '#c0ffee');

update data.todo set list_id = (select id from data.list where name = 'home') where owner_id = 2;
