use std.lookup
use std.timestamps

schema shop

/// What becomes of a review
table verdict with lookup {}

data verdict (code, label, position) key (code) {
  ('open', 'Nobody has read it yet', 1)
  ('shown', 'Everybody sees it', 2)
  ('hidden', 'Not fit to be shown', 3)
}

/// What customers say about products
table review with created_at {
  product_id  -> product on update cascade
  customer_id -> customer on delete cascade
  stars       smallint check (stars between 1 and 5)
  words       text?
  verdict     -> verdict = 'open'

  primary key (product_id, customer_id)
  index review_good (product_id) where stars > 3
}
