CREATE TYPE quote_status AS ENUM ('draft', 'sent', 'accepted', 'declined');

CREATE TABLE quotes (
    id bigint GENERATED ALWAYS AS IDENTITY (START WITH 100) PRIMARY KEY,
    deal_id integer NOT NULL REFERENCES deals ON DELETE CASCADE,
    version smallint DEFAULT 1 NOT NULL,
    status quote_status DEFAULT 'draft' NOT NULL,
    valid_until date DEFAULT CURRENT_DATE + 30 NOT NULL,
    terms text DEFAULT 'Payable within 30 days; see https://example.com/terms?v=1:2' NOT NULL,
    UNIQUE (deal_id, version)
);

CREATE TABLE quote_items (
    quote_id bigint NOT NULL REFERENCES quotes ON DELETE CASCADE,
    deal_id integer NOT NULL,
    line integer NOT NULL,
    discount numeric(5, 2) DEFAULT 0 NOT NULL,
    PRIMARY KEY (quote_id, line),
    CONSTRAINT quote_items_deal_item_fkey FOREIGN KEY (deal_id, line) REFERENCES deal_items (deal_id, line),
    CONSTRAINT quote_items_discount_range CHECK (discount >= 0 AND discount < 100)
);

CREATE INDEX quote_items_deal_item_idx ON quote_items (deal_id, line);
