INSERT INTO p (id) VALUES (1);
INSERT INTO p VALUES (2, 'happy', '{happy}');
