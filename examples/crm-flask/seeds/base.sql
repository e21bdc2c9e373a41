-- A few rows for the first state; the files beside this one hold what came with each evolution.
INSERT INTO currencies (code, name) VALUES ('EUR', 'Euro'), ('CHF', 'Swiss franc'), ('SEK', 'Swedish krona');
INSERT INTO users (email, full_name, role) VALUES
    ('ada@crm.example', 'Ada Berg', 'admin'), ('max@crm.example', 'Max O''Hara', 'agent'), ('li@crm.example', 'Li Wen', 'manager');
INSERT INTO teams (name, lead_id) VALUES ('North', 3);
INSERT INTO team_members (team_id, user_id) VALUES (1, 2), (1, 3);
INSERT INTO companies (name, domain, size, owner_id) VALUES
    ('Harbour Tools', 'harbour.example', 'medium', 2), ('Birch & Sons', 'birch.example', NULL, 2), ('One: Two', NULL, 'solo', 3);
INSERT INTO company_addresses (company_id, street, city, country) VALUES (1, 'Quay 3', 'Malmö', 'SE');
INSERT INTO contacts (company_id, first_name, last_name, job_title, newsletter) VALUES
    (1, 'Ines', 'Falk', 'Buyer', true), (2, 'Otto', 'Birch', NULL, false);
INSERT INTO contact_emails (contact_id, address, is_primary) VALUES (1, 'ines@harbour.example', true), (2, 'otto@birch.example', true);
INSERT INTO contact_phones (contact_id, number) VALUES (1, '+46 40 100 200');
INSERT INTO products (sku, name, price, currency) VALUES ('SAW-1', 'Saw', 49.90, 'EUR'), ('BOX-2', 'Box', 5, 'SEK');
INSERT INTO pipelines (name) VALUES ('Sales');
INSERT INTO stages (pipeline_id, name, position, probability) VALUES (1, 'Lead', 1, 10), (1, 'Offer', 2, 55.5), (1, 'Signing', 3, 90);
INSERT INTO deals (title, company_id, stage_id, owner_id, amount) VALUES ('Saws for the yard', 1, 2, 2, 998.00), ('Boxes', 2, 1, 3, 150);
INSERT INTO deals (title, company_id, stage_id, status, closed_at, amount) VALUES ('Nails', 2, 3, 'lost', '2026-03-01 12:30+00', 20);
INSERT INTO deal_contacts (deal_id, contact_id) VALUES (1, 1), (2, 2);
INSERT INTO deal_items (deal_id, line, product_id, quantity, unit_price) VALUES (1, 1, 1, 20, 49.90), (2, 1, 2, 30, 5);
INSERT INTO tasks (title, priority, subject_type, subject_id, assignee_id, due_on) VALUES
    ('Call Ines back', 'high', 'contact', 1, 2, '2026-01-10'), ('Clean up', 'low', NULL, NULL, 2, NULL);
INSERT INTO task_watchers (task_id, user_id) VALUES (1, 3);
INSERT INTO tags (name) VALUES ('vip'), ('slow payer');
INSERT INTO taggings (tag_id, subject_type, subject_id) VALUES (1, 'company', 1), (2, 'deal', 2);
INSERT INTO notes (subject_type, subject_id, body) VALUES ('company', 1, 'Met at the fair; 10% off, "as always"');
INSERT INTO attachments (subject_type, subject_id, file_name, size) VALUES ('deal', 1, 'plan.pdf', 2048);
INSERT INTO activities (subject_type, subject_id, channel, user_id, minutes) VALUES ('contact', 1, 'phone', 2, 12);
INSERT INTO emails (activity_id, message_id, subject) VALUES (1, '<1@crm.example>', 'Saws');
INSERT INTO email_recipients (email_id, address, contact_id) VALUES (1, 'ines@harbour.example', 1);
INSERT INTO settings (key, value) VALUES ('fiscal_year', '{"begins": "04-01"}');
INSERT INTO saved_filters (user_id, name, subject_type) VALUES (2, 'mine', 'deal');
