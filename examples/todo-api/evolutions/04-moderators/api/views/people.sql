create view api.people with (security_barrier) as
select u.id, u.name, u.role, u.created_at::date as since
from data."user" u;

alter view api.people owner to api;
