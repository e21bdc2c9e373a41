INSERT INTO data.todo VALUES (1, 'draft', '{draft,done}'), (2, 'done', '{}');
