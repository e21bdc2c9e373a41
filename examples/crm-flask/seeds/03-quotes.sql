INSERT INTO quotes (deal_id, status) VALUES (1, 'sent');
INSERT INTO quote_items (quote_id, deal_id, line, discount) SELECT id, 1, 1, 2.5 FROM quotes;
