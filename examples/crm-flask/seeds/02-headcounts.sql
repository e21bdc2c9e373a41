UPDATE contacts SET consent = 'given' WHERE has_newsletter;
INSERT INTO companies (name, website) VALUES ('Fjord Foods', 'https://fjord.example/');
INSERT INTO remarks (subject_type, subject_id, body) VALUES ('company', 4, 'New');
