INSERT INTO data.t (id, name) VALUES (7, 'seven');
