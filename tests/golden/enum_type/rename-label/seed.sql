INSERT INTO todo VALUES (1, 'draft');
