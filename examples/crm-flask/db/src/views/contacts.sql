CREATE VIEW address_book AS
SELECT p.id, p.full_name, c.name AS company, c.size, e.address AS email
FROM contacts p
LEFT JOIN companies c ON c.id = p.company_id
LEFT JOIN contact_emails e ON e.contact_id = p.id AND e.is_primary;
