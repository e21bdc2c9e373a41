CREATE VIEW open_deals AS
SELECT d.id, d.number, d.title, c.name AS company, s.name AS stage, s.probability, d.amount, d.currency,
       round(d.amount * s.probability / 100, 2) AS weighted, d.expected_on
FROM deals d
JOIN companies c ON c.id = d.company_id
JOIN stages s ON s.id = d.stage_id
WHERE d.status = 'open';

CREATE VIEW pipeline_totals AS
SELECT stage, currency, count(*) AS deals, sum(weighted) AS weighted
FROM open_deals
GROUP BY stage, currency;

COMMENT ON VIEW pipeline_totals IS 'What the stages hold, weighted by probability';
