CREATE VIEW expiring_quotes AS
SELECT q.id, q.deal_id, d.title, q.valid_until
FROM quotes q
JOIN deals d ON d.id = q.deal_id
WHERE q.status = 'sent' AND q.valid_until < CURRENT_DATE + 7;
