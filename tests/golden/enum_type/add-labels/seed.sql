INSERT INTO todo VALUES (1, 'draft'), (2, 'done');
