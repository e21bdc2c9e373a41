use std.timestamps

schema shop

/// What customers say about products
table review with created_at {
  product_id  -> product on update cascade
  customer_id -> customer on delete cascade
  stars       smallint check (stars between 1 and 5)
  words       text?

  primary key (product_id, customer_id)
  index review_good (product_id) where stars > 3
}
