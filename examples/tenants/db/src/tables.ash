use shared

schema app
  grant usage to clerk

/// Who has an account here
table company {
  id   bigint primary key
  name text unique

  grant select to clerk
}

enum invoice_state { draft, sent, paid }

table customer with record {
  name text
}

table invoice with record {
  customer_id -> customer
  number      text
  state       invoice_state = 'draft'
  due_on      date?

  unique (tenant_id, number)
  check (state = 'draft' or due_on is not null)
}

table line with record {
  invoice_id -> invoice on delete cascade
  position   integer check (position > 0)
  text       text
  price      numeric(12, 2)

  unique (invoice_id, position)
}

/// What is owed, by invoice. Reads as who asks, so that policies hold.
view owed with (security_invoker) {
  select i.number, i.due_on, sum(l.price) as price
  from app.invoice i
  join app.line l on l.invoice_id = i.id
  where i.state = 'sent'
  group by i.id
}
  grant select to clerk
